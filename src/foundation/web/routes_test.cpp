#include <gtest/gtest.h>

#include "base/fault.hpp"
#include "web/matching.hpp"

namespace web {
namespace {

Answer nothing_special() {
    return Redirect{"/"};
}

Routes street() {
    const Reading read = [](const Request&) -> base::Result<Answer> { return nothing_special(); };
    Routes routes;
    routes.get("/", Access::Anyone, "Home.", read);
    routes.get("/cases", Access::Anyone, "Cases.", read);
    routes.get("/cases/{id}", Access::Anyone, "One case.", read);
    routes.get("/cases/new", Access::Anyone, "A form.", read);
    Route report{Method::Post, "/voices", Access::Anyone, "Report.", {}, {}, {}, {}};
    report.bounds.body_bytes_max = 12;
    routes.add(report);
    routes.get("/voices/{id}/photos/{number}", Access::Anyone, "A photo.", read);
    return routes;
}

TEST(Routes, ACaseIsFoundByItsNumber) {
    const Routes routes = street();
    const Matcher matcher(routes);

    const auto match = matcher.find(Method::Get, "/cases/7");

    ASSERT_NE(match.route, nullptr);
    EXPECT_EQ(match.route->pattern, "/cases/{id}");
    EXPECT_EQ(match.parameters, std::vector<std::string>{"7"});
    EXPECT_EQ(match.wants, Wants::Html);
    EXPECT_EQ(matcher.find(Method::Get, "/").route->pattern, "/");
    EXPECT_EQ(matcher.find(Method::Get, "/voices/3/photos/2").parameters,
              (std::vector<std::string>{"3", "2"}));
}

TEST(Routes, TheSameAddressWithJsonBehindItIsTheSameView) {
    const Routes routes = street();
    const Matcher matcher(routes);

    EXPECT_EQ(matcher.find(Method::Get, "/cases/7.json").wants, Wants::Json);
    EXPECT_EQ(matcher.find(Method::Get, "/cases/7.json").parameters[0], "7");
    EXPECT_EQ(matcher.find(Method::Get, "/cases.json").route->pattern, "/cases");
    EXPECT_EQ(matcher.find(Method::Post, "/voices.json").route, nullptr);
}

TEST(Routes, AWordIsFoundBeforeAPlace) {
    const Routes routes = street();

    EXPECT_EQ(Matcher(routes).find(Method::Get, "/cases/new").route->pattern, "/cases/new");
}

TEST(Routes, AnotherMethodIsToldWhatIsAllowed) {
    const Routes routes = street();

    const auto match = Matcher(routes).find(Method::Get, "/voices");

    EXPECT_EQ(match.route, nullptr);
    EXPECT_EQ(match.allowed, std::vector<Method>{Method::Post});
}

TEST(Routes, NothingElseIsThere) {
    const Routes routes = street();
    const Matcher matcher(routes);

    for (const auto* path : {"/cases/", "/cases/7/", "/case", "/cases/7/8", "/.json", "/Cases"}) {
        EXPECT_EQ(matcher.find(Method::Get, path).route, nullptr) << path;
    }
}

TEST(Routes, AnAddressTwiceIsABrokenPromise) {
    Routes routes = street();
    routes.get("/cases/{number}", Access::Anyone, "Again.", {});

    EXPECT_THROW(Matcher{routes}, base::BrokenPromise);
}

TEST(Routes, ABodyIsBoundedByItsRoute) {
    const Routes routes = street();

    EXPECT_EQ(Matcher(routes).body_bytes_max("/voices"), 12U);
    EXPECT_EQ(Matcher(routes).body_bytes_max("/cases"), 0U);
}

TEST(Routes, ANumberInAnAddressIsWholeAndPlain) {
    Request request;
    request.parameters = {"7", "07", "7a", "-7", "", "99999999999999999999"};

    EXPECT_EQ(request.parameter_id(0), 7);
    for (std::size_t position = 1; position < 8; ++position) {
        EXPECT_EQ(request.parameter_id(position), 0) << position;
    }
}

} // namespace
} // namespace web
