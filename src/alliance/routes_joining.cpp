// Joining and terms: the public form, the secretariat's answers, letters and renewals.

#include <algorithm>

#include "alliance/routes.hpp"
#include "alliance/views.hpp"
#include "alliance/views_joining.hpp"
#include "web/form_view.hpp"

namespace alliance {

namespace {

using base::refuse;
using base::Result;
using base::Why;

Result<Application> application_asked(const web::Request& request) {
    auto found = application(*request.store, ApplicationId{request.parameter_id(0)});
    if (!found) {
        return refuse(Why::NotFound, "alliance.no_such_application");
    }
    return std::move(*found);
}

Result<web::Answer> show_applying(const web::Request& request) {
    return web::Shown{"alliance/apply", applying_view(request)};
}

Result<web::Answer> show_application(const web::Request& request) {
    const auto asked = application_asked(request);
    if (!asked) {
        return base::refusal_of(asked);
    }
    return web::Shown{"alliance/application", application_view(request, *asked)};
}

Result<web::Answer> show_applications(const web::Request& request) {
    if (const auto seat = acting_with(request, Power::Administer); !seat) {
        return base::refusal_of(seat);
    }
    return web::Shown{"alliance/applications", applications_view(request)};
}

Result<web::Answer> show_letters(const web::Request& request) {
    if (const auto seat = acting_with(request, Power::Administer); !seat) {
        return base::refusal_of(seat);
    }
    return web::Shown{"alliance/letters", letters_view(request)};
}

// One of the secretariat's lists as a file.
web::Reading giving(sheets::Sheet (*sheet)(const web::Request&), std::string name) {
    return [sheet, name](const web::Request& request) -> Result<web::Answer> {
        if (const auto seat = acting_with(request, Power::Administer); !seat) {
            return base::refusal_of(seat);
        }
        return web::File{
            std::string(sheets::content_type), sheets::write_workbook(sheet(request)), name};
    };
}

// The secretariat prints everybody's letter, and each their own.
Result<web::Answer> show_letter(const web::Request& request) {
    const auto found = letter(*request.store, request.parameter_id(0));
    const auto own =
        found && request.session ? person(*request.store, found->person) : std::nullopt;
    const bool is_own = own && own->account == request.session->account;
    if (const auto seat = acting_with(request, Power::Administer); !is_own && !seat) {
        return base::refusal_of(seat);
    }
    if (!found) {
        return refuse(Why::NotFound, "alliance.no_such_letter");
    }
    return web::Shown{"alliance/letter", letter_view(request, *found)};
}

Result<UnitKind> kind_applied_as(const web::Fields& form) {
    const std::string& typed = form.get("kind");
    const auto names = enum_names(UnitKind{});
    const auto named = std::ranges::find(names, typed.empty() ? "member" : typed);
    if (named == names.end()) {
        return refuse(Why::Invalid, "alliance.please_choose_kind", {}, "kind");
    }
    return static_cast<UnitKind>(named - names.begin());
}

Result<web::Command> apply_asked(const web::Request& request) {
    const auto kind = kind_applied_as(request.form);
    if (!kind) {
        return base::refusal_of(kind);
    }
    const ApplyToJoin asked{request.form.get("name"),
                            *kind,
                            UnitId{web::number_in(request.form.get("wish"))},
                            request.form.get("offer"),
                            request.form.get("contact"),
                            request.form.get("telephone")};
    web::Command command;
    command.actor = request.actor_without_seat();
    command.work = [asked](journal::Turn& turn) -> Result<nlohmann::json> {
        const auto applied = apply_to_join(turn, asked);
        if (!applied) {
            return base::refusal_of(applied);
        }
        return nlohmann::json(applied->value);
    };
    command.answer = [](const web::Request&, const nlohmann::json& id) -> Result<web::Answer> {
        const auto url = "/alliance/applications/" + std::to_string(id.get<std::int64_t>());
        return web::Answer(web::Created{url, {{"url", url}, {"application", id}}});
    };
    return command;
}

// The day on which it takes part begins in the morning of that day; today's has begun.
Result<std::optional<Moment>> beginning(const web::Fields& form) {
    if (form.get("from").empty()) {
        return std::optional<Moment>();
    }
    const auto day = calendar::parse_date(form.get("from"));
    if (!day) {
        return refuse(Why::Invalid, "alliance.not_a_date", {}, "from");
    }
    return std::optional<Moment>(calendar::moment_at(*day, {}));
}

Result<std::string> admit_asked(journal::Turn& turn, const Asked& asked) {
    const auto from = beginning(asked.form);
    if (!from) {
        return base::refusal_of(from);
    }
    const auto unit = admit(turn,
                            {ApplicationId{asked.ids.at(0)},
                             UnitId{web::number_in(asked.form.get("body"))},
                             asked.form.get("part"),
                             *from});
    if (!unit) {
        return base::refusal_of(unit);
    }
    return unit_url(*unit);
}

Result<std::string> decline_asked(journal::Turn& turn, const Asked& asked) {
    const auto declined = decline(turn, ApplicationId{asked.ids.at(0)}, asked.form.get("reason"));
    if (!declined) {
        return base::refusal_of(declined);
    }
    return std::string("/alliance/applications");
}

Result<std::string> renew_asked(journal::Turn& turn, const Asked& asked) {
    const auto until = end_of_day(asked.form, "until");
    if (!until) {
        return base::refusal_of(until);
    }
    const auto of = seat(turn.store(), SeatId{asked.ids.at(1)});
    if (!of || of->unit.value != asked.ids.at(0)) {
        return refuse(Why::NotFound, "alliance.no_such_seat");
    }
    if (!*until) {
        return refuse(Why::Invalid, "text.please_fill_in", {}, "until");
    }
    const auto renewed = renew_term(turn, of->id, **until);
    if (!renewed) {
        return base::refusal_of(renewed);
    }
    const auto issued = last_letter_of(turn.store(), of->id);
    return issued ? "/alliance/letters/" + std::to_string(issued->id)
                  : unit_url(of->unit) + "/manage";
}

// A term is renewed from the list of letters or from its unit's forms; refused, it is asked again
// there.
Result<web::Answer> show_renewing(const web::Request& request) {
    auto view = managing_view(request, UnitId{request.parameter_id(0)});
    if (!view) {
        return refuse(Why::NotFound, "alliance.no_such_unit");
    }
    return web::Shown{"alliance/manage", std::move(*view)};
}

} // namespace

void add_joining_routes(web::Routes& routes) {
    using web::Access;
    routes.get("/alliance/apply",
               Access::Anyone,
               "The form with which a unit asks to take part in the alliance.",
               show_applying);
    routes.get("/alliance/applications/{application}",
               Access::Anyone,
               "How an application to take part stands; all of it for the secretariat.",
               show_application);
    routes.get("/alliance/applications",
               Access::Staff,
               "Who asked to take part, and what they were told.",
               show_applications);
    routes.get("/alliance/applications.xlsx",
               Access::Staff,
               "The same as a spreadsheet.",
               giving(applications_sheet, "applications.xlsx"));
    routes.get("/alliance/letters", Access::Staff, "Letters of appointment.", show_letters);
    routes.get("/alliance/letters.xlsx",
               Access::Staff,
               "The same as a spreadsheet.",
               giving(letters_sheet, "letters.xlsx"));
    routes.get("/alliance/letters/{letter}",
               Access::Staff,
               "A letter of appointment to print, for the secretariat and whom it names.",
               show_letter);
    routes.post("/alliance/applications",
                Access::Anyone,
                "Asks to take part: `name`, `offer`, `contact`, `telephone`, and if known `kind` "
                "and `wish`.",
                apply_asked,
                show_applying);
    const auto post = [&](std::string pattern, std::string summary, Act act, web::Reading form) {
        routes.post(std::move(pattern),
                    Access::Staff,
                    std::move(summary),
                    act_with(Power::Administer, std::move(act)),
                    std::move(form));
    };
    post("/alliance/applications/{application}/admission",
         "Admits a unit: `body`, `part`, `from`.",
         admit_asked,
         show_application);
    post("/alliance/applications/{application}/refusal",
         "Declines an application, with a `reason`.",
         decline_asked,
         show_application);
    post("/alliance/units/{unit}/seats/{seat}/renewal",
         "Renews the term of whoever sits there, `until` its last day.",
         renew_asked,
         show_renewing);
}

} // namespace alliance
