// Feeds and open data: what others' programs read of the public cases.

#include "cases/routes.hpp"
#include "cases/routes_resident.hpp"
#include "cases/views_feeds.hpp"
#include "feeds/atom.hpp"
#include "sheets/table.hpp"

namespace cases {
namespace {

using base::refuse;
using base::Result;
using base::Why;
using nlohmann::json;
using web::Answer;
using web::File;
using web::Request;

constexpr const char* geojson_type = "application/geo+json";
constexpr const char* csv_type = "text/csv; charset=utf-8";

std::string as_text(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<Answer> give_answers(const Request& request) {
    return Answer(File{std::string(feeds::atom_type), answers_feed(request), {}});
}

Result<Answer> give_case(const Request& request) {
    const CaseId id{request.parameter_id(0)};
    const auto current = find(*request.store, id);
    if (!current) {
        return refuse(Why::NotFound, "cases.no_such_case", {{"case", id.value}});
    }
    return Answer(File{std::string(feeds::atom_type), case_feed(request, *current), {}});
}

Result<Answer> give_features(const Request& request) {
    auto asked = read_list(request);
    if (!asked) {
        return base::refusal_of(asked);
    }
    const auto features = features_asked_for(request, *asked);
    File file{geojson_type, as_text(features.collection), {}};
    if (features.next) {
        const auto next = next_href("/cases.geojson", *asked, *features.next);
        file.headers["Link"] = "<" + next + ">; rel=\"next\"";
    }
    return Answer(std::move(file));
}

Result<Answer> give_part(const Request& request) {
    const auto part = request.parameter_id(0);
    if (part < 1 || part > count_parts(*request.store)) {
        return refuse(Why::NotFound, "feeds.no_such_part");
    }
    return Answer(File{csv_type,
                       sheets::write_csv(part_of_cases(as_anybody(request), part)),
                       "cases-" + std::to_string(part) + ".csv"});
}

} // namespace

void feed_routes(web::Routes& routes) {
    using web::Access;
    using web::Method;
    routes.get("/answers.atom",
               Access::Anyone,
               "The latest public answers as an Atom feed.",
               give_answers);
    routes.get("/cases/{id}/atom",
               Access::Anyone,
               "What happened to one case, as an Atom feed.",
               give_case);
    routes.get("/cases.geojson",
               Access::Anyone,
               "Public cases as GeoJSON, without coordinates: `q`, `stage`, `category`, `place`; a "
               "thousand "
               "at a time, `before` a number.",
               give_features);
    routes.get("/open-data",
               Access::Anyone,
               "What is open data, and where programs find it.",
               [](const Request& request) -> Result<Answer> {
                   return web::Shown{"cases/open_data", open_data_view(request)};
               });
    routes.get("/open-data/{part}/cases.csv",
               Access::Anyone,
               "A thousand public cases as CSV: the first thousand are part 1.",
               give_part);
    routes.get_for_programs("/open-data/datapackage.json",
                            "The open data as a Frictionless Data Package.",
                            [](const Request& request) -> Result<Answer> {
                                return web::Shown{"", data_package_view(request)};
                            });
    routes.get_for_programs("/open-data/schema.json",
                            "What the columns of the open data hold, as a Table Schema.",
                            [](const Request&) -> Result<Answer> {
                                return web::Shown{"", table_schema_view()};
                            });
    routes.describe(Method::Get, "/answers.atom", web::file_described("application/atom+xml"));
    routes.describe(Method::Get, "/cases/{id}/atom", web::file_described("application/atom+xml"));
    routes.describe(Method::Get, "/cases.geojson", web::file_described(geojson_type));
}

} // namespace cases
