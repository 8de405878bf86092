#include "cases/routes_resident.hpp"

#include "cases/routes.hpp"
#include "cases/views_resident.hpp"

namespace cases {
namespace {

using web::Answer;
using web::Request;

base::Result<Answer> show_home(const Request& request) {
    return Answer(web::Shown{"cases/home", home_view(viewer_of(request))});
}

base::Result<Answer> show_privacy(const Request& request) {
    return Answer(web::Shown{"cases/privacy", {{"title", request.words->say("home.privacy")}}});
}

base::Result<Answer> show_accessibility(const Request& request) {
    return Answer(
        web::Shown{"cases/accessibility", {{"title", request.words->say("home.accessibility")}}});
}

} // namespace

void home_routes(web::Routes& routes) {
    routes.get("/",
               web::Access::Anyone,
               "The first page: report, track, this month's figures, the latest answers.",
               show_home);
    routes.get("/privacy",
               web::Access::Anyone,
               "Which personal data are kept, what for, who sees them and for how long.",
               show_privacy);
    routes.get("/accessibility",
               web::Access::Anyone,
               "What works for everybody, and whom to call when something doesn't.",
               show_accessibility);
}

void resident_routes(web::Routes& routes) {
    home_routes(routes);
    report_routes(routes);
    track_routes(routes);
    list_routes(routes);
}

void show_refusal(nlohmann::json& view,
                  const web::Request& request,
                  std::initializer_list<std::string_view> fields) {
    view["refusal"] = "";
    bool is_beside_a_field = false;
    for (const auto field : fields) {
        const bool is_it = request.refusal != nullptr && request.refusal->field == field;
        view[std::string(field) + "_refusal"] = is_it ? request.words->say(*request.refusal) : "";
        is_beside_a_field = is_beside_a_field || is_it;
    }
    if (request.refusal != nullptr) {
        view["refusal"] = is_beside_a_field ? request.words->say("report.look_below")
                                            : request.words->say(*request.refusal);
    }
}

} // namespace cases
