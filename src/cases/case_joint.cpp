// How a case changes when others take part in it. The parts themselves stand in a table of their
// own (parts.hpp); the case only knows that something happened.

#include "cases/case.hpp"
#include "cases/happening.hpp"

namespace cases {

void happen(Case& current, const PartAsked&, const journal::Entry& entry) {
    act(current, entry);
}

void happen(Case& current, const PartAnswered&, const journal::Entry& entry) {
    act(current, entry);
}

void happen(Case& current, const PartGivenUp&, const journal::Entry& entry) {
    act(current, entry);
}

void happen(Case& current, const PartReminded&, const journal::Entry& entry) {
    pass(current, entry);
}

void happen(Case& current, const PartWarned&, const journal::Entry& entry) {
    pass(current, entry);
}

void happen(Case& current, const PartEscalated&, const journal::Entry& entry) {
    pass(current, entry);
}

} // namespace cases
