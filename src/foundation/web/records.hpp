// The table of answers already given.

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "calendar/moment.hpp"
#include "store/connection.hpp"

namespace web {

struct GivenAnswer {
    std::int64_t id = 0;
    std::string digest;
    std::string result;
    calendar::Moment at;
};

[[nodiscard]] std::optional<GivenAnswer> find_given_answer(store::Connection& store,
                                                           std::int64_t id);
void keep_given_answer(store::Connection& store, const GivenAnswer& answer);
void forget_given_answer(store::Connection& store, std::int64_t id);

// Forgets the oldest answers given before `moment`, at most `limit`.
void forget_given_answers(store::Connection& store, calendar::Moment moment, int limit);

} // namespace web
