// The Journal appends entries to the store and keeps the tree's right edge. It belongs to the one
// thread that writes; readers use read.hpp.

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <typeinfo>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/result.hpp"
#include "calendar/moment.hpp"
#include "journal/tree.hpp"
#include "journal/turn.hpp"

namespace journal {

// What a journal is told once: whose it is, who keeps its facts, who follows them.
struct Furniture {
    std::string subdistrict; // The 9-digit code in every leaf.
    const Facts& facts;
    const Followers& followers;
    Dice dice;
};

// What a turn does. It may be run a second time when the batch around it failed, so it keeps
// nothing outside the store; what the asker needs is its result.
using Work = std::function<base::Result<nlohmann::json>(Turn&)>;

class Journal {
public:
    Journal(store::Connection& writer, Furniture furniture);

    // Reads the tree's edge and the last moment from the store again: after a rollback.
    void recall();

    // Runs one turn inside the transaction that the caller has begun. The moment is the later of
    // `clock` and the last entry.
    [[nodiscard]] base::Result<nlohmann::json> run(
        const Actor& actor,
        calendar::Moment clock,
        const Work& work,
        std::optional<calendar::Moment> due = std::nullopt);

    [[nodiscard]] Sequence size() const { return frontier_.size(); }
    [[nodiscard]] Hash root() const { return frontier_.root(); }
    [[nodiscard]] calendar::Moment last_moment() const { return last_moment_; }
    [[nodiscard]] store::Connection& store() const { return store_; }
    [[nodiscard]] const Furniture& furniture() const { return furniture_; }

    // Appends one event: its bytes, its kept values, its leaf and the subtrees the leaf completes.
    Entry append(const Turn& turn,
                 std::string_view kind,
                 Encoder& encoder,
                 const std::string& event);

private:
    store::Connection& store_;
    Furniture furniture_;
    Frontier frontier_;
    calendar::Moment last_moment_{};
};

template <class Event>
Entry Turn::record(const Event& event) {
    base::ensure(entries_.size() < entries_a_turn_max, "a turn stays within its bound");
    Encoder encoder(journal_.furniture().dice);
    const std::string bytes = encoder.encode(event);
    Entry entry = journal_.append(*this, Event::kind, encoder, bytes);
    journal_.furniture().facts.apply(journal_.store(), event, entry);
    entries_.push_back(entry);
    if (journal_.furniture().followers.wants(typeid(Event))) {
        untold_.push_back({typeid(Event), event, entry});
    }
    return entry;
}

} // namespace journal
