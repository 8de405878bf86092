#include "town/ground.hpp"

#include <utility>

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
    turns_unfed_ += std::exchange(turns_, 0);
    if (turns_unfed_ >= turns_a_feed) {
        feed();
    }
}

void Ground::finish() {
    commit();
    feed();
}

void Ground::feed() {
    journal_.store().begin_write();
    for (const auto& feed : feeds_) {
        while (feed(journal_.store()) == journal::Fed::More) {
        }
    }
    journal_.store().commit();
    turns_unfed_ = 0;
}

} // namespace town
