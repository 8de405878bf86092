// Who is away names a deputy for the seat they act from; who administers does it for any seat.

#include "alliance/routes.hpp"
#include "alliance/views_absence.hpp"
#include "web/form_view.hpp"

namespace alliance {

namespace {

using base::refuse;
using base::Why;
using nlohmann::json;

constexpr const char* absence_url = "/absence";

// The seat that is meant: one's own, or, for who administers, the one that is named. A deputy names
// no deputy, for whichever seat.
base::Result<Seat> seat_meant(const web::Request& request, const web::Fields& fields) {
    const auto from = acting(request);
    if (!from) {
        return refuse(Why::NotAllowed, "alliance.you_have_no_seat");
    }
    const auto named = fields.number("seat", 1, base::id_max);
    if (!named) {
        return base::refusal_of(named);
    }
    const auto meant = seat(*request.store, SeatId{named->value_or(from->seat.value)});
    if (!meant || meant->is_closed) {
        return refuse(Why::NotFound, "alliance.no_such_seat");
    }
    const bool acts_as_holder =
        person_of_account(*request.store, from->account) == std::optional(from->person);
    const bool is_theirs_to_lend = meant->id == from->seat || from->powers.has(Power::Administer);
    if (!acts_as_holder || !is_theirs_to_lend) {
        return refuse(Why::NotAllowed, "alliance.absence_of_others");
    }
    return *meant;
}

base::Result<web::Answer> show_absence(const web::Request& request) {
    const auto& fields = request.refusal != nullptr ? request.form : request.query;
    const auto of = seat_meant(request, fields);
    if (!of) {
        return base::refusal_of(of);
    }
    const auto unit_of = unit(*request.store, of->unit);
    const auto today = calendar::iso_date(calendar::office_day(request.now));
    json deputy = deputy_view(request, *of);
    json form = nullptr;
    if (deputy.is_null()) {
        form = web::form_view(
            request, absence_url, {{"deputy", ""}, {"from", today}, {"until", today}});
        form["seat"] = of->id.value;
        form["people"] = deputy_choices(request, *of);
    }
    const bool is_said_in_the_form = form.is_object() && request.path == absence_url;
    return web::Answer(web::Shown{
        "alliance/absence",
        {{"title", request.words->say("alliance.absence")},
         {"seat", of->title + " · " + (unit_of ? unit_of->short_name : "")},
         {"refusal",
          request.refusal != nullptr && !is_said_in_the_form ? request.words->say(*request.refusal)
                                                             : ""},
         {"deputy", deputy},
         {"form", form}}});
}

base::Result<calendar::OfficeDay> day_in(const web::Request& request, const char* field) {
    const auto day = calendar::parse_date(request.form.get(field));
    if (!day) {
        return refuse(Why::Invalid, "alliance.please_give_day", {}, field);
    }
    return *day;
}

web::Command recording(const web::Request& request, journal::Work work) {
    web::Command command;
    command.actor = acting(request)->actor();
    command.work = std::move(work);
    command.answer = [](const web::Request& asked, const json&) -> base::Result<web::Answer> {
        const auto& named = asked.form.get("seat");
        return web::Answer(web::Created{
            std::string(absence_url) + (named.empty() ? "" : "?seat=" + named), json::object()});
    };
    return command;
}

json is_done() {
    return json{{"is_done", true}};
}

base::Result<web::Command> ask_deputy(const web::Request& request) {
    const auto of = seat_meant(request, request.form);
    const auto deputy = request.form.number("deputy", 1, base::id_max);
    const auto from = day_in(request, "from");
    const auto until = day_in(request, "until");
    for (const auto* refused : {of ? nullptr : &of.error(),
                                deputy ? nullptr : &deputy.error(),
                                from ? nullptr : &from.error(),
                                until ? nullptr : &until.error()}) {
        if (refused != nullptr) {
            return tl::unexpected<base::Refusal>(*refused);
        }
    }
    const auto midnight = calendar::WallClock(0);
    const Deputise asked{of->id,
                         PersonId{deputy->value_or(0)},
                         calendar::moment_at(*from, midnight),
                         calendar::moment_at(*until + std::chrono::days(1), midnight)};
    return recording(request, [asked](journal::Turn& turn) -> base::Result<json> {
        const auto done = deputise(turn, asked);
        return done ? base::Result<json>(is_done()) : base::refusal_of(done);
    });
}

base::Result<web::Command> ask_end(const web::Request& request) {
    const auto of = seat_meant(request, request.form);
    if (!of) {
        return base::refusal_of(of);
    }
    return recording(request, [id = of->id](journal::Turn& turn) -> base::Result<json> {
        const auto done = end_deputy(turn, id);
        return done ? base::Result<json>(is_done()) : base::refusal_of(done);
    });
}

} // namespace

void add_absence_routes(web::Routes& routes) {
    routes.get(absence_url,
               web::Access::Staff,
               "Who acts from one's seat while one is away.",
               show_absence);
    routes.post(absence_url,
                web::Access::Staff,
                "Names a `deputy` for a `seat`, `from` a day `until` a day.",
                ask_deputy,
                show_absence);
    routes.post("/absence/end",
                web::Access::Staff,
                "Ends an absence of a `seat` early.",
                ask_end,
                show_absence);
}

} // namespace alliance
