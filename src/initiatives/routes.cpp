#include "initiatives/routes.hpp"

#include "initiatives/records.hpp"
#include "initiatives/views.hpp"
#include "web/form_view.hpp"

namespace initiatives {

namespace {

using alliance::Asked;
using alliance::Power;
using base::refuse;
using base::Result;
using base::Why;

Result<web::Answer> show_list(const web::Request& request) {
    return web::Shown{"initiatives/list", list_view(request)};
}

Result<web::Answer> show_initiative(const web::Request& request) {
    const auto found = find(*request.store, InitiativeId{request.parameter_id(0)});
    if (!found) {
        return refuse(Why::NotFound, "initiatives.no_such_initiative");
    }
    return web::Shown{"initiatives/initiative", initiative_view(request, *found)};
}

Result<web::Answer> show_publishing(const web::Request& request) {
    if (const auto seat = alliance::acting_with(request, Power::Convene); !seat) {
        return base::refusal_of(seat);
    }
    return web::Shown{"initiatives/publish", publishing_view(request)};
}

Result<std::string> publish_asked(journal::Turn& turn, const Asked& asked) {
    const std::string& body = asked.form.get("body");
    const auto published = publish(turn,
                                   asked.seat,
                                   {{},
                                    body.empty() ? asked.seat.unit : UnitId{web::number_in(body)},
                                    asked.form.get("title"),
                                    asked.form.get("text")});
    if (!published) {
        return base::refusal_of(published);
    }
    return initiative_url(*published);
}

Result<std::string> end_asked(journal::Turn& turn, const Asked& asked) {
    const InitiativeId id{asked.ids.at(0)};
    const auto ended = end(turn, asked.seat, {id, asked.form.get("reason")});
    if (!ended) {
        return base::refusal_of(ended);
    }
    return initiative_url(id);
}

Result<web::Command> sign_for_unit_asked(const web::Request& request) {
    const auto seat = alliance::acting(request);
    if (!seat) {
        return refuse(Why::NotAllowed, "alliance.you_have_no_seat");
    }
    const InitiativeId id{request.parameter_id(0)};
    web::Command command;
    command.actor = seat->actor();
    command.work = [seat = *seat, id](journal::Turn& turn) -> Result<nlohmann::json> {
        const auto done = sign_for_unit(turn, seat, id);
        if (!done) {
            return base::refusal_of(done);
        }
        return nlohmann::json(id.value);
    };
    command.answer = [id](const web::Request&, const nlohmann::json&) -> Result<web::Answer> {
        return web::Created{initiative_url(id) + "?signed=1", {{"url", initiative_url(id)}}, {}};
    };
    return command;
}

// A person signs, or takes it back: the same two fields.
template <auto act>
Result<web::Command> as_signer(const web::Request& request, const char* then) {
    const InitiativeId id{request.parameter_id(0)};
    const Signer signer{request.form.get("name"), request.form.get("telephone")};
    web::Command command;
    command.actor = request.actor_without_seat();
    command.work = [id, signer](journal::Turn& turn) -> Result<nlohmann::json> {
        const auto done = act(turn, id, signer);
        if (!done) {
            return base::refusal_of(done);
        }
        return nlohmann::json(id.value);
    };
    command.answer = [id, then](const web::Request&, const nlohmann::json&) -> Result<web::Answer> {
        return web::Created{initiative_url(id) + then, {{"url", initiative_url(id)}}, {}};
    };
    return command;
}

Result<web::Command> sign_asked(const web::Request& request) {
    return as_signer<sign>(request, "?signed=1");
}

Result<web::Command> take_back_asked(const web::Request& request) {
    return as_signer<take_back>(request, "?signed=0");
}

} // namespace

void add_routes(web::Routes& routes) {
    using web::Access;
    using web::Method;
    const std::string one = "/initiatives/{initiative}";
    routes.get("/initiatives", Access::Anyone, "What the alliance calls for.", show_list);
    routes.get("/initiatives/new", Access::Staff, "The form for an initiative.", show_publishing);
    routes.get(
        one, Access::Anyone, "An initiative: its text, who signed, how many.", show_initiative);
    routes.post("/initiatives",
                Access::Staff,
                "Publishes an initiative: `body`, `title`, `text`.",
                alliance::act_with(Power::Convene, publish_asked),
                show_publishing);
    routes.post(one + "/ending",
                Access::Staff,
                "Ends an initiative, with a `reason`.",
                alliance::act_with(Power::Convene, end_asked),
                show_initiative);
    routes.post(one + "/unit-signatures",
                Access::Staff,
                "Signs for the unit of the seat one acts from.",
                sign_for_unit_asked,
                show_initiative);
    routes.post(one + "/signatures",
                Access::Anyone,
                "Signs as a person: `name`, `telephone`; neither is ever shown.",
                sign_asked,
                show_initiative);
    routes.post(one + "/signatures/ending",
                Access::Anyone,
                "Takes a signature back by the same `name` and `telephone`.",
                take_back_asked,
                show_initiative);
}

} // namespace initiatives
