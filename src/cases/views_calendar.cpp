// The deadlines of a seat as a calendar has them. A calendar lies on telephones and with whoever
// offers it: so a duty is called by its act, number, category and compound, and never in words that
// a resident wrote.

#include "cases/parts.hpp"
#include "cases/standpoint.hpp"
#include "cases/views_staff.hpp"
#include "places/places.hpp"
#include "voices/voices.hpp"

namespace cases {
namespace {

using nlohmann::json;

// "电梯（瞿溪新村）"
std::string matter_in_public(const Viewer& viewer, const Case& current) {
    auto matter = voices::category_name(viewer.store, current.category, viewer.words.language());
    const auto place = places::public_name(viewer.store, current.place);
    return place.empty() ? matter : matter + " " + place;
}

std::string uid_of(const Viewer& viewer, const std::string& thing) {
    return thing + "@" + alliance::street(viewer.store).code + ".songyuan";
}

// What somebody must do, and where it stands in the record.
struct WaitingDuty {
    std::string uid;
    std::string what;
    Moment since;
    Moment due;
    journal::Sequence version = 0;
    bool is_begun = false;
};

json row_of_duty(const web::Request& request,
                 const Viewer& viewer,
                 const Case& current,
                 const WaitingDuty& duty) {
    const auto number = std::to_string(current.id.value);
    return {{"uid", uid_of(viewer, duty.uid)},
            {"changed", calendar::to_milliseconds(duty.since)},
            {"version", duty.version},
            {"due", calendar::to_milliseconds(duty.due)},
            {"summary",
             viewer.words.say("feeds.duty",
                              {{"what", duty.what},
                               {"case", current.id.value},
                               {"matter", matter_in_public(viewer, current)}})},
            {"description", stage_sentence(viewer, current)},
            {"url", request.site + "/cases/" + number},
            {"is_begun", duty.is_begun}};
}

void add_steps(json& rows, const web::Request& request, const Viewer& viewer) {
    const Standpoint standpoint{viewer.store, viewer.seat->unit, viewer.now};
    for (const auto& current : cases_of_seat(viewer, in_all)) {
        const auto uid = "case-" + std::to_string(current.id.value);
        if (current.suspension) {
            rows.push_back(row_of_duty(request,
                                       viewer,
                                       current,
                                       {uid,
                                        viewer.words.say("feeds.duty_review"),
                                        current.last_at,
                                        current.suspension->review_at,
                                        current.last_entry,
                                        true}));
            continue;
        }
        const auto* next = next_act(
            viewer.store, current, asker_from(standpoint, *viewer.seat, current), viewer.now);
        if (next == nullptr || current.is_step_stopped()) {
            continue;
        }
        rows.push_back(row_of_duty(request,
                                   viewer,
                                   current,
                                   {uid,
                                    viewer.words.say("cases.act_" + std::string(next->noun)),
                                    current.last_at,
                                    current.step.due,
                                    current.last_entry,
                                    current.stage != Stage::Assigned}));
    }
}

void add_parts(json& rows, const web::Request& request, const Viewer& viewer) {
    for (const auto unit : viewer.units) {
        for (const auto& part : open_parts_for(viewer.store, unit, desk_sheet_cases_max)) {
            const auto current = find(viewer.store, part.of);
            rows.push_back(row_of_duty(
                request,
                viewer,
                *current,
                {"case-" + std::to_string(part.of.value) + "-part-" + std::to_string(part.number),
                 viewer.words.say("cases.act_part-answer"),
                 current->last_at,
                 part.step.due,
                 current->last_entry,
                 true}));
        }
    }
}

} // namespace

json calendar_rows(const web::Request& request) {
    json rows = json::array();
    const auto viewer = viewer_of(request);
    if (viewer.seat) {
        add_steps(rows, request, viewer);
        add_parts(rows, request, viewer);
    }
    return rows;
}

} // namespace cases
