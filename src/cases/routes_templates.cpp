// Answer templates in the browser: written, changed and retired by who configures, every version
// kept in the record.

#include "cases/routes.hpp"
#include "cases/views_templates.hpp"
#include "text/names.hpp"

namespace cases {
namespace {

using base::refuse;
using base::Result;
using base::Why;
using nlohmann::json;
using web::Answer;
using web::Command;
using web::Request;

constexpr const char* templates_address = "/settings/templates";

Result<Viewer> writing_templates(const Request& request) {
    const auto seat = alliance::acting_with(request, alliance::Power::Configure);
    if (!seat) {
        return base::refusal_of(seat);
    }
    return viewer_of(request);
}

Result<Answer> show_templates(const Request& request) {
    const auto viewer = writing_templates(request);
    if (!viewer) {
        return base::refusal_of(viewer);
    }
    return web::Shown{"cases/templates", templates_view(request, *viewer)};
}

Result<Answer> show_template(const Request& request) {
    const auto viewer = writing_templates(request);
    if (!viewer) {
        return base::refusal_of(viewer);
    }
    const auto shown = find_template(*request.store, TemplateId{request.parameter_id(0)});
    if (!shown) {
        return refuse(Why::NotFound, "cases.no_such_template");
    }
    return web::Shown{"cases/template", template_view(request, *viewer, *shown)};
}

Result<Command> changing_templates(const Request& request, journal::Work work) {
    const auto seat = alliance::acting_with(request, alliance::Power::Configure);
    if (!seat) {
        return base::refusal_of(seat);
    }
    return Command{seat->actor(), std::move(work), [](const Request&, const json& done) {
                       return Result<Answer>(web::Created{templates_address, done});
                   }};
}

// A browser ends lines its own way; the record keeps one.
std::string typed_lines(const Request& request, const char* field) {
    std::string lines = request.form.get(field);
    std::erase(lines, '\r');
    return lines;
}

// The path's number, or none for a new template.
Result<Command> ask_writing(const Request& request) {
    const auto seen = request.form.number("seen", 0, base::id_max);
    if (!seen) {
        return base::refusal_of(seen);
    }
    WriteTemplate asked;
    asked.id = TemplateId{request.parameters.empty() ? 0 : request.parameter_id(0)};
    asked.use = text::named<TemplateUse>(request.form.get("use"));
    asked.categories = request.form.all("category");
    std::erase(asked.categories, "");
    asked.name = request.form.get("name");
    asked.words = typed_lines(request, "words");
    asked.seen = seen->value_or(0);
    return changing_templates(request, [asked](journal::Turn& turn) -> Result<json> {
        const auto written = write_template(turn, asked);
        return written ? Result<json>(json{{"id", written->value}}) : base::refusal_of(written);
    });
}

Result<Command> ask_retirement(const Request& request) {
    const TemplateId id{request.parameter_id(0)};
    return changing_templates(request, [id](journal::Turn& turn) -> Result<json> {
        const auto retired = retire_template(turn, id);
        return retired ? Result<json>(json{{"id", id.value}}) : base::refusal_of(retired);
    });
}

Result<Command> ask_defaults(const Request& request) {
    return changing_templates(request, [](journal::Turn& turn) -> Result<json> {
        const auto written = write_default_templates(turn);
        return written ? Result<json>(json{{"written", *written}}) : base::refusal_of(written);
    });
}

} // namespace

void template_routes(web::Routes& routes) {
    routes.get(templates_address,
               web::Access::Staff,
               "The street's answer templates; for seats that configure.",
               show_templates);
    routes.get("/settings/templates/{template}",
               web::Access::Staff,
               "One answer template with its versions.",
               show_template);
    auto writing = web::posting("/settings/templates",
                                web::Access::Staff,
                                "Writes a template: `use`, `category` (several, or none for all), "
                                "`name`, `words`; `seen` is 0.",
                                ask_writing,
                                show_templates);
    writing.bounds.lists = {"category"};
    routes.add(std::move(writing));
    auto writing_anew =
        web::posting("/settings/templates/{template}",
                     web::Access::Staff,
                     "Writes a template anew: `use`, `category`, `name`, `words`, in place "
                     "of the version `seen`; open forms keep what was filled in.",
                     ask_writing,
                     show_template);
    writing_anew.bounds.lists = {"category"};
    routes.add(std::move(writing_anew));
    routes.post("/settings/templates/{template}/retirement",
                web::Access::Staff,
                "Offers a template no more.",
                ask_retirement,
                show_template);
    routes.post("/settings/default-templates",
                web::Access::Staff,
                "Writes what many streets say, where nothing is written yet.",
                ask_defaults,
                show_templates);
}

} // namespace cases
