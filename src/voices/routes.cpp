#include "voices/routes.hpp"

#include "voices/views.hpp"

namespace voices {
namespace {

base::Result<web::Answer> show_categories(const web::Request& request) {
    return web::Shown{"voices/categories",
                      categories_view(*request.store, request.query.get("words"), *request.words)};
}

// A category's code is what a report names.
web::Description categories_described() {
    const nlohmann::json text = {{"type", "string"}};
    const nlohmann::json category = {{"type", "object"},
                                     {"required", {"code", "name"}},
                                     {"properties", {{"code", text}, {"name", text}}}};
    const nlohmann::json group = {
        {"type", "object"},
        {"required", {"name", "categories"}},
        {"properties", {{"name", text}, {"categories", {{"type", "array"}, {"items", category}}}}}};
    web::Description description;
    description.query = {
        {"words", "Which category these sound like: `suggested`.", text, "电梯停在两层之间"}};
    description.answer = {{"type", "object"},
                          {"required", {"groups", "suggested", "version"}},
                          {"properties",
                           {{"version", {{"type", "integer"}}},
                            {"groups", {{"type", "array"}, {"items", group}}},
                            {"suggested", {{"type", {"object", "null"}}}}}}};
    description.example = nlohmann::json::parse(R"json({
        "version": 1, "suggested": {"code": "lift", "name": "电梯", "keyword": "电梯", "number": ""},
        "groups": [{"name": "房屋设施", "categories": [{"code": "lift", "name": "电梯"}]}]})json");
    return description;
}

} // namespace

void add_routes(web::Routes& routes) {
    routes.get("/categories",
               web::Access::Anyone,
               "What can be reported, whom to ring first, and which category ?words= sound like.",
               show_categories);
    routes.describe(web::Method::Get, "/categories", categories_described());
}

} // namespace voices
