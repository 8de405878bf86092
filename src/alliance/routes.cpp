#include "alliance/routes.hpp"

#include <charconv>

#include "alliance/appointing.hpp"
#include "alliance/views.hpp"
#include "calendar/moment.hpp"
#include "text/names.hpp"
#include "web/form_view.hpp"

namespace alliance {

namespace {

using base::refuse;
using base::Why;

std::string managing_url(const Asked& asked) {
    return unit_url(UnitId{asked.ids.at(0)}) + "/manage";
}

// Back to the unit's forms, or the refusal as it is.
template <class Value>
base::Result<std::string> back(const base::Result<Value>& done, const Asked& asked) {
    if (!done) {
        return base::refusal_of(done);
    }
    return managing_url(asked);
}

AddUnit details_in(const web::Fields& form) {
    AddUnit details;
    details.name = form.get("name");
    details.short_name = form.get("short_name");
    details.telephone = form.get("telephone");
    details.duty = form.get("duty");
    return details;
}

base::Result<std::string> add_unit_asked(journal::Turn& turn, const Asked& asked) {
    AddUnit details = details_in(asked.form);
    const auto kind = text::named<UnitKind>(asked.form.get("kind"));
    if (!kind) {
        return refuse(Why::Invalid, "alliance.please_choose_kind", {}, "kind");
    }
    details.kind = *kind;
    const auto added = add_unit(turn, details);
    if (!added) {
        return base::refusal_of(added);
    }
    return unit_url(*added) + "/manage";
}

base::Result<std::string> change_unit_asked(journal::Turn& turn, const Asked& asked) {
    return back(change_unit(turn, UnitId{asked.ids.at(0)}, details_in(asked.form)), asked);
}

base::Result<std::string> close_unit_asked(journal::Turn& turn, const Asked& asked) {
    const auto closed = close_unit(turn, UnitId{asked.ids.at(0)}, asked.form.get("reason"));
    if (!closed) {
        return base::refusal_of(closed);
    }
    return std::string("/alliance");
}

base::Result<std::string> serve_asked(journal::Turn& turn, const Asked& asked) {
    const auto place = places::find_by_words(turn.store(), asked.form.get("place"));
    if (!place) {
        return refuse(Why::NotFound, "alliance.no_such_place", {}, "place");
    }
    return back(serve_place(turn, UnitId{asked.ids.at(0)}, *place), asked);
}

base::Result<std::string> stop_serving_asked(journal::Turn& turn, const Asked& asked) {
    return back(stop_serving(turn, UnitId{asked.ids.at(0)}, PlaceId{asked.ids.at(1)}), asked);
}

base::Result<std::string> join_asked(journal::Turn& turn, const Asked& asked) {
    const UnitId body{web::number_in(asked.form.get("body"))};
    return back(join_body(turn, body, UnitId{asked.ids.at(0)}), asked);
}

base::Result<std::string> leave_asked(journal::Turn& turn, const Asked& asked) {
    const UnitLeft left{UnitId{asked.ids.at(1)}, UnitId{asked.ids.at(0)}, asked.form.get("reason")};
    return back(leave_body(turn, left), asked);
}

base::Result<std::string> add_seat_asked(journal::Turn& turn, const Asked& asked) {
    AddSeat seat{UnitId{asked.ids.at(0)}, asked.form.get("title"), {}};
    for (const auto& ticked : asked.form.all("powers")) {
        const auto power = text::named<Power>(ticked);
        if (!power) {
            return refuse(Why::Invalid, "alliance.no_such_power", {}, "powers");
        }
        seat.powers.mask |= Powers::bit(*power);
    }
    return back(add_seat(turn, seat), asked);
}

// The seat in the path, when it is one of the unit's in the path.
base::Result<SeatId> seat_asked(journal::Turn& turn, const Asked& asked) {
    const auto found = seat(turn.store(), SeatId{asked.ids.at(1)});
    if (!found || found->unit.value != asked.ids.at(0)) {
        return refuse(Why::NotFound, "alliance.no_such_seat");
    }
    return found->id;
}

base::Result<std::string> appoint_asked(journal::Turn& turn, const Asked& asked) {
    const auto seat = seat_asked(turn, asked);
    if (!seat) {
        return base::refusal_of(seat);
    }
    const auto until = end_of_day(asked.form, "until");
    if (!until) {
        return base::refusal_of(until);
    }
    const AppointSomebody somebody{*seat,
                                   PersonId{web::number_in(asked.form.get("person"))},
                                   asked.form.get("person_name"),
                                   asked.form.get("telephone"),
                                   asked.form.get("login"),
                                   asked.form.get("password"),
                                   *until};
    return back(appoint_somebody(turn, somebody), asked);
}

base::Result<std::string> correct_asked(journal::Turn& turn, const Asked& asked) {
    const auto id = seat_asked(turn, asked);
    if (!id) {
        return base::refusal_of(id);
    }
    const auto current = seat(turn.store(), *id);
    if (!current->is_held(turn.now())) {
        return refuse(Why::AlreadyDone, "alliance.seat_is_vacant", {{"title", current->title}});
    }
    const AddPerson person{asked.form.get("person_name"), asked.form.get("telephone"), {}};
    return back(correct_person(turn, current->person, person), asked);
}

base::Result<std::string> vacate_asked(journal::Turn& turn, const Asked& asked) {
    const auto seat = seat_asked(turn, asked);
    return seat ? back(vacate(turn, *seat, asked.form.get("reason")), asked)
                : base::Result<std::string>(base::refusal_of(seat));
}

base::Result<std::string> close_seat_asked(journal::Turn& turn, const Asked& asked) {
    const auto seat = seat_asked(turn, asked);
    return seat ? back(close_seat(turn, *seat, asked.form.get("reason")), asked)
                : base::Result<std::string>(base::refusal_of(seat));
}

base::Result<web::Answer> show_unit(const web::Routes& routes, const web::Request& request) {
    auto view = unit_view(request, UnitId{request.parameter_id(0)});
    if (!view) {
        return refuse(Why::NotFound, "alliance.no_such_unit");
    }
    (*view)["figures"] = routes.rows_for("alliance/unit", request);
    return web::Shown{"alliance/unit", std::move(*view)};
}

base::Result<web::Answer> show_managing(const web::Request& request) {
    if (const auto seat = acting_with(request, Power::Administer); !seat) {
        return base::refusal_of(seat);
    }
    auto view = managing_view(request, UnitId{request.parameter_id(0)});
    if (!view) {
        return refuse(Why::NotFound, "alliance.no_such_unit");
    }
    return web::Shown{"alliance/manage", std::move(*view)};
}

base::Result<web::Answer> show_new_unit(const web::Request& request) {
    if (const auto seat = acting_with(request, Power::Administer); !seat) {
        return base::refusal_of(seat);
    }
    return web::Shown{"alliance/new_unit", new_unit_view(request)};
}

} // namespace

base::Result<std::optional<Moment>> end_of_day(const web::Fields& form, const std::string& field) {
    const std::string& last_day = form.get(field);
    if (last_day.empty()) {
        return std::optional<Moment>();
    }
    const auto day = calendar::parse_date(last_day);
    if (!day) {
        return refuse(Why::Invalid, "alliance.not_a_date", {}, field);
    }
    return std::optional<Moment>(
        calendar::moment_at(*day + std::chrono::days(1), calendar::WallClock(0)));
}

void add_alliance_routes(web::Routes& routes) {
    using web::Access;
    routes.get("/alliance",
               Access::Anyone,
               "Who takes part in the alliance.",
               [&routes](const web::Request& request) -> base::Result<web::Answer> {
                   return web::Shown{"alliance/alliance",
                                     alliance_view(request,
                                                   {routes.rows_for("alliance/bodies", request),
                                                    routes.rows_for("alliance", request)})};
               });
    routes.get("/alliance/units/{unit}",
               Access::Anyone,
               "One unit: its figures and seats, what it serves, where it takes part.",
               [&routes](const web::Request& request) { return show_unit(routes, request); });
    routes.get("/alliance/units/{unit}/manage",
               Access::Staff,
               "The forms that change a unit.",
               show_managing);
    routes.get("/alliance/new-unit", Access::Staff, "The form for a new unit.", show_new_unit);
    const auto post = [&](std::string pattern,
                          std::string summary,
                          Act act,
                          web::Reading form,
                          std::vector<std::string> lists = {}) {
        auto route = web::posting(std::move(pattern),
                                  Access::Staff,
                                  std::move(summary),
                                  act_with(Power::Administer, std::move(act)),
                                  std::move(form));
        route.bounds.lists = std::move(lists);
        routes.add(std::move(route));
    };
    const std::string unit = "/alliance/units/{unit}";
    post("/alliance/units",
         "Adds a unit: `kind`, `name`, `short_name`, `telephone`, `duty`.",
         add_unit_asked,
         show_new_unit);
    post(unit + "/details",
         "Changes a unit's particulars: `name`, `short_name`, `telephone`, "
         "`duty`.",
         change_unit_asked,
         show_managing);
    post(unit + "/closing",
         "Closes a unit and its seats, with a `reason`.",
         close_unit_asked,
         show_managing);
    post(unit + "/places", "Lets a unit serve a `place`.", serve_asked, show_managing);
    post(unit + "/places/{place}/ending",
         "Ends serving a place.",
         stop_serving_asked,
         show_managing);
    post(unit + "/bodies", "Lets a unit join a `body`.", join_asked, show_managing);
    post(unit + "/bodies/{body}/ending",
         "Ends taking part in a body, with a `reason`.",
         leave_asked,
         show_managing);
    post(unit + "/seats",
         "Adds a seat to a unit: `title`, `powers`.",
         add_seat_asked,
         show_managing,
         {"powers"});
    post(unit + "/seats/{seat}/appointment",
         "Puts somebody into a seat `until` the last day: a known `person`, or "
         "`person_name`, `telephone`, and for an account `login`, `password`.",
         appoint_asked,
         show_managing);
    post(unit + "/seats/{seat}/correction",
         "Corrects who holds a seat: `person_name`, `telephone`.",
         correct_asked,
         show_managing);
    post(unit + "/seats/{seat}/vacancy",
         "Vacates a seat, with a `reason`.",
         vacate_asked,
         show_managing);
    post(unit + "/seats/{seat}/closing",
         "Closes a vacant seat, with a `reason`.",
         close_seat_asked,
         show_managing);
}

} // namespace alliance
