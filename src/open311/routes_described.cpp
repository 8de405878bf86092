// GeoReport's addresses for /openapi.json: what each takes, how it answers and refuses, and an
// example of each. The examples in XML are written by the writer that answers.

#include "open311/routes.hpp"
#include "open311/writing.hpp"

namespace open311 {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;
using web::Description;
using web::Method;
using web::Need;
using web::schema_named;
using web::Taken;

constexpr const char* some_token = "7KQ4-M2XW-9HRT-C3PE";

// A noun of GeoReport: what its answer is called in XML, its schema in JSON, an example of it.
struct Noun {
    const char* name;
    const char* root;
    json answer;
    ordered_json example;
};

json list_of(std::string_view schema) {
    return {{"type", "array"}, {"items", schema_named(schema)}};
}

json object_of(const char* properties) {
    auto schema = json::parse(properties);
    json required = json::array();
    for (const auto& [name, about] : schema.items()) {
        required.push_back(name);
    }
    return {{"type", "object"}, {"required", required}, {"properties", std::move(schema)}};
}

void name_schemas(web::Routes& routes) {
    routes.name_schema("Open311Service", object_of(R"json({
        "service_code": {"type": "string"}, "service_name": {"type": "string"},
        "description": {"type": "string"},
        "metadata": {"type": "boolean", "description": "Whether it has a definition."},
        "type": {"enum": ["realtime", "batch", "blackbox"]},
        "keywords": {"type": "string"}, "group": {"type": "string"}})json"));
    routes.name_schema("Open311Request", object_of(R"json({
        "service_request_id": {"type": "string"}, "status": {"enum": ["open", "closed"]},
        "status_notes": {"type": ["string", "null"]}, "service_name": {"type": "string"},
        "service_code": {"type": "string"},
        "description": {"type": ["string", "null"], "description": "The answer's public line."},
        "agency_responsible": {"type": ["string", "null"]},
        "service_notice": {"type": ["string", "null"]},
        "requested_datetime": {"type": "string", "format": "date-time"},
        "updated_datetime": {"type": "string", "format": "date-time"},
        "expected_datetime": {"type": "string", "format": "date-time"},
        "address": {"type": ["string", "null"]}, "address_id": {"type": ["string", "null"]},
        "zipcode": {"type": ["string", "null"]}, "lat": {"type": ["number", "null"]},
        "long": {"type": ["number", "null"]}, "media_url": {"type": ["string", "null"]}})json"));
    routes.name_schema("Open311Update", object_of(R"json({
        "update_id": {"type": "string"}, "service_request_id": {"type": "string"},
        "status": {"type": "string"},
        "updated_datetime": {"type": "string", "format": "date-time"},
        "description": {"type": "string"}, "media_url": {"type": ["string", "null"]},
        "external_status_code": {"type": "string"}})json"));
}

Noun discovery_shown() {
    return {"discovery",
            "discovery",
            object_of(R"json({
        "changeset": {"type": "string", "format": "date-time"}, "contact": {"type": "string"},
        "key_service": {"type": "string"},
        "endpoints": {"type": "array", "items": {"type": "object"}}})json"),
            ordered_json::parse(R"json({
        "changeset": "2026-11-22T00:00:00+08:00", "contact": "街道值班台 021-00000000",
        "key_service": "密钥由街道发给接入单位，请与值班台联系。",
        "endpoints": [{"specification": "http://wiki.open311.org/GeoReport_v2",
                       "url": "https://songyuan.example/open311/v2",
                       "changeset": "2026-11-22T00:00:00+08:00", "type": "production",
                       "formats": ["text/xml", "application/json"]}]})json")};
}

Noun services_shown() {
    return {"services", "services", list_of("Open311Service"), ordered_json::parse(R"json([{
        "service_code": "lift", "service_name": "电梯故障与维保",
        "description": "负责的单位会联系您，并在期限内答复。", "metadata": true,
        "type": "realtime", "keywords": "电梯,轿厢", "group": "房屋与设施"}])json")};
}

