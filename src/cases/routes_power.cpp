// Pages of those who handle no case themselves: what public power was used for, and what a special
// committee watches over. Anybody reads them; words are shown only to those who may read them.

#include "cases/matters.hpp"
#include "cases/routes.hpp"
#include "cases/views_power.hpp"
#include "cases/views_sheets.hpp"

namespace cases {
namespace {

using web::Answer;
using web::Request;
using web::Shown;

base::Result<Answer> committee_page(const Request& request) {
    const auto committee =
        alliance::unit(*request.store, alliance::UnitId{request.parameter_id(0)});
    if (!committee || committee->kind != alliance::UnitKind::SpecialCommittee) {
        return base::refuse(base::Why::NotFound, "cases.no_such_committee");
    }
    return Shown{"cases/committee", committee_page_view(viewer_of(request), *committee)};
}

} // namespace

void power_routes(web::Routes& routes) {
    using web::Access;
    routes.get("/interventions",
               Access::Anyone,
               "How often and for what public power was asked to step in.",
               [](const Request& request) -> base::Result<Answer> {
                   return Shown{"cases/interventions", interventions_view(viewer_of(request))};
               });
    routes.get("/interventions.xlsx",
               Access::Anyone,
               "The same, one by one, as a spreadsheet.",
               [](const Request& request) -> base::Result<Answer> {
                   return web::File{std::string(sheets::content_type),
                                    sheets::write_workbook(interventions_sheet(viewer_of(request))),
                                    "interventions.xlsx"};
               });
    routes.get("/committees/{id}",
               Access::Anyone,
               "What a special committee watches over: rates, open and unresolved cases.",
               committee_page);
}

} // namespace cases
