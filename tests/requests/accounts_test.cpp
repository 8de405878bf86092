// One's own account: the calendar at a secret address, and the tokens that one makes for programs
// and revokes again.

#include "tests/requests/requests.hpp"

namespace tests {
namespace {

using namespace std::chrono_literals;

class Accounts : public Requests {
protected:
    nlohmann::json account(const Asker& asker) {
        Asker as_json = asker;
        as_json.accept = "application/json";
        return street_.get("/account", as_json).json();
    }

    // "/calendar/2/….ics": the address without the site.
    std::string calendar_path(const Asker& asker) {
        const auto address = account(asker)["calendar"]["address"].get<std::string>();
        const auto at = address.find("/calendar/");
        return at == std::string::npos ? std::string() : address.substr(at);
    }

    Answered make_token(const Asker& asker, const std::string& scope = "read") {
        return street_.post_json("/account/tokens",
                                 {{"name", "值班大屏"}, {"scope", scope}, {"until", "2026-12-31"}},
                                 asker);
    }
};

TEST_F(Accounts, HaveNoCalendarAddressUntilOneIsAskedFor) {
    const auto wuye = street_.signed_in("wuye");
    EXPECT_EQ(calendar_path(wuye), "");

    const auto made = street_.post("/account/calendar", {}, wuye);

    EXPECT_EQ(made.status, 303);
    EXPECT_EQ(made.recorded, Kinds{"calendar_address_made"});
    EXPECT_EQ(street_.get(calendar_path(wuye)).status, 200) << "nobody signs in for it";
}

TEST_F(Accounts, ShowTheirDeadlinesWithoutAWordOfAnybody) {
    const auto receipt = report({{"words", "凤仙家门口漏水"},
                                 {"place", "瞿溪新村3号"},
                                 {"contact_name", "周先生"},
                                 {"contact_phone", "13800000000"}});
    const auto wuye = street_.signed_in("wuye");
    street_.post("/account/calendar", {}, wuye);

    const auto calendar = street_.get(calendar_path(wuye));

    EXPECT_EQ(calendar.headers.at("Content-Type"), "text/calendar; charset=utf-8");
    EXPECT_TRUE(calendar.shows("BEGIN:VTODO\r\nUID:case-1@")) << calendar.body;
    EXPECT_TRUE(calendar.shows("SUMMARY:接单 · #1 ")) << calendar.body;
    EXPECT_TRUE(calendar.shows("STATUS:NEEDS-ACTION"));
    for (const char* word : {"漏水", "凤仙", "周先生", "13800000000", "3号"}) {
        EXPECT_FALSE(calendar.shows(word)) << word;
    }
    EXPECT_FALSE(street_.get(calendar_path(wuye)).headers.at("ETag").empty());

    answer(receipt);
    EXPECT_FALSE(street_.get(calendar_path(wuye)).shows("BEGIN:VTODO"))
        << "what was done is due no more";
}

TEST_F(Accounts, GetAnotherAddressAndTheOldOneIsGone) {
    const auto wuye = street_.signed_in("wuye");
    street_.post("/account/calendar", {}, wuye);
    const auto old_path = calendar_path(wuye);

    street_.post("/account/calendar", {}, wuye);

    EXPECT_NE(calendar_path(wuye), old_path);
    EXPECT_EQ(street_.get(old_path).status, 404);
    EXPECT_EQ(street_.get(calendar_path(wuye)).status, 200);

    const auto last = calendar_path(wuye);
    EXPECT_EQ(street_.post("/account/calendar/ending", {}, wuye).recorded,
              Kinds{"calendar_address_ended"});
    EXPECT_EQ(street_.get(last).status, 404);
    EXPECT_EQ(street_.post("/account/calendar/ending", {}, wuye).status, 409);
}

TEST_F(Accounts, KeepACalendarFromWhoeverGuesses) {
    const auto wuye = street_.signed_in("wuye");
    street_.post("/account/calendar", {}, wuye);
    const auto path = calendar_path(wuye);
    auto wrong = path;
    wrong[wrong.size() - 5] = wrong[wrong.size() - 5] == '0' ? '1' : '0';

    for (const auto& guess : {wrong,
                              path.substr(0, path.rfind('/')) + "/.ics",
                              std::string("/calendar/999/") + path.substr(path.rfind('/') + 1),
                              std::string("/calendar/x/y")}) {
        EXPECT_EQ(street_.get(guess).status, 404) << guess;
    }
    street_.turn(journal::operator_at_the_machine(), [&](journal::Turn& turn) {
        EXPECT_TRUE(identity::close_account(turn, "wuye").has_value());
        return base::Result<nlohmann::json>(nlohmann::json());
    });
    EXPECT_EQ(street_.get(path).status, 404) << "a closed account has no calendar";
}

TEST_F(Accounts, ShowATokenOnceAndRecordNothingOfIt) {
    const auto wuye = street_.signed_in("wuye");

    const auto made = make_token(wuye);

    EXPECT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.recorded, Kinds{"program_token_made"});
    const auto token = made.json()["token"].get<std::string>();
    Asker with_token;
    with_token.bearer = token;
    EXPECT_EQ(street_.get("/desk", with_token).status, 200);
    const auto reader = street_.readers().borrow();
    const auto entries = journal::entries_from(*reader, 1, 1'000);
    for (const auto& each : entries) {
        EXPECT_EQ(each.body.find("值班大屏"), std::string::npos);
    }
    EXPECT_EQ(account(wuye)["tokens"][0]["name"], "值班大屏");
    EXPECT_EQ(account(wuye).dump().find(token), std::string::npos);
}

TEST_F(Accounts, DoNotShowATokenAgainToWhoSendsTheFormTwice) {
    auto wuye = street_.signed_in("wuye");
    wuye.once = "the same form";
    const auto first = make_token(wuye).json();

    const auto second = make_token(wuye);

    EXPECT_TRUE(second.recorded.empty());
    EXPECT_EQ(second.json()["id"], first["id"]);
    EXPECT_EQ(second.json()["token"], "");
}

TEST_F(Accounts, RevokeTheirOwnTokensAndWhoAdministersAnybodys) {
    const auto wuye = street_.signed_in("wuye");
    const auto juwei = street_.signed_in("juwei");
    const auto jiedao = street_.signed_in("jiedao");
    make_token(wuye);
    make_token(wuye);

    EXPECT_EQ(street_.post("/account/tokens/1/revocation", {}, juwei).status, 404);
    EXPECT_EQ(street_.post("/account/tokens/1/revocation", {}, wuye).recorded,
              Kinds{"program_token_revoked"});
    EXPECT_EQ(account(jiedao)["others"].size(), 1U);
    EXPECT_EQ(street_.post("/account/tokens/2/revocation", {}, jiedao).recorded,
              Kinds{"program_token_revoked"});
    EXPECT_TRUE(account(wuye)["tokens"].empty());
    EXPECT_TRUE(account(juwei)["others"].empty());
}

TEST_F(Accounts, LetNoProgramMakeOrRevokeTokens) {
    const auto wuye = street_.signed_in("wuye");
    Asker with_token;
    with_token.bearer = make_token(wuye, "act").json()["token"];

    EXPECT_EQ(make_token(with_token, "act").status, 403);
    EXPECT_EQ(street_.post("/account/tokens/1/revocation", {}, with_token).status, 403);
    EXPECT_EQ(street_.post("/account/calendar", {}, with_token).status, 403);
}

TEST_F(Accounts, SayWhatIsWrongWithATokenThatWasAskedFor) {
    const auto wuye = street_.signed_in("wuye");
    const std::tuple<nlohmann::json, const char*> wrongs[] = {
        {{{"name", ""}, {"scope", "read"}, {"until", "2026-12-31"}}, "name"},
        {{{"name", "a"}, {"scope", "all"}, {"until", "2026-12-31"}}, "scope"},
        {{{"name", "a"}, {"scope", "read"}, {"until", "soon"}}, "until"},
        {{{"name", "a"}, {"scope", "read"}, {"until", "2026-11-19"}}, "until"},
        {{{"name", "a"}, {"scope", "read"}, {"until", "2028-01-01"}}, "until"}};
    for (const auto& [typed, field] : wrongs) {
        const auto answered = street_.post_json("/account/tokens", typed, wuye);

        EXPECT_EQ(answered.status, 422) << typed;
        EXPECT_EQ(answered.json()["field"], field) << typed;
        EXPECT_TRUE(answered.recorded.empty());
    }
}

TEST_F(Accounts, ShowTheirPageInBothLanguages) {
    auto wuye = street_.signed_in("wuye");
    street_.post("/account/calendar", {}, wuye);
    make_token(wuye);
    EXPECT_TRUE(street_.get("/account", wuye).shows("值班大屏"));
    wuye.language = "en";
    EXPECT_TRUE(street_.get("/account", wuye).shows("not used yet"));
    EXPECT_TRUE(street_
                    .post("/account/tokens",
                          {{"name", "b"}, {"scope", "act"}, {"until", "2026-12-31"}},
                          wuye)
                    .shows("Please copy it now"));
}

} // namespace
} // namespace tests
