// What programs are told of the plans: the list, and the files beside it.

#include "plans/events.hpp"
#include "plans/routes.hpp"

namespace plans {

namespace {

nlohmann::json schema_of_activity() {
    nlohmann::json kinds = nlohmann::json::array();
    for (const auto name : enum_names(ActivityKind{})) {
        kinds.push_back(name);
    }
    auto schema = nlohmann::json::parse(R"json({
        "type": "object",
        "required": ["id", "url", "title", "kind", "body", "when", "begins", "venue", "audience",
                     "signed_up", "seats", "signal", "state"],
        "properties": {
            "id": {"type": "integer", "minimum": 1},
            "url": {"type": "string"},
            "title": {"type": "string"},
            "body": {"type": "string", "description": "Who holds it."},
            "when": {"type": "string", "description": "As the page says it."},
            "begins": {"type": "string", "format": "date-time"},
            "venue": {"type": "string"},
            "audience": {"type": "string", "description": "For whom it is."},
            "signed_up": {"type": "integer", "minimum": 0},
            "seats": {"type": "integer", "minimum": 0, "description": "0: no limit."},
            "signal": {"$ref": "#/components/schemas/Signal"},
            "state": {"type": "string"}}})json");
    schema["properties"]["kind"] = {{"enum", kinds}};
    return schema;
}

web::Description list_described() {
    const nlohmann::json activities = {{"type", "array"}, {"items", web::schema_named("Activity")}};
    web::Description description;
    description.answer = {
        {"type", "object"},
        {"required", {"title", "coming", "past"}},
        {"properties",
         {{"title", {{"type", "string"}}}, {"coming", activities}, {"past", activities}}}};
    description.example = nlohmann::json::parse(R"json({
        "title": "联盟活动", "past": [],
        "coming": [{"id": 3, "url": "/plans/3", "title": "消防培训", "kind": "training",
                    "body": "消防安全专委会", "when": "12月3日 周四 14:00–16:00",
                    "begins": "2026-12-03T14:00:00+08:00", "venue": "街道二楼会议室",
                    "audience": "物业经理", "signed_up": 12, "seats": 30, "signal": "on_time",
                    "state": "可以报名"}]})json");
    return description;
}

} // namespace

void describe_routes(web::Routes& routes) {
    using web::Method;
    routes.name_schema("Activity", schema_of_activity());
    routes.describe(Method::Get, "/plans", list_described());
    routes.describe(Method::Get, "/plans.ics", web::file_described("text/calendar"));
    routes.describe(
        Method::Get, "/plans/{activity}/photos/{photo}", web::file_described("image/jpeg"));
}

} // namespace plans
