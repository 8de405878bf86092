// What programs are told of the addresses they use: the report, the public cases, the tracking
// code.

#include "cases/routes.hpp"
#include "sheets/sheet.hpp"

namespace cases {
namespace {

using nlohmann::json;
using web::Description;
using web::Need;
using web::schema_named;
using web::Taken;

constexpr std::string_view some_code = "7KQ4-M2XW-9HRT-C3PE";

json read(const char* text) {
    return json::parse(text);
}

json text_schema() {
    return {{"type", "string"}};
}

json number_schema() {
    return {{"type", "integer"}, {"minimum", 1}};
}

template <class Enum>
json one_of_names() {
    json names = json::array();
    for (const auto name : enum_names(Enum{})) {
        names.push_back(name);
    }
    return {{"type", "string"}, {"enum", names}};
}

json object_with(const json& properties) {
    json required = json::array();
    for (const auto& [name, schema] : properties.items()) {
        required.push_back(name);
    }
    return {{"type", "object"}, {"required", required}, {"properties", properties}};
}

json or_null(const std::string& name) {
    return {{"anyOf", json::array({schema_named(name), {{"type", "null"}}})}};
}

void name_small_schemas(web::Routes& routes) {
    routes.name_schema("Moment", read(R"json({
        "type": "object", "required": ["at", "shown"],
        "properties": {
            "at": {"type": "string", "format": "date-time"},
            "shown": {"type": "string", "description": "As the page says it."}}})json"));
    routes.name_schema("Due", read(R"json({
        "type": "object", "required": ["at", "shown", "left", "signal", "is_provisional"],
        "properties": {
            "at": {"type": "string", "format": "date-time"},
            "shown": {"type": "string"},
            "left": {"type": "string", "description": "What the date means in words."},
            "signal": {"$ref": "#/components/schemas/Signal"},
            "is_provisional": {"type": "boolean",
                "description": "It falls into a year whose calendar is not known yet."}}})json"));
    routes.name_schema(
        "Signal",
        read(R"json({"enum": ["on_time", "due_soon", "overdue", "closed", "unresolved"]})json"));
    routes.name_schema("Named", object_with({{"code", text_schema()}, {"name", text_schema()}}));
    routes.name_schema("Step", read(R"json({
        "type": "object", "description": "One thing that happened, as an entry of the record.",
        "required": ["kind", "sentence", "office", "moment", "entry", "is_alarm", "is_override"],
        "properties": {
            "kind": {"type": "string", "examples": ["case_assigned"]},
            "sentence": {"type": "string"},
            "detail": {"type": ["string", "null"]},
            "words": {"type": ["string", "null"]},
            "office": {"type": "string"},
            "moment": {"$ref": "#/components/schemas/Moment"},
            "entry": {"type": "integer", "minimum": 1},
            "is_alarm": {"type": "boolean"},
            "is_override": {"type": "boolean"},
            "is_undone": {"type": "boolean"}}})json"));
    routes.name_schema("Answer", read(R"json({
        "type": "object", "required": ["words", "public_line", "is_public", "office", "moment"],
        "properties": {
            "words": {"type": "string"},
            "public_line": {"type": "string"},
            "is_public": {"type": "boolean"},
            "office": {"type": "string"},
            "moment": {"$ref": "#/components/schemas/Moment"}}})json"));
}

json row_properties() {
    return {{"id", number_schema()},
            {"href", text_schema()},
            {"title", {{"type", "string"}, {"description", "The public line, or the category."}}},
            {"place", text_schema()},
            {"category", schema_named("Named")},
            {"asks", schema_named("Named")},
            {"stage", object_with({{"code", one_of_names<Stage>()}, {"sentence", text_schema()}})},
            {"signal", schema_named("Signal")},
            {"received", schema_named("Moment")},
            {"due", or_null("Due")},
            {"handler", text_schema()},
            {"owner", text_schema()},
            {"followers", {{"type", "integer"}, {"minimum", 0}}},
            {"is_supervised", {{"type", "boolean"}}}};
}

json case_properties() {
    json properties = row_properties();
    properties["answer"] = or_null("Answer");
    properties["whole_due"] = schema_named("Due");
    properties["ended"] = or_null("Moment");
    properties["round"] = {
        {"type", "integer"}, {"minimum", 0}, {"description", "How often it was handled anew."}};
    properties["timeline"] = {{"type", "array"}, {"items", schema_named("Step")}};
    properties["entry"] = {{"type", "integer"},
                           {"minimum", 1},
                           {"description", "Of the record: /record/entries/{entry} proves it."}};
    return properties;
}

json example_row() {
    return read(R"json({
        "id": 7, "href": "/cases/7", "title": "电梯停用已修复", "place": "瞿溪新村",
        "category": {"code": "lift", "name": "电梯"},
        "asks": {"code": "help", "name": "求助"},
        "stage": {"code": "in_work", "sentence": "瞿溪物业正在办理"},
        "signal": "on_time",
        "received": {"at": "2026-11-20T10:00:00+08:00", "shown": "11月20日 周五 10:00"},
        "due": {"at": "2026-11-25T17:30:00+08:00", "shown": "11月25日 周三 17:30",
                "left": "还剩 3 个工作日", "signal": "on_time", "is_provisional": false},
        "handler": "瞿溪物业", "owner": "瞿溪居委会", "followers": 2, "is_supervised": false})json");
}

json example_case() {
    json example = example_row();
    example["answer"] = nullptr;
    example["whole_due"] = example["due"];
    example["ended"] = nullptr;
    example["round"] = 0;
    example["entry"] = 120;
    example["timeline"] = json::array({read(R"json({
        "kind": "case_opened", "sentence": "已派给瞿溪物业", "detail": null, "words": null,
        "office": "系统", "moment": {"at": "2026-11-20T10:00:00+08:00", "shown": "11月20日 周五 10:00"},
        "entry": 121, "is_alarm": false, "is_override": false, "is_undone": false})json")});
    return example;
}

Taken case_number() {
    return {"id", "The case's number.", number_schema(), 7, Need::Required};
}

Taken tracking_code() {
    return {"code",
            "The tracking code on the slip: a secret of whoever reported.",
            text_schema(),
            some_code,
            Need::Required};
}

std::vector<Taken> filters() {
    return {
        {"q", "Words, at least two characters.", {{"type", "string"}, {"maxLength", 100}}, "电梯"},
        {"stage", "Where it stands.", one_of_names<Stage>(), "closed"},
        {"category", "A category's code, as /categories lists them.", text_schema(), "lift"},
        {"place",
         "A compound or committee, by its number or in words.",
         text_schema(),
         "瞿溪新村"}};
}

Description report() {
    Description description;
    description.fields = {
        {"words",
         "What the matter is.",
         {{"type", "string"}, {"minLength", 1}},
         "3号楼电梯停在两层之间",
         Need::Required},
        {"place",
         "Where: a place's number, or its name as people write it.",
         {{"type", {"string", "integer"}}},
         "瞿溪新村3号"},
        {"where_exactly", "Beyond the place, in words.", text_schema(), "201室"},
        {"category", "A category's code; without one the words decide.", text_schema(), "lift"},
        {"kind", "What is asked for.", one_of_names<voices::Kind>(), "help"},
        {"contact_name", "Seen only by those who must call back.", text_schema(), "王阿姨"},
        {"contact_phone", "Likewise.", text_schema(), "021-6312 0000"},
        {"joins", "The case this is the same as: the reporter follows it.", number_schema()},
        {"source", "By staff who take it down: phone, visit or paper.", text_schema()}};
    description.uploads = {
        {"scan",
         "The paper form: JPEG, PNG or WebP.",
         {{"type", "string"}, {"contentMediaType", "application/octet-stream"}}}};
    description.answer = object_with({{"voice", number_schema()},
                                      {"case", number_schema()},
                                      {"tracking_code", text_schema()},
                                      {"entry", number_schema()}});
    description.example = {{"voice", 9}, {"case", 7}, {"tracking_code", some_code}, {"entry", 120}};
    return description;
}

Description list_of_cases() {
    Description description;
    description.query = filters();
    description.query.push_back(
        {"limit", "How many.", {{"type", "integer"}, {"minimum", 1}, {"maximum", 100}}, 30});
    description.query.push_back(
        {"before", "Cases older than this one: the next page.", number_schema()});
    description.answer = {
        {"type", "object"},
        {"required", {"title", "cases", "next_href", "is_empty"}},
        {"properties",
         {{"title", text_schema()},
          {"cases", {{"type", "array"}, {"items", schema_named("CaseRow")}}},
          {"next_href", {{"type", "string"}, {"description", "Empty on the last page."}}},
          {"is_empty", {{"type", "boolean"}}}}}};
    description.example = {{"title", "公开办件"},
                           {"cases", json::array({example_row()})},
                           {"next_href", "/cases?limit=1&before=7"},
                           {"is_empty", false}};
    return description;
}

Description one_case() {
    Description description;
    description.places = {case_number()};
    description.answer = schema_named("Case");
    description.example = example_case();
    return description;
}

Description tracked() {
    Description description;
    description.places = {tracking_code()};
    description.answer = {
        {"type", "object"},
        {"required", {"number", "title", "stage", "signal", "handler", "timeline", "may_rate"}},
        {"properties",
         {{"number", number_schema()},
          {"title", {{"type", "string"}, {"description", "Where it stands, as a sentence."}}},
          {"stage", one_of_names<Stage>()},
          {"signal", schema_named("Signal")},
          {"next", {{"type", "string"}, {"description", "Who acts next and by when."}}},
          {"due", or_null("Due")},
          {"answer_due", or_null("Due")},
          {"handler", text_schema()},
          {"answer", or_null("Answer")},
          {"timeline", {{"type", "array"}, {"items", schema_named("Step")}}},
          {"may_rate", {{"type", "boolean"}}},
          {"may_add", {{"type", "boolean"}}},
          {"may_withdraw", {{"type", "boolean"}}}}}};
    return description;
}

Description rating() {
    Description description;
    description.places = {tracking_code()};
    description.fields = {{"outcome",
                           "Whether it is solved.",
                           {{"enum", {"satisfied", "basically", "dissatisfied"}}},
                           "satisfied",
                           Need::Required},
                          {"note", "What the office should know.", text_schema(), "谢谢师傅"}};
    return description;
}

Description act_of_reporter(Taken field) {
    Description description;
    description.places = {tracking_code()};
    description.fields = {std::move(field)};
    return description;
}

Description act_of_staff() {
    Description description;
    description.places = {case_number(),
                          {"act",
                           "What to do, as a noun: the case's `acts` list those open to the asker, "
                           "with the fields each takes.",
                           text_schema(),
                           "acceptance"}};
    description.fields = {
        {"acting_seat", "From which of one's seats; else from the first.", number_schema(), 4},
        {"seen",
         "The last act one knew of; a later one by somebody else is 409.",
         {{"type", "integer"}, {"minimum", 0}},
         120}};
    description.answer = object_with({{"case", number_schema()}, {"entry", number_schema()}});
    description.example = {{"case", 7}, {"entry", 131}};
    return description;
}

Description draft() {
    Description description;
    description.query = {{"place", "As far as it is typed.", text_schema(), "瞿溪新村3号"},
                         {"words", "Likewise.", text_schema(), "电梯停在两层之间"},
                         {"category", "A category's code.", text_schema(), "lift"}};
    description.media_type = "application/json";
    return description;
}

Description picture() {
    Description description;
    description.media_type = "image/jpeg";
    return description;
}

Description spreadsheet(std::vector<Taken> query) {
    Description description;
    description.query = std::move(query);
    description.media_type = sheets::content_type;
    return description;
}

} // namespace

void describe_routes(web::Routes& routes) {
    using web::Method;
    name_small_schemas(routes);
    routes.name_schema("CaseRow", object_with(row_properties()));
    routes.name_schema("Case", object_with(case_properties()));
    routes.describe(Method::Post, "/voices", report());
    routes.describe(Method::Get, "/cases", list_of_cases());
    routes.describe(Method::Get, "/cases/similar", draft());
    routes.describe(Method::Get, "/cases.xlsx", spreadsheet(filters()));
    routes.describe(Method::Get, "/cases/{id}", one_case());
    routes.describe(Method::Post, "/cases/{id}/{act}", act_of_staff());
    routes.describe(Method::Get, "/cases/{id}/photos/{photo}", picture());
    routes.describe(Method::Get, "/overview.xlsx", spreadsheet({}));
    routes.describe(Method::Get, "/track/{code}", tracked());
    routes.describe(Method::Post, "/track/{code}/rating", rating());
    routes.describe(
        Method::Post,
        "/track/{code}/words",
        act_of_reporter(
            {"words", "To be added.", text_schema(), "昨晚又停了一次", Need::Required}));
    routes.describe(
        Method::Post,
        "/track/{code}/withdrawal",
        act_of_reporter({"reason", "If one likes to say.", text_schema(), "自己修好了"}));
    routes.describe(Method::Get, "/track/{code}/photos/{id}", picture());
}

} // namespace cases
