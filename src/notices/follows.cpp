#include "notices/follows.hpp"

#include <tuple>
#include <utility>

#include "cases/events.hpp"
#include "notices/rules.hpp"

namespace notices {

namespace {

template <class Event>
void tell(journal::Followers& followers, const Channels& channels) {
    const auto what = what_of(Event::kind);
    if (!what) {
        return;
    }
    followers.on<Event>(
        [what = *what, &channels](journal::Turn& turn, const Event& event, const journal::Entry&) {
            prepare(turn, event.id, what, channels);
        });
}

template <std::size_t... Index>
void tell_all(journal::Followers& followers,
              const Channels& channels,
              std::index_sequence<Index...> /*of*/) {
    (tell<std::tuple_element_t<Index, cases::CaseEvents>>(followers, channels), ...);
}

} // namespace

void follow(journal::Followers& followers, const Channels& channels) {
    tell_all(followers, channels, std::make_index_sequence<std::tuple_size_v<cases::CaseEvents>>());
}

} // namespace notices
