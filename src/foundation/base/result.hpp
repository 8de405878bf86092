// A Result is an answer or a refusal.
//
// A refusal is a "no" that the person asking can act on: not found, not yours, too late. A failing
// disk is not a refusal; it is thrown as a Fault (see fault.hpp).
//
// This is the only file that knows which expected type we use.

#pragma once

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <tl/expected.hpp>

namespace base {

enum class Why { NotFound, NotAllowed, Invalid, TooLate, AlreadyDone, TooLarge, TooMany };

// What stands in for {name} in a catalogue's sentence. Numbers are written as they are.
struct Argument {
    Argument(std::string argument_name, std::string argument_value)
        : name(std::move(argument_name)), value(std::move(argument_value)) {}

    template <class Number>
    requires std::is_integral_v<Number> Argument(std::string argument_name, Number number)
        : name(std::move(argument_name)), value(fmt::to_string(number)) {}

    std::string name;
    std::string value;

    friend bool operator==(const Argument&, const Argument&) = default;
};

using Arguments = std::vector<Argument>;

struct Refusal {
    Why why;
    std::string key;     // In the catalogues of both languages: web and cli say it.
    Arguments arguments; // For the {names} in that sentence.
    std::string field;   // The form field it concerns; empty when it concerns the whole request.
};

template <class Value>
using Result = tl::expected<Value, Refusal>;

[[nodiscard]] inline tl::unexpected<Refusal> refuse(Why why,
                                                    std::string key,
                                                    Arguments arguments = {},
                                                    std::string field = {}) {
    return tl::unexpected<Refusal>(
        Refusal{why, std::move(key), std::move(arguments), std::move(field)});
}

// Hands somebody else's refusal on, unchanged.
template <class Value>
[[nodiscard]] tl::unexpected<Refusal> refusal_of(const Result<Value>& refused) {
    return tl::unexpected<Refusal>(refused.error());
}

} // namespace base
