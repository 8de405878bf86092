// What people without an account see: the first page, the report form, the slip, the tracking page
// and the public list. Nothing here shows anybody else's words.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cases/opening.hpp"
#include "cases/views.hpp"

namespace cases {

// "4,618"
[[nodiscard]] std::string grouped(std::int64_t number);

// {shown: "187/201", percent: "93 %"}; "—" where there is nothing to be a part of.
[[nodiscard]] nlohmann::json share_view(std::int64_t part, std::int64_t whole);

// Adds `name=value` to an address that has its "?"; nothing for an empty value.
void add_parameter(std::string& address, std::string_view name, std::string_view value);

// {title, month [{name, shown, percent}], has_answers, answers [{href, title, line, signal, word}]}
[[nodiscard]] nlohmann::json home_view(const Viewer& viewer);

// The residents' committee of a place, to be called: {name, telephone}, or null.
[[nodiscard]] nlohmann::json committee_view(const Viewer& viewer, places::PlaceId place);

// --- Reporting ------------------------------------------------------------------------------

// What the form knows of a report so far.
struct Draft {
    std::string words;
    std::string category; // As picked; empty: not yet.
    std::optional<voices::Kind> asks;
    places::PlaceId place; // As far as it was understood; 0: not.
};

// The open cases that may be the same: [{id, href, title, line}].
[[nodiscard]] nlohmann::json similar_view(const Viewer& viewer, const Draft& draft);

// Who will answer and by when, as one sentence: nobody by name while the place is not known.
[[nodiscard]] std::string foreseen_sentence(const Viewer& viewer, const Draft& draft);

// What follows from what was typed, while it is typed: {similar, then, suggested {code, sentence},
// ring_now, entrances [{id, name}], dwellings [{id, name}]}.
[[nodiscard]] nlohmann::json draft_view(const Viewer& viewer, const Draft& draft);

// The groups of categories with the picked one: [{name, categories [{code, name, is_picked}]}].
// What the picked category asks: [{key, field, label, is_choice, is_required, choices [{value,
// label}]}].
[[nodiscard]] nlohmann::json questions_view(const Viewer& viewer, const std::string& category);

// Those that stop the form with a number to ring are of no case.
enum class CategoryChoices { OfReports, OfCases };
[[nodiscard]] nlohmann::json category_groups(const Viewer& viewer,
                                             const std::string& picked,
                                             CategoryChoices which);

// [{id, name, is_picked}] of the open places below one.
[[nodiscard]] nlohmann::json places_below(const Viewer& viewer,
                                          places::PlaceId parent,
                                          places::PlaceId picked);

// [{code, name, is_picked}]
[[nodiscard]] nlohmann::json kind_choices(const Viewer& viewer, const std::string& picked);

// What was typed and chosen stands in the questions again, with the refusal of one.
void fill_questions(nlohmann::json& view, const web::Request& request, const web::Fields& fields);

// --- Slip and tracking ----------------------------------------------------------------------

// Somebody who proved by the tracking code that a voice is theirs, and the case that answers it.
struct Tracked {
    voices::Voice voice;
    Case current;
    std::string code;
    voices::VoiceId speaker; // Who is asked about it.

    // They joined somebody else's case, and it is still theirs.
    [[nodiscard]] bool is_follower() const { return speaker != voice.id; }
};

// `site` is the address people reach us at; without it the slip has no QR code.
[[nodiscard]] nlohmann::json slip_view(const Viewer& viewer,
                                       const Tracked& tracked,
                                       const std::string& site);

[[nodiscard]] nlohmann::json track_view(const Viewer& viewer, const Tracked& tracked);

// --- Lists ----------------------------------------------------------------------------------

// What a list was asked for, checked.
struct ListAsked {
    std::string words;
    std::optional<Stage> stage;
    bool is_suspended = false; // Only those: a suspended case keeps its stage.
    std::string category;
    places::PlaceId place;   // A compound or a committee.
    std::string place_typed; // As it was typed, to be shown again.
    std::optional<CaseId> before;
    int limit = 50;
};

// By stage, category or place; and whether a case is what they leave.
[[nodiscard]] bool is_filtered(const ListAsked& asked);
[[nodiscard]] bool passes(const ListAsked& asked, const Case& current);

// [{code, name, is_picked}]
enum class StageChoices { All, Open };
[[nodiscard]] nlohmann::json stage_choices(const Viewer& viewer,
                                           const ListAsked& asked,
                                           StageChoices which);

// The cases asked for, newest first. A search among very many that hardly any filter lets through
// stops after a while, with fewer than were asked for; `next` then goes on where it stopped.
struct CasesFound {
    std::vector<Case> cases;
    std::optional<CaseId> next; // There may be more below this one; nothing at the end.
    bool stopped_early = false;
};
[[nodiscard]] CasesFound cases_asked_for(const Viewer& viewer, const ListAsked& asked);

// The address of what follows in a list.
[[nodiscard]] std::string next_href(const std::string& path, const ListAsked& asked, CaseId last);

// {title, q, place, limit, stages, category_groups, cases [row], next_href, sheet_href, import_url,
// is_staff, is_empty, is_filtered, stopped_early}
[[nodiscard]] nlohmann::json list_view(const Viewer& viewer, const ListAsked& asked);

} // namespace cases
