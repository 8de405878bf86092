#include "journal/actor.hpp"

#include <charconv>

#include <fmt/format.h>

#include "base/fault.hpp"

namespace journal {
namespace {

std::int64_t number_in(std::string_view text) {
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) {
        throw base::Fault("an entry's actor has no number where one belongs");
    }
    return number;
}

} // namespace

std::string to_text(const Actor& actor) {
    switch (actor.kind) {
        case ActorKind::Resident:
            return "resident";
        case ActorKind::Timer:
            return "timer";
        case ActorKind::Operator:
            return "operator";
        case ActorKind::Staff:
            break;
    }
    return fmt::format("staff:{}:{}", actor.account.value, actor.seat.value);
}

Actor actor_from_text(std::string_view text) {
    if (text == "resident") {
        return resident();
    }
    if (text == "timer") {
        return timer();
    }
    if (text == "operator") {
        return operator_at_the_machine();
    }
    const auto seat = text.rfind(':');
    if (!text.starts_with("staff:") || seat < 6) {
        throw base::Fault("an entry's actor is of no known kind");
    }
    return staff(AccountId{number_in(text.substr(6, seat - 6))},
                 SeatId{number_in(text.substr(seat + 1))});
}

} // namespace journal
