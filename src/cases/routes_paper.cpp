// The report form on paper: for whoever would rather write by hand. Staff type it in and attach the
// scan; from then on it is a report like any other.

#include "cases/routes.hpp"
#include "cases/views_resident.hpp"
#include "text/names.hpp"

namespace cases {
namespace {

using nlohmann::json;

// The kinds of voice as boxes to tick, in the asker's language.
json kind_boxes(const text::Catalogue& words) {
    json boxes = json::array();
    for (const auto name : voices::enum_names(voices::Kind{})) {
        boxes.push_back({{"name", words.say("voices.kind_" + std::string(name))}});
    }
    return boxes;
}

base::Result<web::Answer> paper_form(const web::Request& request) {
    const auto viewer = viewer_of(request);
    return web::Answer(web::Shown{"cases/paper",
                                  {{"title", viewer.words.say("report.paper_title")},
                                   {"street", alliance::street(viewer.store).name},
                                   {"kinds", kind_boxes(viewer.words)}}});
}

} // namespace

void paper_routes(web::Routes& routes) {
    routes.get("/report/paper",
               web::Access::Anyone,
               "The report form to print and fill in by hand.",
               paper_form);
}

} // namespace cases
