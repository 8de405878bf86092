// How a case is shown: values, keys and sentences in the asker's language, and only what this asker
// may see. Pages and JSON are two renderings of these views.

#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "alliance/alliance.hpp"
#include "calendar/working_days.hpp"
#include "cases/case.hpp"
#include "cases/cases.hpp"
#include "text/catalogue.hpp"
#include "web/request.hpp"

namespace cases {

// Who looks: anybody, whoever reported it (or joined), or staff.
enum class Reader { Anyone, Reporter, Staff };

// Names read so far: one page names the same few again and again.
struct Names {
    std::map<UnitId, std::string> units;
    std::map<places::PlaceId, std::string> places;
    std::map<std::string, std::string> categories;
};

struct Viewer {
    store::Connection& store;
    const text::Catalogue& words;
    Moment now;
    calendar::WorkingDays days;
    Reader reader = Reader::Anyone;
    std::optional<alliance::ActingSeat> seat;

    // What concerns a seat: its unit's work, that of units where nobody sits, and what lies in the
    // places it serves; the street sees everything.
    std::vector<UnitId> units{};
    std::vector<places::PlaceId> places{};
    bool is_street = false;
    std::vector<std::string> matters{}; // Categories that a special committee's seat watches over.

    mutable Names names{};
};

// It is the viewer's units' own: they work on it, see to it, answer for it, have a part in it, look
// after its place or bring power in.
[[nodiscard]] bool concerns(const Viewer& viewer, const Case& current);

// A special committee watches over its category: it reads what anybody reads, and asks. What
// problems have in common can be studied without anybody's words (个人信息保护法 art. 6).
[[nodiscard]] bool watches_over(const Viewer& viewer, const Case& current);

// As whom this viewer sees a case: staff only what concerns them, all else as anyone.
[[nodiscard]] Reader reader_of(const Viewer& viewer, const Case& current);

// Staff when somebody with a seat asks, anyone else otherwise.
[[nodiscard]] Viewer viewer_of(const web::Request& request);

// "on_time", "due_soon" (today or within a working day), "overdue", "closed", "unresolved": the
// data-signal of styles/README.md.
[[nodiscard]] std::string_view signal_of(const Case& current,
                                         Moment now,
                                         const calendar::WorkingDays& days);

// {at, shown, left, signal, is_provisional}: the date, and what it means in words ("还剩 3
// 个工作日", "逾期 1 个工作日").
[[nodiscard]] nlohmann::json due_view(const Viewer& viewer,
                                      Moment due,
                                      calendar::Certainty certainty);

// The same of a step; while its clock stands still, that it does.
[[nodiscard]] nlohmann::json step_due_view(const Viewer& viewer, const Case& current);

// A date as a sentence says it: what may still move is marked "（暂定）".
[[nodiscard]] std::string marked(const Viewer& viewer,
                                 std::string shown,
                                 calendar::Certainty certainty);

// Of a date that nobody noted it of: provisional while the calendar of its year is not known.
[[nodiscard]] calendar::Certainty certainty_of(const Viewer& viewer, Moment due);

[[nodiscard]] calendar::Certainty certainty_of_step(const Case& current);

// {at, shown}
[[nodiscard]] nlohmann::json moment_view(const Viewer& viewer, Moment moment);

// Where it stands as one sentence with a person in it, from the reader's side: "等物业联系您",
// "等您写答复", "居委会正在核查".
[[nodiscard]] std::string stage_sentence(const Viewer& viewer, const Case& current);

// The name of a unit, short where it has one; empty for 0.
[[nodiscard]] const std::string& unit_name(const Viewer& viewer, UnitId unit);

// What the case is called: for staff and reporter the title of the words; for anyone the public
// line, else category and place.
[[nodiscard]] std::string title_of(const Viewer& viewer, const Case& current);

// One row of any list: {id, href, title, place, category {code, name}, asks {code, name}, stage
// {code, sentence}, signal, received {…}, due {…}, handler, owner, followers, is_supervised}.
[[nodiscard]] nlohmann::json row_view(const Viewer& viewer, const Case& current);

// The timeline, newest first: [{kind, sentence, detail, words, office, moment {…}, entry, is_alarm,
// is_override, is_undone}]; words only where this reader may read them.
[[nodiscard]] nlohmann::json timeline_view(const Viewer& viewer, const Case& current);

// One of its rows.
[[nodiscard]] nlohmann::json step_view(const Viewer& viewer, Reader reader, const Step& step);

// Whether this reader sees the step at all.
[[nodiscard]] bool may_see(Reader reader, const Step& step);

// The answer that stands and may be seen: {words, public_line, office, moment {…}, photos}, or
// null.
[[nodiscard]] nlohmann::json answer_view(const Viewer& viewer, const Case& current);

// GET /cases/ID(.json): everything this reader may see of a case.
[[nodiscard]] nlohmann::json case_view(const Viewer& viewer, const Case& current);

} // namespace cases
