#include "places/routes.hpp"

#include "places/places.hpp"
#include "places/views.hpp"
#include "text/normalise.hpp"

namespace places {

namespace {

constexpr std::size_t looked_for_characters_max = 60;

base::Result<web::Answer> show_places(const web::Request& request) {
    const auto under = request.query.number("under", 0, base::id_max);
    if (!under) {
        return base::refusal_of(under);
    }
    const std::string& typed = request.query.get("q");
    if (!text::is_utf8(typed) || text::length(typed) > looked_for_characters_max) {
        return base::refuse(base::Why::TooLarge,
                            "places.name_too_long",
                            {{"most", looked_for_characters_max}},
                            "q");
    }
    Browsing browsing;
    browsing.under = PlaceId{under->value_or(0)};
    browsing.looked_for = text::tidy(typed);
    const std::string& level = request.query.get("level");
    if (!level.empty() && level != "compound") {
        return base::refuse(base::Why::Invalid, "places.no_such_list", {}, "level");
    }
    browsing.is_compounds = !level.empty();
    browsing.whom = request.session ? For::Staff : For::Everybody;
    auto view = places_view(*request.store, browsing, *request.words);
    if (!view) {
        return base::refuse(base::Why::NotFound, "places.no_such_place", {}, "under");
    }
    return web::Answer(web::Shown{"places/places", std::move(*view)});
}

base::Result<web::Answer> give_csv(const web::Request& request) {
    const auto sheet = all_places(*request.store, text::Language::English, request.now);
    return web::Answer(
        web::File{"text/csv; charset=utf-8", sheets::write_csv(sheet), "places.csv"});
}

base::Result<web::Answer> give_sheet(const web::Request& request) {
    const auto sheet = all_places(*request.store, request.language, request.now);
    return web::Answer(
        web::File{std::string(sheets::content_type), sheets::write_workbook(sheet), "places.xlsx"});
}

} // namespace

void add_routes(web::Routes& routes) {
    routes.get("/places",
               web::Access::Anyone,
               "Places below one (`under`), found by words (`q`), or all compounds (`level`).",
               show_places);
    routes.get("/places.csv", web::Access::Staff, "All places as a list.", give_csv);
    routes.get("/places.xlsx", web::Access::Staff, "The same as a spreadsheet.", give_sheet);
}

} // namespace places
