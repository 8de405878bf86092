// Twice is once, and what is remembered for that is kept in clear: so no secret is.

#include "tests/requests/requests.hpp"

namespace tests {
namespace {

constexpr const char* password = "a password for tests";

class Secrets : public Requests {
protected:
    // What is remembered of requests that named a key.
    std::string remembered() {
        std::string all;
        const auto reader = street_.readers().borrow();
        for (const auto& [result] :
             reader->rows<std::string>("SELECT result FROM idempotency ORDER BY id")) {
            all += result + "\n";
        }
        return all;
    }

    static std::string session_in(const Answered& answered) {
        const auto cookie = answered.headers.find("Set-Cookie");
        if (cookie == answered.headers.end() || !cookie->second.starts_with("session=")) {
            return "";
        }
        const auto begin = cookie->second.find('=') + 1;
        return cookie->second.substr(begin, cookie->second.find(';') - begin);
    }

    static Asker with_session(const std::string& token) {
        Asker asker;
        asker.token = token;
        return asker;
    }

    static Asker sends_twice() {
        Asker asker;
        asker.once = "the very same form";
        return asker;
    }
};

TEST_F(Secrets, ASignInThatIsSentTwiceOpensASessionEachTimeAndNoneIsRemembered) {
    const Form form = {{"login", "wuye"}, {"password", password}};

    const auto first = session_in(street_.post("/sign-in", form, sends_twice()));
    const auto second = session_in(street_.post("/sign-in", form, sends_twice()));

    ASSERT_FALSE(first.empty());
    ASSERT_FALSE(second.empty());
    EXPECT_NE(first, second);
    EXPECT_EQ(street_.get("/desk", with_session(first)).status, 200);
    EXPECT_EQ(street_.get("/desk", with_session(second)).status, 200);
    EXPECT_EQ(remembered(), "");
}

TEST_F(Secrets, AWrongPasswordCountsEachTimeWhateverKeyItComesWith) {
    for (int tries = 0; tries < identity::wrong_passwords_max; ++tries) {
        street_.post("/sign-in", {{"login", "wuye"}, {"password", "no"}}, sends_twice());
    }

    const auto answered =
        street_.post("/sign-in", {{"login", "wuye"}, {"password", password}}, sends_twice());

    EXPECT_EQ(session_in(answered), "");
    EXPECT_EQ(answered.status, 429) << answered.body;
}

TEST_F(Secrets, ATokenAndACalendarAddressAreNotRemembered) {
    auto wuye = street_.signed_in("wuye");
    wuye.once = "for a token";
    const auto token =
        street_
            .post_json("/account/tokens",
                       {{"name", "值班大屏"}, {"scope", "read"}, {"until", "2026-12-31"}},
                       wuye)
            .json()["token"]
            .get<std::string>();
    wuye.once = "for an address";
    street_.post("/account/calendar", {}, wuye);
    wuye.accept = "application/json";
    const auto address =
        street_.get("/account", wuye).json()["calendar"]["address"].get<std::string>();

    ASSERT_FALSE(token.empty());
    ASSERT_FALSE(address.empty());
    EXPECT_NE(remembered(), "");
    EXPECT_EQ(remembered().find(token), std::string::npos);
    EXPECT_EQ(remembered().find(address.substr(address.rfind('/') + 1)), std::string::npos);
    EXPECT_EQ(remembered().find(".ics"), std::string::npos);
}

} // namespace
} // namespace tests
