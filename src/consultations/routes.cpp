#include "consultations/routes.hpp"

#include "consultations/records.hpp"
#include "consultations/views.hpp"
#include "text/names.hpp"

namespace consultations {

namespace {

using alliance::Asked;
using alliance::Power;
using base::refuse;
using base::Result;
using base::Why;

Result<web::Answer> show_shelf(const web::Request& request) {
    return web::Shown{"consultations/shelf", shelf_view(request)};
}

Result<web::Answer> show_asking(const web::Request& request) {
    return web::Shown{"consultations/ask", asking_view(request)};
}

Result<web::Answer> show_waiting(const web::Request& request) {
    if (const auto seat = alliance::acting_with(request, Power::Handle); !seat) {
        return base::refusal_of(seat);
    }
    return web::Shown{"consultations/waiting", waiting_view(request)};
}

// Those who answer see everything; everybody else sees what stands on the shelf, or nothing.
Result<web::Answer> show_one(const web::Request& request) {
    const auto found = find(*request.store, ConsultationId{request.parameter_id(0)});
    if (found && answers(request, *found)) {
        return web::Shown{"consultations/work", work_view(request, *found)};
    }
    if (!found || found->public_entry == 0) {
        return refuse(Why::NotFound, "consultations.no_such_consultation");
    }
    return web::Shown{"consultations/public", public_view(request, *found)};
}

Result<web::Answer> show_own(const web::Request& request) {
    const auto id = find_by_code(*request.store, request.parameters.front());
    const auto found = id ? find(*request.store, *id) : std::nullopt;
    if (!found) {
        return refuse(Why::NotFound, "consultations.no_such_code");
    }
    return web::Shown{"consultations/own", own_view(request, *found)};
}

Result<web::Command> ask_asked(const web::Request& request) {
    const std::string& typed = request.form.get("asker");
    const auto asker = text::named<Asker>(typed.empty() ? "resident" : typed);
    if (!asker) {
        return refuse(Why::Invalid, "alliance.please_choose_kind", {}, "asker");
    }
    const auto seat = alliance::acting(request);
    Ask asked{*asker,
              seat ? seat->unit : UnitId{},
              request.form.get("question"),
              request.form.get("name"),
              request.form.get("telephone")};
    const auto unit = seat ? alliance::unit(*request.store, seat->unit) : std::nullopt;
    if (unit) {
        asked.asker = unit->kind == alliance::UnitKind::OwnersCommittee ? Asker::OwnersCommittee
                                                                        : Asker::Unit;
    }
    web::Command command;
    command.actor = seat ? seat->actor() : request.actor_without_seat();
    command.work = [asked](journal::Turn& turn) -> Result<nlohmann::json> {
        const auto id = ask(turn, asked);
        if (!id) {
            return base::refusal_of(id);
        }
        return nlohmann::json(id->value);
    };
    command.answer = [](const web::Request& answered,
                        const nlohmann::json& id) -> Result<web::Answer> {
        const auto code = code_of(*answered.store, {id.get<std::int64_t>()});
        return web::Created{
            "/consultations/mine/" + code + "?new=1", {{"consultation", id}, {"code", code}}, {}};
    };
    return command;
}

Result<std::string> answer_asked(journal::Turn& turn, const Asked& asked) {
    const ConsultationId id{asked.ids.at(0)};
    const auto done = answer(turn, asked.seat, id, asked.form.get("answer"));
    if (!done) {
        return base::refusal_of(done);
    }
    return consultation_url(id);
}

Result<std::string> publish_asked(journal::Turn& turn, const Asked& asked) {
    const ConsultationId id{asked.ids.at(0)};
    const auto done = publish(
        turn, asked.seat, {id, asked.form.get("public_question"), asked.form.get("public_answer")});
    if (!done) {
        return base::refusal_of(done);
    }
    return consultation_url(id);
}

Result<std::string> take_down_asked(journal::Turn& turn, const Asked& asked) {
    const ConsultationId id{asked.ids.at(0)};
    const auto done = take_down(turn, asked.seat, id, asked.form.get("reason"));
    if (!done) {
        return base::refusal_of(done);
    }
    return consultation_url(id);
}

} // namespace

void add_routes(web::Routes& routes) {
    using web::Access;
    using web::Method;
    const std::string one = "/consultations/{consultation}";
    routes.get(
        "/consultations", Access::Anyone, "The shelf of legal answers; `q` searches.", show_shelf);
    routes.get("/consultations/ask", Access::Anyone, "The form for a legal question.", show_asking);
    routes.get("/consultations/waiting",
               Access::Staff,
               "Questions that wait for one's answer.",
               show_waiting);
    routes.get("/consultations/mine/{code}",
               Access::Anyone,
               "One's own question and its answer, by its code.",
               show_own);
    routes.get(one, Access::Anyone, "A question and its answer.", show_one);
    routes.post("/consultations",
                Access::Anyone,
                "Asks the legal workshop: `question`, and if known `asker`, `name`, `telephone`.",
                ask_asked,
                show_asking);
    const auto post = [&](std::string pattern, std::string summary, alliance::Act act) {
        routes.post(std::move(pattern),
                    Access::Staff,
                    std::move(summary),
                    alliance::act_with(Power::Handle, std::move(act)),
                    show_one);
    };
    post(one + "/answer", "Answers a question: `answer`.", answer_asked);
    post(one + "/publication",
         "Puts it on the shelf, written anew: `public_question`, `public_answer`.",
         publish_asked);
    post(one + "/publication/ending", "Takes it off the shelf, with a `reason`.", take_down_asked);
}

} // namespace consultations
