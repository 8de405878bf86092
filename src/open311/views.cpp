#include "open311/views.hpp"

#include <algorithm>

#include "alliance/alliance.hpp"
#include "journal/read.hpp"
#include "places/places.hpp"
#include "text/names.hpp"

namespace open311 {
namespace {

// When what is offered here last changed its form.
constexpr const char* changeset = "2026-11-22T00:00:00+08:00";
constexpr const char* specification = "http://wiki.open311.org/GeoReport_v2";

using nlohmann::json;
using web::Request;

bool is_chinese(const Request& request) {
    return request.language == text::Language::Chinese;
}

ordered_json or_null(const std::string& text) {
    return text.empty() ? ordered_json() : ordered_json(text);
}

std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const auto& part : parts) {
        all += (all.empty() ? "" : ",") + part;
    }
    return all;
}

ordered_json service_view(const Request& request, const voices::Category& category) {
    const auto& name = is_chinese(request) ? category.chinese : category.english;
    const auto& group = is_chinese(request) ? category.group_chinese : category.group_english;
    return {
        {"service_code", category.code},
        {"service_name", name},
        {"description", request.words->say("open311.service", {{"name", name}, {"group", group}})},
        {"metadata", !category.asked().empty()},
        {"type", "realtime"},
        {"keywords", joined(category.keywords)},
        {"group", group}};
}

ordered_json attribute_view(const Request& request, const voices::Question& question, int order) {
    const bool is_choice = question.kind == voices::QuestionKind::Choice;
    ordered_json view = {
        {"variable", true},
        {"code", question.key},
        {"datatype", is_choice ? "singlevaluelist" : "string"},
        {"required", question.is_required},
        {"datatype_description",
         is_choice ? ordered_json() : ordered_json(request.words->say("open311.free_text"))},
        {"order", order},
        {"description", is_chinese(request) ? question.chinese : question.english}};
    if (is_choice) {
        view["values"] = ordered_json::array();
        const auto& choices =
            is_chinese(request) ? question.choices_chinese : question.choices_english;
        for (std::size_t at = 0; at < choices.size(); ++at) {
            view["values"].push_back({{"key", std::to_string(at + 1)}, {"name", choices[at]}});
        }
    }
    return view;
}

// What its public page says of it at the top: the answer's line, or the words that were public
// before they came here.
ordered_json description_of(const cases::Case& current, const json& row) {
    if (row["answer"].is_object()) {
        return or_null(row["answer"]["public_line"].get<std::string>());
    }
    return current.public_already ? or_null(row["title"].get<std::string>()) : ordered_json();
}

// Where it stands as a sentence; of an ended one also the answer that everybody may read.
std::string status_notes_of(const json& row) {
    auto notes = row["stage"]["sentence"].get<std::string>();
    if (row["answer"].is_object()) {
        notes += "\n" + row["answer"]["words"].get<std::string>();
    }
    return notes;
}

ordered_json notes_view(const json& timeline) {
    auto notes = ordered_json::array();
    for (auto step = timeline.rbegin(); step != timeline.rend(); ++step) {
        notes.push_back({{"datetime", (*step)["moment"]["at"]},
                         {"description", (*step)["sentence"]},
                         {"type", (*step)["kind"]}});
    }
    return notes;
}

ordered_json request_view(const cases::Case& current, const json& row) {
    return {{"service_request_id", std::to_string(current.id.value)},
            {"status", current.ended_at ? "closed" : "open"},
            {"status_notes", status_notes_of(row)},
            {"service_name", row["category"]["name"]},
            {"service_code", current.category},
            {"description", description_of(current, row)},
            {"agency_responsible", row["handler"]},
            {"service_notice", nullptr},
            {"requested_datetime", calendar::iso_moment(current.received)},
            {"updated_datetime", calendar::iso_moment(current.ended_at.value_or(current.last_at))},
            {"expected_datetime", calendar::iso_moment(current.whole_due)},
            {"address", or_null(row["place"].get<std::string>())},
            {"address_id",
             current.place.value == 0 ? ordered_json()
                                      : ordered_json(std::to_string(current.place.value))},
            {"zipcode", nullptr},
            {"lat", nullptr},
            {"long", nullptr},
            {"media_url", nullptr}};
}

// The first entry that was written at or after the moment; one past the last when none was.
journal::Sequence first_entry_since(store::Connection& store, calendar::Moment moment) {
    journal::Sequence before = 0;
    journal::Sequence since = journal::size(store) + 1;
    while (since - before > 1) {
        const auto middle = before + (since - before) / 2;
        const auto stored = journal::find_entry(store, middle);
        base::ensure(stored.has_value(), "entries have no gaps");
        (stored->entry.at < moment ? before : since) = middle;
    }
    return since;
}

// What a step says to everybody; where it ends the case, with the answer.
std::string description_of_step(const Request& request, const json& step) {
    auto words = step["sentence"].get<std::string>();
    if (step["kind"] == "case_closed") {
        const auto current =
            cases::find(*request.store, cases::CaseId{step["case"].get<std::int64_t>()});
        const auto row = cases::public_views(request, {*current}, cases::Depth::Row).front();
        if (row["answer"].is_object()) {
            words += "\n" + row["answer"]["words"].get<std::string>();
        }
    }
    return words;
}

