// Erasing: the value and the salt behind a commitment are dropped, and the fact that it was done is
// recorded, under which rule and by whom; the words are not. The entry and every proof of it stay
// as they are. The deletion register is the list of these facts.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "journal/turn.hpp"

namespace journal {

constexpr std::size_t erasure_rule_characters_max = 200;

struct ValuesErased {
    static constexpr std::string_view kind = "values_erased";

    std::vector<Sequence> entries; // Whose erasable values are gone, all of each.
    std::int64_t values = 0;       // How many values that were.
    std::string rule;              // Under which rule or at whose wish; names nobody.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("entries", self.entries);
        field("values", self.values);
        field("rule", self.rule);
    }
};

// Drops every erasable value of these entries and records it; nothing is recorded when none is
// left. What keeps copies for finding them again (an index over words) must forget them in the same
// turn. The words vanish from the files with store::Connection::empty_log, after the commit.
std::int64_t erase_values(Turn& turn,
                          const std::vector<Sequence>& entries,
                          const std::string& rule);

// One line of the deletion register.
struct Erasure {
    Sequence entry = 0; // That recorded it.
    calendar::Moment at;
    std::int64_t values = 0;
    std::string rule;
};

// Newest first.
[[nodiscard]] std::vector<Erasure> deletion_register(store::Connection& connection, int limit);

void keep_erasures(Facts& facts);

} // namespace journal
