// A small town for this room's tests: one committee, one compound, one dwelling, a store in a
// temporary folder, its own clock and dice. The same every time.

#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "journal/journal.hpp"
#include "journal/marks.hpp"
#include "store/store.hpp"
#include "text/embedded.hpp"
#include "voices/records.hpp"
#include "voices/voices.hpp"

namespace journal {
std::span<const text::EmbeddedFile> embedded_files();
} // namespace journal
namespace places {
std::span<const text::EmbeddedFile> embedded_files();
void apply_added(store::Connection& to, const PlaceAdded& event, const journal::Entry& entry);
} // namespace places

namespace voices {

std::span<const text::EmbeddedFile> embedded_files();

constexpr places::PlaceId test_committee{1};
constexpr places::PlaceId test_compound{2};
constexpr places::PlaceId test_entrance{3};
constexpr places::PlaceId test_dwelling{4};

class Town : public testing::Test {
protected:
    Town() {
        std::string pattern = std::filesystem::temp_directory_path() / "songyuan voices XXXXXX";
        folder_ = mkdtemp(pattern.data());
        store::Schema schema;
        for (const auto files :
             {journal::embedded_files(), places::embedded_files(), embedded_files()}) {
            for (const auto& file : files) {
                if (file.name.ends_with("schema.sql")) {
                    schema.add(file.name, file.content);
                }
            }
        }
        store_ = store::open_sqlite(folder_, store::Durability::None);
        store_->furnish(schema);
        writer_ = store_->open_writer();
        keep_facts(facts_);
        facts_.on<places::PlaceAdded>(places::apply_added);
        writer_->begin_write();
        journal::set_mark(*writer_, "server_key", "the same key every time");
        writer_->commit();
        journal_ = std::make_unique<journal::Journal>(
            *writer_,
            journal::Furniture{"310101015", facts_, followers_, [this] { return throw_dice(); }});
        add_place(test_committee, places::Level::Committee, {}, "瞿溪居委会");
        add_place(test_compound, places::Level::Compound, test_committee, "瞿溪新村");
        add_place(test_entrance, places::Level::Entrance, test_compound, "3号");
        add_place(test_dwelling, places::Level::Dwelling, test_entrance, "201室");
    }
    ~Town() override {
        journal_.reset();
        writer_.reset();
        store_.reset();
        std::filesystem::remove_all(folder_);
    }

    // Runs one turn, committed when it isn't refused.
    template <class Work>
    auto turn(const Work& work) {
        using Answer = decltype(work(std::declval<journal::Turn&>()));
        std::optional<Answer> answer;
        writer_->begin_write();
        const auto done = journal_->run(
            journal::resident(), now_, [&](journal::Turn& running) -> base::Result<nlohmann::json> {
                answer = work(running);
                if (!*answer) {
                    return base::refusal_of(*answer);
                }
                return nlohmann::json();
            });
        if (done) {
            writer_->commit();
        } else {
            writer_->rollback();
        }
        return *answer;
    }

    auto say(const RaiseVoice& asked) {
        return turn([&](journal::Turn& running) { return raise(running, asked); });
    }
    auto say(const char* words) { return say(RaiseVoice{.words = words}); }

    void add_place(places::PlaceId id,
                   places::Level level,
                   places::PlaceId parent,
                   const std::string& name) {
        const auto added = turn([&](journal::Turn& running) -> base::Result<int> {
            places::PlaceAdded event;
            event.id = id;
            event.level = level;
            event.parent = parent;
            event.name = name;
            running.record(event);
            return 0;
        });
        ASSERT_TRUE(added);
    }

    store::Connection& town() { return *writer_; }

    calendar::Moment now_ = calendar::parse_moment("2026-11-24 10:15").value();
    journal::Facts facts_;
    journal::Followers followers_;
    std::filesystem::path folder_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<store::Connection> writer_;
    std::unique_ptr<journal::Journal> journal_;

private:
    journal::Salt throw_dice() { return journal::sha256(std::to_string(++thrown_)); }
    int thrown_ = 0;
};

// The key of a refusal, or "taken".
template <class Value>
std::string refusal(const base::Result<Value>& result) {
    return result ? "taken" : result.error().key;
}
template <class Value>
std::string refused_field(const base::Result<Value>& result) {
    return result ? "none" : result.error().field;
}

} // namespace voices
