// The log's addresses in the words of RFC 6962 §4, for /openapi.json.

#include "proof/routes.hpp"

namespace proof {
namespace {

using web::Description;
using web::Need;
using web::Taken;

const nlohmann::json base64_hash = {
    {"type", "string"}, {"contentEncoding", "base64"}, {"minLength", 44}};
const nlohmann::json base64_bytes = {{"type", "string"}, {"contentEncoding", "base64"}};
const nlohmann::json some_hash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

const nlohmann::json some_timestamp = 1'795'140'000'000;

nlohmann::json count(int least) {
    return {{"type", "integer"}, {"minimum", least}};
}

Taken number(const char* name, const char* about, int least, int example) {
    return {name, about, count(least), example, Need::Required};
}

nlohmann::json answer_with(const nlohmann::json& properties) {
    nlohmann::json required = nlohmann::json::array();
    for (const auto& [name, schema] : properties.items()) {
        required.push_back(name);
    }
    return {{"type", "object"}, {"required", required}, {"properties", properties}};
}

nlohmann::json list_of(const nlohmann::json& schema) {
    return {{"type", "array"}, {"items", schema}};
}

Description signed_head() {
    Description description;
    description.answer = answer_with({{"tree_size", count(0)},
                                      {"timestamp", count(0)},
                                      {"sha256_root_hash", base64_hash},
                                      {"tree_head_signature", base64_bytes}});
    description.example = {{"tree_size", 1234},
                           {"timestamp", some_timestamp},
                           {"sha256_root_hash", some_hash},
                           {"tree_head_signature", "BAMARjBEAiA="}};
    return description;
}

Description consistency() {
    Description description;
    description.query = {number("first", "The earlier tree's size.", 0, 100),
                         number("second", "The later tree's size.", 0, 1234)};
    description.answer = answer_with({{"consistency", list_of(base64_hash)}});
    description.example = {{"consistency", nlohmann::json::array({some_hash})}};
    return description;
}

Description proof_by_hash() {
    Description description;
    description.query = {
        {"hash", "The leaf's hash, in base64.", base64_hash, some_hash, Need::Required},
        number("tree_size", "Of the tree it shall be in.", 1, 1234)};
    description.answer =
        answer_with({{"leaf_index", count(0)}, {"audit_path", list_of(base64_hash)}});
    description.example = {{"leaf_index", 7}, {"audit_path", nlohmann::json::array({some_hash})}};
    return description;
}

nlohmann::json entry_schema() {
    return answer_with({{"leaf_input", base64_bytes}, {"extra_data", {{"const", ""}}}});
}

Description entries() {
    Description description;
    description.query = {number("start", "The first leaf, counted from 0.", 0, 0),
                         number("end", "The last one; a page has 1,000 at most.", 0, 99)};
    description.answer = answer_with({{"entries", list_of(entry_schema())}});
    description.example = {
        {"entries", nlohmann::json::array({{{"leaf_input", "AAAAAAGhPkc="}, {"extra_data", ""}}})}};
    return description;
}

Description entry_and_proof() {
    Description description;
    description.query = {number("leaf_index", "Counted from 0.", 0, 7),
                         number("tree_size", "Of the tree it shall be in.", 1, 1234)};
    description.answer = answer_with({{"leaf_input", base64_bytes},
                                      {"extra_data", {{"const", ""}}},
                                      {"audit_path", list_of(base64_hash)}});
    description.example = {{"leaf_input", "AAAAAAGhPkc="},
                           {"extra_data", ""},
                           {"audit_path", nlohmann::json::array({some_hash})}};
    return description;
}

Description record() {
    Description description;
    description.query = {
        {"before", "Heads of fewer entries than this: the older ones.", count(1), 1234},
        {"entry", "An entry of the record.", count(1), 120}};
    description.leads_on = "The page of the `entry` that was asked for.";
    return description;
}

Description vouching() {
    Description description;
    description.fields = {
        {"witness",
         "The witness's id, as /record names it.",
         base64_hash,
         some_hash,
         Need::Required},
        {"timestamp", "The head's, in milliseconds.", count(0), some_timestamp, Need::Required},
        {"signature", "Of the head, in DER.", base64_bytes, "MEUCIQDx", Need::Required}};
    return description;
}

} // namespace

void describe_routes(web::Routes& routes) {
    using web::Method;
    routes.describe(Method::Get, "/ct/v1/get-sth", signed_head());
    routes.describe(Method::Get, "/ct/v1/get-sth-consistency", consistency());
    routes.describe(Method::Get, "/ct/v1/get-proof-by-hash", proof_by_hash());
    routes.describe(Method::Get, "/ct/v1/get-entries", entries());
    routes.describe(Method::Get, "/ct/v1/get-entry-and-proof", entry_and_proof());
    routes.describe(Method::Get, "/record", record());
    routes.describe(Method::Post, "/record/heads/{size}/vouchings", vouching());
    routes.describe(
        Method::Get, "/record/entries/{entry}/receipt", web::file_described("application/json"));
    routes.describe(
        Method::Get, "/record/keys/{number}", web::file_described("application/x-pem-file"));
}

} // namespace proof
