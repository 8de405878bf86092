#include "cases/views_found.hpp"

#include <algorithm>
#include <charconv>

#include "cases/lists.hpp"
#include "cases/search.hpp"
#include "cases/standpoint.hpp"
#include "cases/views_staff.hpp"
#include "text/normalise.hpp"

namespace cases {
namespace {

constexpr int candidates_read_max = 1'000; // Then a search that hardly anything passes stops.

// "1155", "#1155" and "第1155号" as slips and pages print them.
std::optional<CaseId> number_typed(const std::string& typed) {
    std::string number = text::normalise(typed);
    for (const std::string_view before : {"#", "第"}) {
        if (number.starts_with(before)) {
            number.erase(0, before.size());
        }
    }
    for (const std::string_view after : {"办件", "号"}) {
        if (number.ends_with(after)) {
            number.resize(number.size() - after.size());
        }
    }
    CaseId id;
    const char* const end = number.data() + number.size();
    const auto [rest, error] = std::from_chars(number.data(), end, id.value);
    const bool is_a_number = error == std::errc() && rest == end && id.value > 0;
    return is_a_number ? std::optional(id) : std::nullopt;
}

// What one of the indexes finds, newest first, a page at a time.
class Stream {
public:
    Stream(const Viewer& viewer, const ListAsked& asked, Searched searched)
        : viewer_(viewer),
          typed_(asked.words),
          searched_(searched),
          before_(asked.before),
          limit_(std::min(asked.limit + 1, cases_a_page_max)) {}

    [[nodiscard]] std::optional<CaseId> newest() {
        if (at_ == page_.size() && !is_over_) {
            read_on();
        }
        return at_ < page_.size() ? std::optional(page_[at_]) : std::nullopt;
    }

    // Whether it finds this one, which then lies behind.
    bool passes(CaseId id) {
        const bool is_it = newest() == id;
        at_ += is_it ? 1 : 0;
        return is_it;
    }

private:
    void read_on() {
        page_ = search(viewer_.store, searched_, typed_, before_, limit_).cases;
        at_ = 0;
        is_over_ = std::ssize(page_) < limit_;
        before_ = page_.empty() ? before_ : page_.back();
        limit_ = cases_a_page_max;
    }

    const Viewer& viewer_;
    const std::string& typed_;
    Searched searched_;
    std::optional<CaseId> before_;
    int limit_;
    std::vector<CaseId> page_;
    std::size_t at_ = 0;
    bool is_over_ = false;
};

// Both indexes at once: staff find what anybody finds and what they may read besides.
class Finder {
public:
    Finder(const Viewer& viewer, const ListAsked& asked)
        : viewer_(viewer),
          typed_(asked.words),
          in_public_(viewer, asked, Searched::PublicText),
          in_everything_(viewer, asked, Searched::Everything) {
        if (viewer.reader == Reader::Staff) {
            standpoint_.emplace(viewer.store, viewer.seat->unit, viewer.now);
        }
    }

    // The next case that was found at all; nothing at the end.
    [[nodiscard]] std::optional<CaseId> next() {
        const auto in_public = in_public_.newest();
        const auto in_everything = standpoint_ ? in_everything_.newest() : std::nullopt;
        const auto newest = std::max(in_public, in_everything);
        if (newest) {
            is_public_ = in_public_.passes(*newest);
            in_everything_.passes(*newest);
        }
        return newest;
    }

    // Whether the viewer may know that the words stand in it.
    [[nodiscard]] bool may_find(const Case& current) const {
        return is_public_ ||
               (reader_of(viewer_, current) == Reader::Staff &&
                (sees_all(current) || is_told_to_staff(viewer_.store, current, typed_)));
    }

private:
    [[nodiscard]] bool sees_all(const Case& current) const {
        const bool reads_originals =
            current.redaction_entry == 0 || viewer_.seat->powers.has(alliance::Power::Override);
        return reads_originals && needs_to_know_whom(viewer_, *standpoint_, current);
    }

    const Viewer& viewer_;
    const std::string& typed_;
    std::optional<Standpoint> standpoint_;
    Stream in_public_;
    Stream in_everything_;
    bool is_public_ = false;
};

} // namespace

CasesFound found_by_words(const Viewer& viewer, const ListAsked& asked) {
    CasesFound all;
    const auto numbered = number_typed(asked.words);
    auto by_number = numbered ? find(viewer.store, *numbered) : std::optional<Case>();
    if (by_number && !asked.before && passes(asked, *by_number)) {
        all.cases.push_back(std::move(*by_number));
    }
    CaseId last = asked.before.value_or(CaseId{base::id_max});
    Finder finder(viewer, asked);
    for (int read = 0; read < candidates_read_max; ++read) {
        const auto id = finder.next();
        if (!id) {
            return all;
        }
        auto current = id == numbered ? std::nullopt : find(viewer.store, *id);
        const bool is_one = current && passes(asked, *current) && finder.may_find(*current);
        if (is_one && std::ssize(all.cases) == asked.limit) {
            all.next = last;
            return all;
        }
        if (is_one) {
            all.cases.push_back(std::move(*current));
        }
        last = *id;
    }
    all.next = last;
    all.stopped_early = true;
    return all;
}

} // namespace cases