Noun definition_shown() {
    return {"services/{code}",
            "service_definition",
            object_of(R"json({
        "service_code": {"type": "string"},
        "attributes": {"type": "array", "items": {"type": "object"}}})json"),
            ordered_json::parse(R"json({
        "service_code": "lift",
        "attributes": [{"variable": true, "code": "trapped", "datatype": "singlevaluelist",
                        "required": false, "datatype_description": null, "order": 1,
                        "description": "这次困过人吗", "values": [{"key": "1", "name": "没有"}]}]
        })json")};
}

Noun requests_shown() {
    return {"requests", "service_requests", list_of("Open311Request"), ordered_json::parse(R"json([{
        "service_request_id": "7", "status": "open", "status_notes": "瞿溪物业正在办理",
        "service_name": "电梯故障与维保", "service_code": "lift", "description": null,
        "agency_responsible": "瞿溪物业", "service_notice": null,
        "requested_datetime": "2026-11-20T10:00:00+08:00",
        "updated_datetime": "2026-11-20T14:12:00+08:00",
        "expected_datetime": "2026-11-25T17:30:00+08:00", "address": "瞿溪新村",
        "address_id": "23", "zipcode": null, "lat": null, "long": null, "media_url": null
        }])json")};
}

Noun one_request_shown() {
    auto noun = requests_shown();
    noun.name = "requests/{id}";
    return noun;
}

Noun token_shown() {
    return {"tokens/{token}", "service_requests", {{"type", "array"}}, ordered_json::parse(R"json([{
        "service_request_id": "7", "token": "XYVY-HNZJ-UMC6-JYKC"}])json")};
}

Noun updates_shown() {
    return {"servicerequestupdates",
            "service_request_updates",
            list_of("Open311Update"),
            ordered_json::parse(R"json([{
        "update_id": "1204-7", "service_request_id": "7", "status": "IN_PROGRESS",
        "updated_datetime": "2026-11-20T14:12:00+08:00", "description": "接单",
        "media_url": null, "external_status_code": "case_accepted"}])json")};
}

Noun posted_request_shown() {
    return {"requests", "service_requests", {{"type", "array"}}, ordered_json::parse(R"json([{
        "service_request_id": "8", "service_notice": "收到了，编号 8。", "account_id": null
        }])json")};
}

Noun posted_update_shown() {
    return {"servicerequestupdates",
            "service_request_updates",
            {{"type", "array"}},
            ordered_json::parse(R"json([{"update_id": "1205-7"}])json")};
}

const json zoned_moment = {{"type", "string"}, {"format", "date-time"}};

json number_up_to(std::int64_t most) {
    return {{"type", "integer"}, {"minimum", 1}, {"maximum", most}};
}

json text_up_to(std::size_t most) {
    return {{"type", "string"}, {"maxLength", most}};
}

Taken jurisdiction() {
    return {"jurisdiction_id", "The subdistrict's code.", text_up_to(500), "310101015"};
}

Taken optional_key() {
    return {"api_key", "A key that is given must be good.", text_up_to(500)};
}

