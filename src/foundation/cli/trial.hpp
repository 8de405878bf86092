// A neighbourhood for tests: the rooms it is given are installed in a store of its own, turns are
// run at once, and it tells the time. Nothing of it outlives the test.
//
//   cli::Trial town({places::install});
//   const auto id = town.ask([](journal::Turn& turn) { … });

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/installation.hpp"
#include "identity/identity.hpp"
#include "journal/journal.hpp"
#include "office/office.hpp"
#include "store/test_address.hpp"

namespace journal {
std::span<const text::EmbeddedFile> embedded_files();
}
namespace identity {
std::span<const text::EmbeddedFile> embedded_files();
}
namespace office {
std::span<const text::EmbeddedFile> embedded_files();
}

namespace cli {

class Trial {
public:
    using Install = std::function<void(Installation&)>;

    explicit Trial(const std::vector<Install>& rooms) {
        installation.files(journal::embedded_files());
        installation.files(identity::embedded_files());
        installation.files(office::embedded_files());
        identity::keep(facts);
        office::install(facts);
        for (const auto& install : rooms) {
            install(installation);
        }
        store_ = store::open(*address_, store::Durability::None);
        store_->furnish(schema);
        writer_ = store_->open_writer();
        for (const auto& prepare : installation.preparations) {
            prepare(*writer_);
        }
        journal_ = std::make_unique<journal::Journal>(
            *writer_,
            journal::Furniture{"310101015", facts, followers, [this] { return throw_dice(); }});
    }
    ~Trial() {
        journal_.reset();
        writer_.reset();
        store_.reset();
    }
    Trial(const Trial&) = delete;
    Trial& operator=(const Trial&) = delete;
    Trial(Trial&&) = delete;
    Trial& operator=(Trial&&) = delete;

    // One turn in a transaction of its own. What it answers is handed through; a refusal too.
    template <class Asked>
    auto ask(const Asked& asked, const journal::Actor& actor = journal::operator_at_the_machine()) {
        std::optional<std::invoke_result_t<Asked, journal::Turn&>> answer;
        writer_->begin_write();
        const auto result = journal_->run(actor, now, [&](journal::Turn& turn) {
            answer.emplace(asked(turn));
            recorded.clear();
            for (const auto& entry : turn.entries()) {
                recorded.push_back(entry.kind);
            }
            return base::Result<nlohmann::json>(nlohmann::json());
        });
        base::ensure(result.has_value(), "the trial's own turn never refuses");
        writer_->commit();
        return std::move(*answer);
    }

    [[nodiscard]] store::Connection& store() { return *writer_; }
    [[nodiscard]] store::Store& database() { return *store_; }
    [[nodiscard]] journal::Journal& journal() { return *journal_; }

    store::Schema schema;
    journal::Facts facts;
    journal::Followers followers;
    journal::Timers timers;
    web::Routes routes;
    Verbs verbs;
    std::vector<text::EmbeddedFile> pages;
    std::vector<ConfigurationPart> configuration;
    std::vector<journal::Feed> feeds;
    Installation installation{
        schema, facts, followers, timers, routes, verbs, pages, configuration, feeds};

    // Friday, 20 November 2026, 10:00 in the office.
    calendar::Moment now = calendar::from_milliseconds(1'795'140'000'000);

    // The kinds of what the last command recorded, in order; followers' events come after.
    std::vector<std::string> recorded;

private:
    journal::Salt throw_dice() {
        journal::Salt salt{};
        ++thrown_;
        for (std::size_t at = 0; at < sizeof thrown_; ++at) {
            salt[at] = static_cast<std::uint8_t>(thrown_ >> (8 * at));
        }
        return salt;
    }

    store::TestAddress address_{"songyuan trial"};
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<store::Connection> writer_;
    std::unique_ptr<journal::Journal> journal_;
    std::uint64_t thrown_ = 0;
};

} // namespace cli
