#include "consultations/views.hpp"

#include "consultations/records.hpp"
#include "consultations/rules.hpp"
#include "office/office.hpp"
#include "text/names.hpp"
#include "web/form_view.hpp"

namespace consultations {

namespace {

using nlohmann::json;

constexpr int on_the_alliance_page = 2;

std::string unit_name(const web::Request& request, UnitId id) {
    const auto of = alliance::unit(*request.store, id);
    return of ? of->name : std::string();
}

std::string signal_of(const web::Request& request, const Consultation& consultation) {
    if (consultation.answer_entry != 0) {
        return "closed";
    }
    if (consultation.due <= request.now) {
        return "overdue";
    }
    const auto days = office::working_days(*request.store);
    return days.working_days_between(request.now, consultation.due) <= 1 ? "due_soon" : "on_time";
}

std::string state_line(const web::Request& request, const Consultation& consultation) {
    const auto& words = *request.words;
    if (consultation.answered) {
        return words.say("consultations.state_answered",
                         {{"unit", unit_name(request, consultation.answered_by)},
                          {"date", words.date(*consultation.answered, request.now)}});
    }
    if (consultation.climbed_to.value != 0) {
        return words.say("consultations.state_climbed",
                         {{"unit", unit_name(request, consultation.workshop)},
                          {"above", unit_name(request, consultation.climbed_to)}});
    }
    return words.say("consultations.state_waiting",
                     {{"unit", unit_name(request, consultation.workshop)},
                      {"date", words.date_and_time(consultation.due, request.now)}});
}

std::string asker_line(const web::Request& request, const Consultation& consultation) {
    return consultation.unit.value != 0
               ? unit_name(request, consultation.unit)
               : request.words->say("consultations.asker_" +
                                    std::string(text::name_of(consultation.asker)));
}

json shelf_row(const web::Request& request, const Consultation& consultation) {
    const auto words = public_words(*request.store, consultation);
    return {{"id", consultation.id.value},
            {"url", consultation_url(consultation.id)},
            {"question", words.question},
            {"answer", words.answer},
            {"by", unit_name(request, consultation.answered_by)},
            {"answered_on",
             consultation.answered ? request.words->date(*consultation.answered, request.now)
                                   : std::string()}};
}

json work_row(const web::Request& request, const Consultation& consultation) {
    return {
        {"url", consultation_url(consultation.id)},
        {"title", request.words->say("consultations.number", {{"number", consultation.id.value}})},
        {"asker", asker_line(request, consultation)},
        {"line", state_line(request, consultation)},
        {"signal", signal_of(request, consultation)}};
}

json asker_choices(const web::Request& request, const std::string& chosen) {
    json choices = json::array();
    for (const auto name : enum_names(Asker{})) {
        choices.push_back(
            {{"value", name},
             {"label", request.words->say("consultations.asker_" + std::string(name))},
             {"is_chosen", name == chosen}});
    }
    return choices;
}

} // namespace

std::string consultation_url(ConsultationId id) {
    return "/consultations/" + std::to_string(id.value);
}

bool answers(const web::Request& request, const Consultation& consultation) {
    const auto seat = alliance::acting(request);
    return seat && may_answer(consultation,
                              *seat,
                              alliance::unit_acting_for(
                                  *request.store, consultation.workshop, {}, request.now));
}

json shelf_view(const web::Request& request) {
    const std::string& typed = request.query.get("q");
    json rows = json::array();
    for (const auto& each : shelf(*request.store, typed, shelf_shown_max)) {
        rows.push_back(shelf_row(request, each));
    }
    return {
        {"title", request.words->say("consultations.title")},
        {"lead", request.words->say("consultations.lead", {{"days", answer_days(*request.store)}})},
        {"q", typed},
        {"shelf", rows},
        {"has_shelf", !rows.empty()},
        {"empty",
         request.words->say(typed.empty() ? "consultations.shelf_is_empty"
                                          : "consultations.nothing_found")},
        {"waiting_url", request.session ? "/consultations/waiting" : ""}};
}

json asking_view(const web::Request& request) {
    json form =
        web::form_view(request,
                       "/consultations",
                       {{"asker", "resident"}, {"question", ""}, {"name", ""}, {"telephone", ""}});
    const auto seat = alliance::acting(request);
    form["unit"] = seat ? unit_name(request, seat->unit) : "";
    form["askers"] = asker_choices(request, form["asker"].get<std::string>());
    form["then"] =
        request.words->say("consultations.then", {{"days", answer_days(*request.store)}});
    return {{"title", request.words->say("consultations.ask_title")}, {"form", form}};
}

json own_view(const web::Request& request, const Consultation& consultation) {
    return {
        {"title", request.words->say("consultations.number", {{"number", consultation.id.value}})},
        {"code", code_of(*request.store, consultation.id)},
        {"asked_on", request.words->date(consultation.asked, request.now)},
        {"state", state_line(request, consultation)},
        {"signal", signal_of(request, consultation)},
        {"question", said(*request.store, consultation).question},
        {"answer", answer_of(*request.store, consultation)},
        {"is_new", !request.query.get("new").empty()}};
}

json public_view(const web::Request& request, const Consultation& consultation) {
    json view = shelf_row(request, consultation);
    view["title"] = view["question"];
    return view;
}

json work_view(const web::Request& request, const Consultation& consultation) {
    const auto words = said(*request.store, consultation);
    const std::string url = consultation_url(consultation.id);
    json view = work_row(request, consultation);
    view["question"] = words.question;
    view["name"] = words.name;
    view["telephone"] = words.telephone;
    view["answered"] = answer_of(*request.store, consultation);
    view["answering"] = nullptr;
    view["publish"] = nullptr;
    view["shelf"] = nullptr;
    if (consultation.answer_entry == 0) {
        view["answering"] = web::form_view(request, url + "/answer", {{"answer", ""}});
    } else if (consultation.public_entry == 0) {
        view["publish"] = web::form_view(
            request,
            url + "/publication",
            {{"public_question", ""}, {"public_answer", view["answered"].get<std::string>()}});
    } else {
        view["shelf"] = web::form_view(request, url + "/publication/ending", {{"reason", ""}});
        const auto open = public_words(*request.store, consultation);
        view["shelf"]["question"] = open.question;
        view["shelf"]["answer"] = open.answer;
    }
    return view;
}

json waiting_view(const web::Request& request) {
    json rows = json::array();
    for (const auto& each : waiting(*request.store, waiting_shown_max)) {
        if (answers(request, each)) {
            rows.push_back(work_row(request, each));
        }
    }
    const auto counted = tally(*request.store);
    return {{"title", request.words->say("consultations.waiting_title")},
            {"rows", rows},
            {"has_rows", !rows.empty()},
            {"count",
             request.words->say("consultations.tally",
                                {{"answered", counted.answered},
                                 {"waiting", counted.waiting},
                                 {"published", counted.published}})}};
}

json desk_rows(const web::Request& request) {
    json rows = json::array();
    for (const auto& each : waiting(*request.store, waiting_shown_max)) {
        // The duty desk is shown what climbed to it; everything else is the workshop's.
        const auto seat = alliance::acting(request);
        const bool is_own = seat && answers(request, each);
        if (is_own) {
            rows.push_back(work_row(request, each));
        }
    }
    return rows;
}

json alliance_rows(const web::Request& request) {
    json lines = json::array();
    for (const auto& each : shelf(*request.store, {}, on_the_alliance_page)) {
        lines.push_back({{"text", public_words(*request.store, each).question},
                         {"note", ""},
                         {"url", consultation_url(each.id)}});
    }
    return json::array({{{"title", request.words->say("consultations.title")},
                         {"url", "/consultations"},
                         {"lines", lines},
                         {"has_lines", !lines.empty()},
                         {"empty", request.words->say("consultations.ask_us")}}});
}

json body_rows(const web::Request& request) {
    json rows = json::array();
    const auto workshops = alliance::units(*request.store, alliance::UnitKind::LegalWorkshop);
    const auto counted = tally(*request.store);
    if (!workshops.empty() && counted.answered > 0) {
        rows.push_back(
            {{"unit", workshops.front().id.value},
             {"line",
              request.words->say("consultations.answered_count", {{"count", counted.answered}})}});
    }
    return rows;
}

} // namespace consultations
