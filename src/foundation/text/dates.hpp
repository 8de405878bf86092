// Finds dates in finished sentences, as the catalogues write them in either language, so that a
// page can keep each on one line: "11月24日 周二 17:30", "Tue 24 Nov 2027 09:05". What may still
// move is marked "（暂定）" right behind it, and the mark stays on the date's line.

#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace text {

struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;

    friend bool operator==(const Stretch&, const Stretch&) = default;
};

// The first date that begins at `from` or after it, with its time of day where it has one.
[[nodiscard]] std::optional<Stretch> find_date(std::string_view sentence, std::size_t from = 0);

} // namespace text
