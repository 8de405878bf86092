// Closed days of an office: announced and cancelled on a page of the unit's own.

#include "alliance/routes.hpp"
#include "alliance/views_closures.hpp"
#include "text/names.hpp"
#include "web/form_view.hpp"

namespace alliance {

namespace {

using base::refuse;
using base::Why;
using nlohmann::json;

base::Result<web::Answer> show_closures(const web::Request& request) {
    const auto seat = acting(request);
    const UnitId id{request.parameter_id(0)};
    const auto of = unit(*request.store, id);
    if (!of || of->is_closed) {
        return refuse(Why::NotFound, "alliance.no_such_unit");
    }
    if (!seat || !may_close_days(*request.store, *seat, id)) {
        return refuse(Why::NotAllowed, "alliance.closure_not_yours");
    }
    return web::Answer(web::Shown{"alliance/closures", closures_view(request, *of)});
}

base::Result<calendar::OfficeDay> closed_day_in(const web::Request& request, const char* field) {
    const auto day = calendar::parse_date(request.form.get(field));
    if (!day) {
        return refuse(Why::Invalid, "alliance.not_a_date", {}, field);
    }
    return *day;
}

// A turn that goes back to the unit's closed days.
base::Result<web::Command> closing_days(
    const web::Request& request,
    std::function<base::Result<bool>(journal::Turn&, const ActingSeat&)> act) {
    const auto seat = acting(request);
    if (!seat) {
        return refuse(Why::NotAllowed, "alliance.you_have_no_seat");
    }
    web::Command command;
    command.actor = seat->actor();
    command.work = [seat = *seat, act = std::move(act)](journal::Turn& turn) -> base::Result<json> {
        const auto done = act(turn, seat);
        return done ? base::Result<json>(json{{"is_done", true}}) : base::refusal_of(done);
    };
    command.answer = [](const web::Request& asked, const json& done) -> base::Result<web::Answer> {
        return web::Answer(web::Created{closures_url(UnitId{asked.parameter_id(0)}), done});
    };
    return command;
}

base::Result<web::Command> ask_closure(const web::Request& request) {
    const auto from = closed_day_in(request, "from");
    const auto until = closed_day_in(request, "until");
    if (!from || !until) {
        return from ? base::refusal_of(until) : base::refusal_of(from);
    }
    const AnnounceClosure asked{UnitId{request.parameter_id(0)},
                                *from,
                                *until,
                                text::named<ClosureReason>(request.form.get("reason")),
                                request.form.get("note")};
    return closing_days(
        request, [asked](journal::Turn& turn, const ActingSeat& seat) -> base::Result<bool> {
            const auto announced = announce_closure(turn, seat, asked);
            return announced ? base::Result<bool>(true) : base::refusal_of(announced);
        });
}

base::Result<web::Command> ask_cancelling(const web::Request& request) {
    const ClosureId id{request.parameter_id(1)};
    return closing_days(request, [id](journal::Turn& turn, const ActingSeat& seat) {
        return cancel_closure(turn, seat, id);
    });
}

} // namespace

void add_closure_routes(web::Routes& routes) {
    const std::string closures = "/alliance/units/{unit}/closures";
    routes.get(closures,
               web::Access::Staff,
               "On which days a unit's office is closed, for who may say so.",
               show_closures);
    routes.post(closures,
                web::Access::Staff,
                "Closes an office `from` a day `until` a day for a `reason`, with a "
                "`note`; moves no deadline.",
                ask_closure,
                show_closures);
    routes.post(closures + "/{closure}/cancellation",
                web::Access::Staff,
                "Opens an office again from today, or as if never closed.",
                ask_cancelling,
                show_closures);
}

} // namespace alliance
