// A Turn is one actor, at one moment, in one transaction. Everything a command changes is recorded
// in its turn, so it happens whole or not at all, and replaying the turns gives the same town.
//
// A command finds what it needs, decides, and records. After the first record it may not refuse.

#pragma once

#include <any>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <typeindex>
#include <unordered_map>
#include <utility>
#include <vector>

#include "calendar/moment.hpp"
#include "journal/actor.hpp"
#include "journal/codec.hpp"
#include "journal/entry.hpp"
#include "store/connection.hpp"

namespace journal {

class Turn;

// A turn records at most this much; what would need more takes several turns. A list of ten
// thousand places is one: it keeps the writer for about a second.
constexpr int entries_a_turn_max = 20'000;

// Which room keeps which fact: its apply fills that room's cache tables, live and on rebuild. It
// reads nothing but the event, the entry and its own tables, and never an erasable value.
class Facts {
public:
    template <class Event>
    void on(std::function<void(store::Connection&, const Event&, const Entry&)> apply) {
        base::ensure(!replays_.contains(std::string(Event::kind)), "each fact belongs to one room");
        applies_[typeid(Event)] =
            [apply](store::Connection& to, const void* event, const Entry& entry) {
                apply(to, *static_cast<const Event*>(event), entry);
            };
        replays_[std::string(Event::kind)] =
            [apply](store::Connection& to, const nlohmann::json& event, const Entry& entry) {
                apply(to, Decoder(event).decode<Event>(), entry);
            };
    }

    template <class Event>
    void apply(store::Connection& to, const Event& event, const Entry& entry) const {
        const auto found = applies_.find(typeid(Event));
        base::ensure(found != applies_.end(), "a recorded fact has a room that keeps it");
        found->second(to, &event, entry);
    }

    [[nodiscard]] bool keeps(const std::string& kind) const { return replays_.contains(kind); }

    // From the journal's own bytes: rebuild.
    void replay(store::Connection& to, const nlohmann::json& event, const Entry& entry) const;

private:
    std::unordered_map<std::type_index,
                       std::function<void(store::Connection&, const void*, const Entry&)>>
        applies_;
    std::unordered_map<std::string,
                       std::function<void(store::Connection&, const nlohmann::json&, const Entry&)>>
        replays_;
};

// Who wants to hear of which fact. Followers run inside the turn that recorded it, after the
// command's own events, first recorded first told; silent on rebuild. A follower never refuses.
class Followers {
public:
    template <class Event>
    void on(std::function<void(Turn&, const Event&, const Entry&)> react) {
        reactions_[typeid(Event)].push_back(
            [react](Turn& turn, const std::any& event, const Entry& entry) {
                react(turn, *std::any_cast<Event>(&event), entry);
            });
    }

    [[nodiscard]] bool wants(std::type_index event) const { return reactions_.contains(event); }
    void tell(Turn& turn, std::type_index type, const std::any& event, const Entry& entry) const;

private:
    using Reaction = std::function<void(Turn&, const std::any&, const Entry&)>;
    std::unordered_map<std::type_index, std::vector<Reaction>> reactions_;
};

class Journal;

class Turn {
public:
    Turn(Journal& journal,
         const Actor& actor,
         calendar::Moment now,
         std::optional<calendar::Moment> due = std::nullopt)
        : journal_(journal), actor_(actor), now_(now), due_(due) {}

    [[nodiscard]] const Actor& actor() const { return actor_; }
    [[nodiscard]] calendar::Moment now() const { return now_; }

    // When a timer's turn should have run; it may run later.
    [[nodiscard]] std::optional<calendar::Moment> due() const { return due_; }

    [[nodiscard]] store::Connection& store() const;
    [[nodiscard]] Salt throw_dice() const;

    template <class Event>
    Entry record(const Event& event);

    // The entries recorded so far, oldest first.
    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

    // Lets the followers speak until nobody has anything more to say. The journal calls it once.
    void tell_followers();

private:
    struct Told {
        std::type_index type;
        std::any event;
        Entry entry;
    };

    Journal& journal_;
    Actor actor_;
    calendar::Moment now_;
    std::optional<calendar::Moment> due_;
    std::vector<Entry> entries_;
    std::deque<Told> untold_;
};

} // namespace journal

#include "journal/journal.hpp"
