#include "open311/routes.hpp"

#include <string>

#include "open311/posting.hpp"
#include "open311/reading.hpp"
#include "open311/views.hpp"
#include "open311/writing.hpp"

namespace open311 {
namespace {

using base::Result;
using nlohmann::json;
using web::Answer;
using web::Request;

constexpr std::string_view beginning = "/open311/v2/";
// A report with its pictures.
constexpr std::size_t post_bytes_max = 11 * 1024 * 1024;

Answer answer(const Request& request, std::string_view root, const ordered_json& view) {
    const auto format = format_of(request.path);
    // What anybody may read, any page's script may read.
    return web::File{std::string(content_type(format)),
                     written(format, root, view),
                     {},
                     {{"Access-Control-Allow-Origin", "*"}}};
}

std::string named_in_address(const Request& request) {
    return without_ending(request.parameters.front());
}

Result<Answer> discovery(const Request& request) {
    return answer(request, "discovery", discovery_view(request));
}

Result<Answer> list_services(const Request& request) {
    return answer(request, "services", services_view(request));
}

Result<Answer> define_service(const Request& request) {
    const auto view = definition_view(request, named_in_address(request));
    if (!view) {
        return base::refusal_of(view);
    }
    return answer(request, "service_definition", *view);
}

Result<Extent> extent_of(const Request& request) {
    const auto extensions = Given(request.query, request.form).one("extensions");
    if (!extensions) {
        return base::refusal_of(extensions);
    }
    const auto is_wanted = is_yes(*extensions, "extensions");
    if (!is_wanted) {
        return base::refusal_of(is_wanted);
    }
    return *is_wanted ? Extent::Extended : Extent::Plain;
}

Result<Answer> list_requests(const Request& request) {
    const auto extent = extent_of(request);
    if (!extent) {
        return base::refusal_of(extent);
    }
    const auto found = cases_asked_for(request);
    if (!found) {
        return base::refusal_of(found);
    }
    return answer(request, "service_requests", requests_view(request, *found, *extent));
}

Result<Answer> show_request(const Request& request) {
    const auto extent = extent_of(request);
    if (!extent) {
        return base::refusal_of(extent);
    }
    const auto found = case_numbered(*request.store, named_in_address(request));
    if (!found) {
        return base::refusal_of(found);
    }
    return answer(request, "service_requests", requests_view(request, {*found}, *extent));
}

// The token of a report is its tracking code: who has it follows the report anyway.
Result<Answer> resolve_token(const Request& request) {
    const auto token = named_in_address(request);
    const auto voice = voices::find_by_tracking_code(*request.store, token);
    const auto id = voice ? cases::case_of(*request.store, *voice) : std::nullopt;
    if (!id) {
        return base::refuse(base::Why::NotFound, "open311.no_such_token", {}, "token");
    }
    auto view = ordered_json::array();
    view.push_back({{"service_request_id", std::to_string(id->value)}, {"token", token}});
    return answer(request, "service_requests", view);
}

Result<Answer> list_updates(const Request& request) {
    const auto asked = updates_asked_for(request);
    if (!asked) {
        return base::refusal_of(asked);
    }
    return answer(request, "service_request_updates", updates_view(request, *asked));
}

Result<web::Command> take_request(const Request& request) {
    auto posted = read_post(request);
    if (!posted) {
        return base::refusal_of(posted);
    }
    return web::Command{
        journal::resident(),
        [posted = std::move(*posted)](journal::Turn& turn) { return post_request(turn, posted); },
        [](const Request& asked, const json& result) -> Result<Answer> {
            const voices::VoiceId voice{result["voice"].get<std::int64_t>()};
            return answer(asked,
                          "service_requests",
                          posted_view(asked, voice, result["ring_now"].get<std::string>()));
        }};
}

Result<web::Command> take_update(const Request& request) {
    auto update = read_update(request);
    if (!update) {
        return base::refusal_of(update);
    }
    return web::Command{
        journal::resident(),
        [update = std::move(*update)](journal::Turn& turn) { return post_update(turn, update); },
        [](const Request& asked, const json& result) -> Result<Answer> {
            auto view = ordered_json::array();
            view.push_back({{"update_id", result["entry"].dump() + "-" + result["case"].dump()}});
            return answer(asked, "service_request_updates", view);
        }};
}

// Each asks the same first: whose street, whose key.
web::Reading known(web::Reading read) {
    return [read = std::move(read)](const Request& request) -> Result<Answer> {
        const auto asker = check_asker(request);
        return asker ? read(request) : base::refusal_of(asker);
    };
}

void add_get(web::Routes& routes, const std::string& noun, const char* what, web::Reading read) {
    const auto address = std::string(beginning) + noun;
    for (const auto* ending : {".xml", ".json"}) {
        // A {place} takes the ending along.
        const bool has_place = address.ends_with('}');
        routes.get_for_programs(has_place ? address : address + ending, what, known(read));
        if (has_place) {
            return;
        }
    }
}

void add_post(web::Routes& routes, const std::string& noun, const char* what, web::Writing write) {
    for (const auto* ending : {".xml", ".json"}) {
        auto route =
            web::posting(std::string(beginning) + noun + ending, web::Access::Anyone, what, write);
        route.bounds.body_bytes_max = post_bytes_max;
        route.audience = web::Audience::Programs;
        route.counted_by = web::CountedBy::Room;
        routes.add(std::move(route));
    }
}

web::SaidNo say_no(std::string_view path, int status, const std::string& reason) {
    const auto format = format_of(path);
    const int code = status_of(status);
    return {code,
            std::string(content_type(format)),
            written(format, "errors", refusal_view(code, reason))};
}

} // namespace

void add_routes(web::Routes& routes) {
    routes.add_protocol({std::string(beginning), say_no});
    add_get(routes, "discovery", "Open311: where which version is spoken.", discovery);
    add_get(routes, "services", "Open311: what can be reported.", list_services);
    add_get(routes,
            "services/{code}",
            "Open311: what a service asks of whoever reports it.",
            define_service);
    add_get(routes,
            "requests",
            "Open311: what is public of cases: `service_request_id`, or `service_code`, `status`, "
            "`start_date`, `end_date` (90 days), `page`, `page_size` (1,000), `extensions`.",
            list_requests);
    add_get(routes, "requests/{id}", "Open311: one case.", show_request);
    add_get(routes, "tokens/{token}", "Open311: the number of a tracking code.", resolve_token);
    add_get(routes,
            "servicerequestupdates",
            "Open311: what happened to cases, oldest first: `start_date`, `end_date`, `page`, "
            "`page_size` (1,000).",
            list_updates);
    add_post(routes,
             "requests",
             "Open311: reports, with a client's `api_key`: `service_code`, `description`, "
             "`address_string`, `address_id` or `lat` and `long`, `attribute[…]`, pictures.",
             take_request);
    add_post(routes,
             "servicerequestupdates",
             "Open311: adds to what the same client reported: `service_request_id`, `update_id`, "
             "`description`, pictures.",
             take_update);
    describe_routes(routes);
}

} // namespace open311
