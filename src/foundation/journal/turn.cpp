#include "journal/turn.hpp"

namespace journal {

void Facts::replay(store::Connection& to, const nlohmann::json& event, const Entry& entry) const {
    const auto found = replays_.find(entry.kind);
    if (found == replays_.end()) {
        throw base::Fault("the journal holds a fact that no room keeps: " + entry.kind);
    }
    found->second(to, event, entry);
}

void Followers::tell(Turn& turn,
                     std::type_index type,
                     const std::any& event,
                     const Entry& entry) const {
    for (const auto& react : reactions_.at(type)) {
        react(turn, event, entry);
    }
}

store::Connection& Turn::store() const {
    return journal_.store();
}

Salt Turn::throw_dice() const {
    return journal_.furniture().dice();
}

void Turn::tell_followers() {
    while (!untold_.empty()) {
        const Told told = std::move(untold_.front());
        untold_.pop_front();
        journal_.furniture().followers.tell(*this, told.type, told.event, told.entry);
    }
}

} // namespace journal
