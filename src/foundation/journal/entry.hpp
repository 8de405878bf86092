// An Entry is one event as it stands in the journal: which number it has, when, by whom.

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "calendar/moment.hpp"
#include "journal/actor.hpp"

namespace journal {

// Entries are numbered from 1, without gaps; entry n is leaf n - 1 of the tree.
using Sequence = std::int64_t;

struct Entry {
    Sequence sequence = 0;
    std::string kind;
    calendar::Moment at;
    Actor actor;
    std::optional<calendar::Moment> due; // When a timer's event should have happened.
};

} // namespace journal
