// What a client's parameters mean, and how answers are written in both forms.

#include "open311/rules.hpp"

#include <gtest/gtest.h>

#include "open311/writing.hpp"

namespace open311 {
namespace {

using calendar::parse_moment;

web::Fields fields(std::initializer_list<web::Fields::Field> given) {
    web::Fields all;
    for (const auto& [name, value] : given) {
        all.add(name, value);
    }
    return all;
}

const web::Fields nothing;
const auto now = parse_moment("2026-11-20T10:00:00+08:00").value();

TEST(Parameters, AnEmptyOneWasNotGiven) {
    const auto query = fields({{"status", ""}, {"page", ""}, {"start_date", ""}});
    const Given given(query, nothing);

    EXPECT_EQ(given.one("status"), "");
    EXPECT_EQ(given.number("page", 7, 100), 7);
    EXPECT_EQ(given.moment("start_date").value(), std::optional<calendar::Moment>());
    EXPECT_EQ(given.needed("status").error().key, "open311.missing");
}

TEST(Parameters, MayStandInTheAddressOrInTheBodyOrInBothTheSame) {
    const auto query = fields({{"jurisdiction_id", "310101015"}});
    const auto same = fields({{"jurisdiction_id", "310101015"}});
    const auto other = fields({{"jurisdiction_id", "310101001"}});

    EXPECT_EQ(Given(query, nothing).one("jurisdiction_id"), "310101015");
    EXPECT_EQ(Given(nothing, query).one("jurisdiction_id"), "310101015");
    EXPECT_EQ(Given(query, same).one("jurisdiction_id"), "310101015");
    EXPECT_EQ(Given(query, other).one("jurisdiction_id").error().key, "open311.given_twice");
}

TEST(Parameters, AreBounded) {
    const auto query = fields({{"api_key", std::string(value_characters_max + 1, 'a')},
                               {"page", "1000001"},
                               {"page_size", "many"}});
    const Given given(query, nothing);

    EXPECT_EQ(given.one("api_key").error().key, "open311.too_long");
    EXPECT_EQ(given.number("page", 1, page_most).error().key, "open311.bad_number");
    EXPECT_EQ(given.number("page_size", 1, requests_most).error().key, "open311.bad_number");
}

TEST(Parameters, APlusThatBecameASpaceIsAZoneAgain) {
    const auto query = fields({{"start_date", "2026-11-20T10:00:00 08:00"},
                               {"end_date", "2026-11-20T02:00:00Z"},
                               {"updated_datetime", "yesterday"}});
    const Given given(query, nothing);

    EXPECT_EQ(given.moment("start_date").value(), std::optional(now));
    EXPECT_EQ(given.moment("end_date").value(), std::optional(now));
    EXPECT_EQ(given.moment("updated_datetime").error().key, "open311.bad_moment");
}

TEST(Parameters, AttributesComeInEitherWriting) {
    const auto form = fields({{"attribute[which]", "2号梯"},
                              {"attribute[trapped][]", "1"},
                              {"attribute[]", ""},
                              {"attributes", "another word"}});
    const auto twice = fields({{"attribute[trapped][]", "1"}, {"attribute[trapped][]", "2"}});

    const auto answers = Given(nothing, form).attributes().value();

    ASSERT_EQ(answers.size(), 2U);
    EXPECT_EQ(answers[0].key, "which");
    EXPECT_EQ(answers[1].value, "1");
    EXPECT_EQ(Given(nothing, twice).attributes().error().key, "open311.given_twice");
    for (const auto* unnamed : {"attribute[]", "attribute[open", "attribute[which]x"}) {
        const auto form_of_it = fields({{unnamed, "1"}});
        const auto refused = Given(nothing, form_of_it).attributes();
        ASSERT_FALSE(refused) << unnamed;
        EXPECT_EQ(refused.error().key, "open311.no_such_attribute");
        EXPECT_EQ(refused.error().field, unnamed);
    }
}

TEST(Parameters, AnAttributeThatNobodyAsksForIsRefused) {
    voices::Category lift;
    lift.code = "lift";
    lift.questions.emplace(1).front().key = "which";

    EXPECT_TRUE(check_attributes(lift, {{"which", "2号梯"}}));
    EXPECT_EQ(check_attributes(lift, {{"which", "2号梯"}, {"colour", "red"}}).error().key,
              "open311.no_such_attribute");
    EXPECT_EQ(check_attributes(lift, {{"colour", "red"}}).error().field, "attribute[colour]");
}

TEST(Period, IsTheLastNinetyDaysUnlessSaid) {
    using std::chrono::days;
    const std::chrono::milliseconds itself(1);

    const auto usual = period_of({}, {}, now).value();
    const auto since = period_of(now - days(200), {}, now).value();

    EXPECT_EQ(usual.from, now - days(90));
    EXPECT_EQ(usual.until, now + itself);
    EXPECT_EQ(since.until, now - days(110) + itself);
    EXPECT_TRUE(period_of(now - days(90), now, now));
    EXPECT_EQ(period_of(now - days(91), now, now).error().key, "open311.too_long_a_period");
    EXPECT_EQ(period_of(now, now - days(1), now).error().key, "open311.ends_before");
}

TEST(Status, IsOpenClosedOrBoth) {
    EXPECT_EQ(is_ended_of({"open"}).value(), std::optional(false));
    EXPECT_EQ(is_ended_of({"closed"}).value(), std::optional(true));
    EXPECT_EQ(is_ended_of({"open", "closed"}).value(), std::optional<bool>());
    EXPECT_EQ(is_ended_of({"Open"}).error().field, "status");
}

TEST(Coordinates, AreDegreesOrRefused) {
    EXPECT_EQ(coordinates_of("31.2057", "121.4927"), "31.2057, 121.4927");
    EXPECT_EQ(coordinates_of("-90.0", "180"), "-90.0, 180");
    EXPECT_EQ(coordinates_of("", ""), "");
    for (const auto* bad :
         {"", "90.1", "1e1", "north", "+31", "3 1", ".", "99999999999999999999"}) {
        EXPECT_EQ(coordinates_of(bad, "121").error().field, "lat") << bad;
    }
    EXPECT_EQ(coordinates_of("31", "180.5").error().field, "long");
}

TEST(Media, IsAnAddressThatSomebodyMayFollow) {
    EXPECT_TRUE(check_media_url("https://photos.example/7.jpg"));
    EXPECT_TRUE(check_media_url(""));
    EXPECT_FALSE(check_media_url("javascript:alert(1)"));
    EXPECT_FALSE(check_media_url("https://photos.example/a b"));
}

TEST(Names, AreWrittenAsTheyAreSpoken) {
    EXPECT_EQ(name_of("小明", "王"), "王小明");
    EXPECT_EQ(name_of("Jane", "Doe"), "Jane Doe");
    EXPECT_EQ(name_of("", "王"), "王");
}

TEST(Writing, WrapsListsInXmlAndDropsTheWrapperInJson) {
    nlohmann::ordered_json view = nlohmann::ordered_json::array();
    view.push_back({{"service_request_id", "7"}, {"zipcode", nullptr}, {"metadata", true}});

    EXPECT_EQ(written(Format::Xml, "service_requests", view),
              "<?xml version=\"1.0\" encoding=\"utf-8\"?><service_requests><request>"
              "<service_request_id>7</service_request_id><zipcode/><metadata>true</metadata>"
              "</request></service_requests>");
    EXPECT_EQ(written(Format::Json, "service_requests", view),
              R"([{"service_request_id":"7","zipcode":null,"metadata":true}])");
}

TEST(Writing, NothingThatSomebodyWroteBreaksTheXml) {
    const nlohmann::ordered_json view = {{"description", "<b>&\"\x01\x0B 中文]]>"}};

    EXPECT_EQ(written(Format::Xml, "request", view),
              "<?xml version=\"1.0\" encoding=\"utf-8\"?><request><description>"
              "&lt;b&gt;&amp;\" 中文]]&gt;</description></request>");
}

TEST(Writing, TheAddressSaysWhichForm) {
    EXPECT_EQ(format_of("/open311/v2/requests/7.json"), Format::Json);
    EXPECT_EQ(format_of("/open311/v2/requests/7.xml"), Format::Xml);
    EXPECT_EQ(format_of("/open311/v2/requests/7"), Format::Xml);
    EXPECT_EQ(without_ending("7.xml"), "7");
    EXPECT_EQ(without_ending("7"), "7");
}

TEST(Refusals, KnowThreeNumbersAndWhatOnlyHttpCanSay) {
    EXPECT_EQ(status_of(401), 403);
    EXPECT_EQ(status_of(409), 400);
    EXPECT_EQ(status_of(413), 400);
    EXPECT_EQ(status_of(421), 404);
    EXPECT_EQ(status_of(422), 400);
    EXPECT_EQ(status_of(403), 403);
    EXPECT_EQ(status_of(404), 404);
    EXPECT_EQ(status_of(503), 503);
}

} // namespace
} // namespace open311
