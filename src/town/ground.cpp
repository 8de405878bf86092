#include "town/ground.hpp"

namespace town {

void Ground::run(const journal::Actor& actor, Moment at, const journal::Work& work) {
    fire_until(at);
    begin();
    const auto before = journal_.size();
    const auto result = journal_.run(actor, at, work);
    if (!result) {
        base::ensure(journal_.size() == before, "a refusal leaves the journal untouched");
        ++refused_;
    }
    knows_next_due_ = false;
    if (++turns_ >= turns_a_commit) {
        commit();
    }
}

void Ground::fire_until(Moment moment) {
    if (!knows_next_due_) {
        next_due_ = journal::next_due(journal_.store(), timers_);
        knows_next_due_ = true;
    }
    while (next_due_ && *next_due_ <= moment) {
        begin();
        turns_ += journal::fire_due(
            journal_, timers_, {moment, journal::FiringClock::AtTheirTime, turns_a_commit});
        next_due_ = journal::next_due(journal_.store(), timers_);
        if (turns_ >= turns_a_commit) {
            commit();
        }
    }
}

void Ground::begin() {
    if (!is_writing_) {
        journal_.store().begin_write();
        is_writing_ = true;
    }
}

void Ground::commit() {
    if (!is_writing_) {
        return;
    }
    journal_.store().commit();
    is_writing_ = false;
    turns_ = 0;
    for (const auto& feed : feeds_) {
        auto fed = journal::Fed::More;
        while (fed == journal::Fed::More) {
            journal_.store().begin_write();
            fed = feed(journal_.store());
            journal_.store().commit();
        }
    }
}

} // namespace town
