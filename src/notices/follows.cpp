#include "notices/follows.hpp"

#include "cases/events.hpp"

namespace notices {

namespace {

template <class Event>
void tell(journal::Followers& followers, What what, const Channels& channels) {
    followers.on<Event>(
        [what, &channels](journal::Turn& turn, const Event& event, const journal::Entry&) {
            prepare(turn, event.id, what, channels);
        });
}

} // namespace

void follow(journal::Followers& followers, const Channels& channels) {
    tell<cases::CaseOpened>(followers, What::Opened, channels);
    tell<cases::CaseAssigned>(followers, What::Assigned, channels);
    tell<cases::HandlerWarned>(followers, What::Warned, channels);
    tell<cases::CaseEscalated>(followers, What::Escalated, channels);
    tell<cases::CaseSupervised>(followers, What::Supervised, channels);
    tell<cases::CaseClosed>(followers, What::Closed, channels);
    tell<cases::CaseClosedUnresolved>(followers, What::ClosedUnresolved, channels);
}

} // namespace notices
