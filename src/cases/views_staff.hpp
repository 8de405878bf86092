// What staff see: their desk, the dispatch desk, the calls to make, and a case with everything they
// may do with it now.

#pragma once

#include <vector>

#include <nlohmann/json.hpp>

#include "cases/acts.hpp"
#include "cases/standpoint.hpp"
#include "cases/views.hpp"

namespace cases {

struct ListAsked;

constexpr int desk_cases_max = 50; // On a desk, and in each list: what is due first.
constexpr int beside_max = 20;     // Of what stands on a desk beside the unit's own work.

constexpr int desk_sheet_cases_max = 2'000; // Of each kind, in the desk's spreadsheet.

// How much is looked at: on the page what is due first, in a sheet or calendar what a unit has in
// all.
struct DeskBounds {
    int own = desk_cases_max;
    int beside = beside_max;
};
constexpr DeskBounds in_all{desk_sheet_cases_max, desk_sheet_cases_max};

// Everything that may concern a seat: what its unit works on, must see to, may check or call back,
// and the work of units where nobody sits. What is due first first.
[[nodiscard]] std::vector<Case> cases_of_seat(const Viewer& viewer, const DeskBounds& most = {});

// For the calendar of whoever acts from a seat: what waits for them, by when. It names matters and
// places, never a resident.
[[nodiscard]] nlohmann::json calendar_rows(const web::Request& request);

// Only seats see these: `viewer.seat` is there. A desk can be filtered by stage, category and
// place; its tallies stay those of the whole desk.
[[nodiscard]] nlohmann::json desk_view(const Viewer& viewer, const ListAsked& asked);
// What stands on a desk, without the page's bound: what presses first, what waits for others last.
[[nodiscard]] std::vector<Case> cases_on_desk(const Viewer& viewer);
[[nodiscard]] nlohmann::json dispatch_view(const Viewer& viewer);
[[nodiscard]] nlohmann::json calls_view(const Viewer& viewer);

// What these two list: the cases of each section by its name, and whom this seat may call.
using DispatchSections = std::vector<std::pair<std::string, std::vector<Case>>>;
[[nodiscard]] DispatchSections dispatch_sections(const Viewer& viewer);
[[nodiscard]] std::vector<Case> cases_to_call(const Viewer& viewer);

// Whoever only takes part or gives an opinion needs the matter, not the person (个人信息保护法 art.
// 6).
[[nodiscard]] bool needs_to_know_whom(const Viewer& viewer, const Case& current);
[[nodiscard]] bool needs_to_know_whom(const Viewer& viewer,
                                      const Standpoint& standpoint,
                                      const Case& current);

// The case with words, photos, contact, clocks and acts. What was typed for a refused act stands in
// its form again, with the refusal.
[[nodiscard]] nlohmann::json staff_case_view(const Viewer& viewer,
                                             const Case& current,
                                             const web::Request& request);

// What a committee that watches over the case has on its public page: {parts, has_parts, acts,
// refusal}, the parts being its own questions; null for anybody else.
[[nodiscard]] nlohmann::json watched_view(const Viewer& viewer,
                                          const Case& current,
                                          const web::Request& request);

// The acts this asker may do now, the main one first: {noun, label, then, action, is_main, and a
// section for each field it asks}.
[[nodiscard]] nlohmann::json acts_view(const Viewer& viewer,
                                       const Case& current,
                                       const web::Request& request);

// The act somebody should do next, of those that move the case on; nothing when it waits for
// others.
[[nodiscard]] const ActRow* next_act(store::Connection& connection,
                                     const Case& current,
                                     const Asker& asker,
                                     Moment now);

} // namespace cases
