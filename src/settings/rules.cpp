#include "settings/rules.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/toml.hpp"

namespace settings {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t pairs_max = 9'000'000;

Lines lines_of(std::string_view document) {
    Lines lines;
    while (!document.empty()) {
        const auto end = std::min(document.find('\n'), document.size());
        lines.push_back(document.substr(0, end));
        document.remove_prefix(std::min(end + 1, document.size()));
    }
    return lines;
}

void add(std::vector<Line>& lines, Fate fate, std::span<const std::string_view> texts) {
    for (const auto text : texts) {
        lines.push_back({fate, std::string(text)});
    }
}

// How many lines the rests from (i, j) on have in common, in their order.
class InCommon {
public:
    InCommon(std::span<const std::string_view> before, std::span<const std::string_view> after)
        : width_(after.size() + 1), counts_((before.size() + 1) * width_) {
        for (std::size_t i = before.size(); i-- > 0;) {
            for (std::size_t j = after.size(); j-- > 0;) {
                counts_[i * width_ + j] = before[i] == after[j]
                                              ? static_cast<std::uint16_t>(from(i + 1, j + 1) + 1)
                                              : std::max(from(i + 1, j), from(i, j + 1));
            }
        }
    }

    [[nodiscard]] std::uint16_t from(std::size_t i, std::size_t j) const {
        return counts_[i * width_ + j];
    }

private:
    std::size_t width_;
    std::vector<std::uint16_t> counts_;
};

void add_middle(std::vector<Line>& lines,
                std::span<const std::string_view> before,
                std::span<const std::string_view> after) {
    if (before.size() * after.size() > pairs_max) {
        add(lines, Fate::Goes, before);
        add(lines, Fate::Comes, after);
        return;
    }
    const InCommon in_common(before, after);
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < before.size() && j < after.size()) {
        if (before[i] == after[j]) {
            lines.push_back({Fate::Stays, std::string(before[i])});
            ++i;
            ++j;
        } else if (in_common.from(i + 1, j) >= in_common.from(i, j + 1)) {
            lines.push_back({Fate::Goes, std::string(before[i++])});
        } else {
            lines.push_back({Fate::Comes, std::string(after[j++])});
        }
    }
    add(lines, Fate::Goes, before.subspan(i));
    add(lines, Fate::Comes, after.subspan(j));
}

// Of the lines that stay, only those near a change; one mark for each run that is left out.
std::vector<Line> around_changes(const std::vector<Line>& lines) {
    std::vector<bool> is_near(lines.size());
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (lines[at].fate != Fate::Stays) {
            const auto first = at - std::min(at, lines_around);
            const auto last = std::min(at + lines_around, lines.size() - 1);
            std::fill(is_near.begin() + static_cast<std::ptrdiff_t>(first),
                      is_near.begin() + static_cast<std::ptrdiff_t>(last) + 1,
                      true);
        }
    }
    std::vector<Line> shown;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (is_near[at]) {
            shown.push_back(lines[at]);
        } else if (shown.empty() || shown.back().fate != Fate::LeftOut) {
            shown.push_back({Fate::LeftOut, {}});
        }
    }
    return shown;
}

} // namespace

std::span<const std::string_view> enum_names(Fate) {
    static constexpr std::array<std::string_view, 4> names = {"stays", "goes", "comes", "left_out"};
    return names;
}

std::vector<Line> compare(std::string_view before, std::string_view after) {
    const Lines old_lines = lines_of(before);
    const Lines new_lines = lines_of(after);
    if (old_lines == new_lines) {
        return {};
    }
    const auto [old_end, new_end] = std::ranges::mismatch(old_lines, new_lines);
    const auto head = static_cast<std::size_t>(old_end - old_lines.begin());
    const auto shorter = std::min(old_lines.size(), new_lines.size()) - head;
    std::size_t tail = 0;
    while (tail < shorter &&
           old_lines[old_lines.size() - 1 - tail] == new_lines[new_lines.size() - 1 - tail]) {
        ++tail;
    }
    const std::span<const std::string_view> old_span(old_lines);
    const std::span<const std::string_view> new_span(new_lines);
    std::vector<Line> lines;
    add(lines, Fate::Stays, old_span.first(head));
    add_middle(lines,
               old_span.subspan(head, old_lines.size() - head - tail),
               new_span.subspan(head, new_lines.size() - head - tail));
    add(lines, Fate::Stays, old_span.last(tail));
    return around_changes(lines);
}

bool means_the_same(std::string_view before, std::string_view after) {
    const auto old_one = toml::parse(before);
    const auto new_one = toml::parse(after);
    return old_one && new_one && old_one.table() == new_one.table();
}

} // namespace settings