std::vector<Taken> pages_of_a_period() {
    return {{"start_date",
             "With its zone; 90 days at most.",
             zoned_moment,
             "2026-11-20T00:00:00+08:00"},
            {"end_date", "With its zone.", zoned_moment},
            {"page", "Of what was found.", number_up_to(1'000'000), 1},
            {"page_size", "How many on a page.", number_up_to(1'000), 50}};
}

std::vector<Taken> requests_asked() {
    std::vector<Taken> query = {
        jurisdiction(),
        optional_key(),
        {"service_request_id",
         "A list with commas; all else is then left aside.",
         text_up_to(4'000)},
        {"service_code", "A list with commas.", text_up_to(4'000), "lift,noise"},
        {"status", "open, closed, or both with a comma.", text_up_to(500), "open"},
        {"extensions", "With extended_attributes and notes.", {{"enum", {"true", "false"}}}}};
    for (auto& taken : pages_of_a_period()) {
        query.push_back(std::move(taken));
    }
    return query;
}

std::vector<Taken> updates_asked() {
    std::vector<Taken> query = {jurisdiction(), optional_key()};
    for (auto& taken : pages_of_a_period()) {
        query.push_back(std::move(taken));
    }
    return query;
}

Taken needed_key() {
    return {"api_key", "Given by the street office.", text_up_to(500), {}, Need::Required};
}

std::vector<Taken> request_posted() {
    return {jurisdiction(),
            needed_key(),
            {"service_code", "As services names it.", text_up_to(500), "lift", Need::Required},
            {"description",
             "What the matter is.",
             text_up_to(4'000),
             "电梯停在两层之间",
             Need::Required},
            {"address_string", "Where, in words; or address_id, or lat and long.", text_up_to(500)},
            {"address_id", "A place's number, as it was answered.", text_up_to(500), "23"},
            {"lat", "In WGS-84, with long.", {{"type", "number"}}},
            {"long", "In WGS-84, with lat.", {{"type", "number"}}},
            {"attribute[…]", "By the code of the service's definition.", text_up_to(500)},
            {"first_name", "Seen only by those who must call back.", text_up_to(500)},
            {"last_name", "Likewise.", text_up_to(500)},
            {"phone", "Likewise.", text_up_to(500)},
            {"email", "Where who left no telephone is reached; likewise.", text_up_to(500)},
            {"media_url", "The address of a picture, for staff.", text_up_to(500)}};
}

std::vector<Taken> update_posted() {
    return {
        jurisdiction(),
        needed_key(),
        {"service_request_id", "That this client reported.", text_up_to(500), "7", Need::Required},
        {"update_id", "The client's own; taken once.", text_up_to(200), "u-1", Need::Required},
        {"description", "What is to be added.", text_up_to(4'000), "又停了一次", Need::Required},
        {"status", "A word of the extension; it changes nothing.", text_up_to(500), "OPEN"},
        {"updated_datetime", "With its zone.", zoned_moment},
        {"media_url", "The address of a picture, for staff.", text_up_to(500)}};
}

Description described(const Noun& noun, Format format) {
    Description description;
    const bool is_xml = format == Format::Xml;
    description.answer = is_xml ? json{{"type", "string"}} : noun.answer;
    description.example =
        is_xml ? json(written(Format::Xml, noun.root, noun.example)) : json(noun.example);
    return description;
}

void describe_reading(web::Routes& routes, const Noun& noun, const std::vector<Taken>& query) {
    const auto address = "/open311/v2/" + std::string(noun.name);
    for (const auto format : {Format::Xml, Format::Json}) {
        auto description = described(noun, format);
        description.query = query;
        if (!address.ends_with('}')) {
            routes.describe(Method::Get,
                            address + (format == Format::Xml ? ".xml" : ".json"),
                            std::move(description));
        } else if (format == Format::Json) {
            const auto place = address.substr(address.find('{') + 1);
            const auto name = place.substr(0, place.size() - 1);
            const std::string some = name == "id" ? "7" : name == "code" ? "lift" : some_token;
            description.places = {{name,
                                   "With the ending .json, or .xml for the same in XML.",
                                   {{"type", "string"}},
                                   some + ".json"}};
            routes.describe(Method::Get, address, std::move(description));
        }
    }
}

void describe_posting(web::Routes& routes, const Noun& noun, const std::vector<Taken>& fields) {
    const auto address = "/open311/v2/" + std::string(noun.name);
    for (const auto format : {Format::Xml, Format::Json}) {
        auto description = described(noun, format);
        description.fields = fields;
        description.uploads = {{"media", "A picture: JPEG, PNG or WebP.", {{"type", "string"}}}};
        routes.describe(Method::Post,
                        address + (format == Format::Xml ? ".xml" : ".json"),
                        std::move(description));
    }
}

} // namespace

void describe_routes(web::Routes& routes) {
    name_schemas(routes);
    const std::vector<Taken> usual = {jurisdiction(), optional_key()};
    describe_reading(routes, discovery_shown(), usual);
    describe_reading(routes, services_shown(), usual);
    describe_reading(routes, definition_shown(), usual);
    describe_reading(routes, requests_shown(), requests_asked());
    describe_reading(routes,
                     one_request_shown(),
                     {jurisdiction(),
                      optional_key(),
                      {"extensions", "With extended_attributes.", {{"enum", {"true", "false"}}}}});
    describe_reading(routes, token_shown(), usual);
    describe_reading(routes, updates_shown(), updates_asked());
    describe_posting(routes, posted_request_shown(), request_posted());
    describe_posting(routes, posted_update_shown(), update_posted());
}

} // namespace open311
