// docs/http-api.md is the route table as people read it. When a route changed, the test writes what
// it should be to build/http-api.md.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "app/building.hpp"

namespace {

constexpr const char* document = "docs/http-api.md";

constexpr const char* preface = R"(# Addresses

Made from the route table; a test holds the two together. A `GET` answers a page, and its view as
JSON at the same address with `.json`, or with `Accept: application/json`. A `POST` takes
`application/x-www-form-urlencoded`, a JSON object or, for photos, `multipart/form-data`; a field stands
once unless it lists what was chosen, and nothing is compressed (415).

`Idempotency-Key` (or the form's hidden `once`) makes twice once for 24 hours. Refusals in JSON are
`application/problem+json` {type, title, status, detail, instance, field?}: 401 sign in first, 403 not
allowed, 404 not found, 409 too late or already done, 413 too large, 422 invalid, 429 too many
and 503 busy or read-only, with `Retry-After` where it is known. Lists name their next page in `Link: rel="next"`.

| method | address | for | what |
| --- | --- | --- | --- |
)";

const char* name_of(web::Method method) {
    switch (method) {
        case web::Method::Get:
            return "GET";
        case web::Method::Post:
            return "POST";
        case web::Method::Delete:
            break;
    }
    return "DELETE";
}

const char* access_name(web::Access access) {
    switch (access) {
        case web::Access::Anyone:
            return "anyone";
        case web::Access::Staff:
            return "staff";
        case web::Access::Watchman:
            break;
    }
    return "watchman";
}

std::string table_of_addresses() {
    app::Building building;
    std::vector<std::string> rows;
    for (const auto& route : building.installation().routes.table()) {
        rows.push_back(fmt::format("| {} | `{}` | {} | {} |\n",
                                   name_of(route.method),
                                   route.pattern,
                                   access_name(route.access),
                                   route.summary));
    }
    rows.emplace_back(
        "| GET | `/healthz` | anyone | Whether it runs, and whether it can record. |\n");
    rows.emplace_back(
        "| GET | `/readyz` | anyone | Whether it can take a report now: 200, else 503. |\n");
    std::sort(rows.begin(), rows.end(), [](const std::string& left, const std::string& right) {
        return left.substr(left.find('`')) < right.substr(right.find('`'));
    });
    std::string text = preface;
    for (const auto& row : rows) {
        text += row;
    }
    return text;
}

TEST(Addresses, StandInTheDocumentAsTheyAreAnswered) {
    const std::string table = table_of_addresses();
    std::ifstream input(document);
    const std::string written(std::istreambuf_iterator<char>(input), {});

    if (written != table) {
        std::ofstream("build/http-api.md") << table;
    }
    EXPECT_EQ(written, table) << "cp build/http-api.md docs/http-api.md";
}

} // namespace