// The duty desk has a telephone once somebody wrote it down.
std::string contact_line(const Request& request, const std::string& street) {
    const auto desk = alliance::unit(*request.store, alliance::duty_desk(*request.store));
    return desk && !desk->telephone.empty()
               ? request.words->say("open311.contact",
                                    {{"street", street}, {"telephone", desk->telephone}})
               : street;
}

} // namespace

ordered_json discovery_view(const Request& request) {
    auto& store = *request.store;
    const auto street = alliance::street(store);
    auto endpoints = ordered_json::array();
    endpoints.push_back({{"specification", specification},
                         {"url", request.site + "/open311/v2"},
                         {"changeset", changeset},
                         {"type", alliance::is_demo(store) ? "test" : "production"},
                         {"formats", {"text/xml", "application/json"}}});
    return {{"changeset", changeset},
            {"contact", contact_line(request, street.name)},
            {"key_service", request.words->say("open311.key_service", {{"street", street.name}})},
            {"endpoints", std::move(endpoints)}};
}

std::vector<voices::Category> services(store::Connection& connection) {
    std::vector<voices::Category> offered;
    for (const auto& category : voices::categories(connection)->categories) {
        if (!category.stops_form_with) {
            offered.push_back(category);
        }
    }
    return offered;
}

ordered_json services_view(const Request& request) {
    auto view = ordered_json::array();
    for (const auto& category : services(*request.store)) {
        view.push_back(service_view(request, category));
    }
    return view;
}

base::Result<ordered_json> definition_view(const Request& request, const std::string& code) {
    const auto offered = services(*request.store);
    const auto category = std::ranges::find(offered, code, &voices::Category::code);
    if (category == offered.end()) {
        return base::refuse(base::Why::NotFound, "open311.no_such_service", {}, "service_code");
    }
    auto attributes = ordered_json::array();
    int order = 0;
    for (const auto& question : category->asked()) {
        attributes.push_back(attribute_view(request, question, ++order));
    }
    return ordered_json{{"service_code", code}, {"attributes", std::move(attributes)}};
}

ordered_json requests_view(const Request& request,
                           const std::vector<cases::Case>& cases,
                           Extent extent) {
    const auto depth = extent == Extent::Extended ? cases::Depth::Whole : cases::Depth::Row;
    const auto rows = cases::public_views(request, cases, depth);
    auto view = ordered_json::array();
    for (std::size_t at = 0; at < cases.size(); ++at) {
        auto one = request_view(cases[at], rows[at]);
        if (extent == Extent::Extended) {
            const std::string stage(text::name_of(cases[at].stage));
            one["extended_attributes"] = {
                {"status_description", request.words->say("cases.stage_name_" + stage)},
                {"status_code", stage},
                {"followers", cases[at].followers},
                {"record_entry", cases[at].voice_entry}};
            one["notes"] = notes_view(rows[at]["timeline"]);
        }
        view.push_back(std::move(one));
    }
    return view;
}

ordered_json updates_view(const Request& request, const UpdatesAsked& asked) {
    const auto steps = cases::public_steps(request,
                                           {first_entry_since(*request.store, asked.period.from),
                                            first_entry_since(*request.store, asked.period.until),
                                            kinds_with_status_word(),
                                            asked.skip,
                                            asked.limit});
    auto view = ordered_json::array();
    for (const auto& step : steps) {
        view.push_back({{"update_id", step["entry"].dump() + "-" + step["case"].dump()},
                        {"service_request_id", step["case"].dump()},
                        {"status", status_word_of(step["kind"].get_ref<const std::string&>())},
                        {"updated_datetime", step["moment"]["at"]},
                        {"description", description_of_step(request, step)},
                        {"media_url", nullptr},
                        {"external_status_code", step["kind"]}});
    }
    return view;
}

ordered_json posted_view(const Request& request,
                         voices::VoiceId voice,
                         const std::string& ring_now) {
    auto& store = *request.store;
    const auto id = cases::case_of(store, voice);
    base::ensure(id.has_value(), "a request that was posted is answered by a case");
    const auto current = cases::find(store, *id);
    const auto row = cases::public_views(request, {*current}, cases::Depth::Row).front();
    auto notice =
        request.words->say("open311.received",
                           {{"case", id->value},
                            {"unit", row["handler"].get<std::string>()},
                            {"due", request.words->date_and_time(current->whole_due, request.now)},
                            {"code", voices::tracking_code(store, voice)}});
    if (!ring_now.empty()) {
        notice = request.words->say("open311.ring_now", {{"number", ring_now}}) + notice;
    }
    auto view = ordered_json::array();
    view.push_back({{"service_request_id", std::to_string(id->value)},
                    {"service_notice", notice},
                    {"account_id", nullptr}});
    return view;
}

ordered_json refusal_view(int status, const std::string& reason) {
    auto view = ordered_json::array();
    view.push_back({{"code", status}, {"description", reason}});
    return view;
}

} // namespace open311
