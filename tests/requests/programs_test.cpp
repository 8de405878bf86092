// Programs that come with somebody's token: they do what their person may, as far as the token
// reaches, until it ends or is revoked; and what /openapi.json promises them.

#include <regex>
#include <set>

#include "identity/tokens.hpp"
#include "tests/requests/requests.hpp"

namespace tests {
namespace {

using namespace std::chrono_literals;
using identity::Scope;

class Programs : public Requests {
protected:
    identity::AccountId account_of(const std::string& login) {
        const auto reader = street_.readers().borrow();
        return identity::find_account(*reader, login).value().id;
    }

    // A program of somebody, with a token for a day.
    Asker program_of(const std::string& login, Scope scope) {
        const auto account = account_of(login);
        const auto made = street_.turn(journal::staff(account, {}), [&](journal::Turn& turn) {
            const auto token =
                identity::make_token(turn, account, {"开门程序", scope, turn.now() + 24h});
            return base::Result<nlohmann::json>(
                {{"id", token.value().id.value}, {"token", token.value().token}});
        });
        last_ = identity::ProgramTokenId{made["id"].get<std::int64_t>()};
        Asker asker = program();
        asker.bearer = made["token"];
        return asker;
    }

    std::optional<identity::ProgramToken> last_token() {
        const auto reader = street_.readers().borrow();
        return identity::find_token(*reader, last_);
    }

    // Nobody waits for the note of a token's use, but this does.
    void let_it_be_written() {
        street_.turn(journal::timer(),
                     [](journal::Turn&) { return base::Result<nlohmann::json>(nlohmann::json()); });
    }

    void expect_no_good(const Asker& asker, const std::string& address) {
        const auto answered = street_.get(address, asker);
        EXPECT_EQ(answered.status, 401) << answered.body;
        EXPECT_EQ(answered.headers.at("Content-Type"), "application/problem+json");
        EXPECT_EQ(answered.headers.at("WWW-Authenticate"), "Bearer error=\"invalid_token\"");
        EXPECT_EQ(answered.json()["type"], "urn:songyuan:refusal:web.token_is_no_good");
    }

    identity::ProgramTokenId last_;
};

TEST_F(Programs, ReadInTheNameOfWhoMadeTheirToken) {
    report_lift();
    const auto wuye = program_of("wuye", Scope::Read);

    const auto desk = street_.get("/desk", wuye);

    EXPECT_EQ(desk.status, 200) << desk.body;
    EXPECT_EQ(desk.headers.at("Content-Type"), "application/json");
    EXPECT_EQ(desk.json()["rest"].size() + desk.json()["first"].size(), 1U) << desk.body;
}

TEST_F(Programs, NeverReadTheCalendarsAddressThatWouldOutliveTheirToken) {
    street_.post("/account/calendar", {}, street_.signed_in("wuye"));
    const auto wuye = program_of("wuye", Scope::Read);

    const auto account = street_.get("/account", wuye);

    EXPECT_EQ(account.status, 200);
    EXPECT_EQ(account.json()["calendar"]["address"], "");
}

TEST_F(Programs, EndWithTheirPersonsPassword) {
    const auto wuye = program_of("wuye", Scope::Read);

    street_.turn(journal::operator_at_the_machine(), [](journal::Turn& turn) {
        const auto changed = identity::change_password(
            turn, "wuye", "a new one for the company", identity::Strength::Light);
        return base::Result<nlohmann::json>(changed.has_value());
    });

    expect_no_good(wuye, "/desk");
}

TEST_F(Programs, AreNotNobodyWhenTheyComeWithAnEmptyToken) {
    for (const char* token : {" ", "   "}) {
        Asker asker = program();
        asker.bearer = token;
        expect_no_good(asker, "/cases");
    }
}

TEST_F(Programs, ActWithoutAFormsSecretWhereTheirTokenReachesSoFar) {
    report_lift();
    const auto wuye = program_of("wuye", Scope::Act);

    const auto answered = street_.post("/cases/1/acceptance", {}, wuye);

    EXPECT_EQ(answered.status, 201) << answered.body;
    EXPECT_EQ(answered.recorded, Kinds{"case_accepted"});
}

// An account made by a program would outlive the token it came with.
TEST_F(Programs, MakeNoAccountsWhateverTheirPersonMay) {
    const auto seat = street_.turn(journal::operator_at_the_machine(), [&](journal::Turn& turn) {
        const auto added =
            alliance::add_seat(turn, {street_.duty_desk, "副主任", {alliance::Power::Handle}});
        return base::Result<nlohmann::json>(added.value().value);
    });
    const auto appointment = "/alliance/units/" + std::to_string(street_.duty_desk.value) +
                             "/seats/" + seat.dump() + "/appointment";
    const Form with_login = {
        {"person_name", "沈一"}, {"login", "shen"}, {"password", "tree tree tree"}};

    const auto refused = street_.post(appointment, with_login, program_of("jiedao", Scope::Act));
    const auto without =
        street_.post(appointment, {{"person_name", "沈一"}}, program_of("jiedao", Scope::Act));

    EXPECT_EQ(refused.status, 403) << refused.body;
    EXPECT_EQ(refused.json()["type"], "urn:songyuan:refusal:alliance.accounts_by_browser");
    EXPECT_EQ(refused.json()["field"], "login");
    EXPECT_TRUE(refused.recorded.empty());
    EXPECT_LT(without.status, 400) << without.body;
    EXPECT_FALSE(without.recorded.empty());
}

TEST_F(Programs, ThatMayOnlyReadDoNotAct) {
    report_lift();
    const auto wuye = program_of("wuye", Scope::Read);

    const auto answered = street_.post("/cases/1/acceptance", {}, wuye);

    EXPECT_EQ(answered.status, 403);
    EXPECT_EQ(answered.headers.at("Content-Type"), "application/problem+json");
    EXPECT_EQ(answered.headers.at("WWW-Authenticate"), "Bearer error=\"insufficient_scope\"");
    EXPECT_TRUE(answered.recorded.empty());
}

TEST_F(Programs, MayDoNoMoreThanTheirPerson) {
    report_lift();
    const auto juwei = program_of("juwei", Scope::Act);

    EXPECT_EQ(street_.post("/cases/1/acceptance", {}, juwei).status, 403);
    EXPECT_EQ(street_.get("/operation", juwei).status, 403);
}

TEST_F(Programs, WithAForgedTokenAreToldSoWhereverTheyKnock) {
    auto forged = program_of("wuye", Scope::Act);
    forged.bearer.back() = forged.bearer.back() == '0' ? '1' : '0';

    expect_no_good(forged, "/desk");
    expect_no_good(forged, "/cases");
    forged.bearer = "x";
    expect_no_good(forged, "/cases");
    forged.accept = "text/html";
    expect_no_good(forged, "/cases");
    EXPECT_EQ(street_.post("/voices", {{"words", "电梯停了"}}, forged).status, 401);
}

TEST_F(Programs, LoseTheirTokenWithItsLastDay) {
    const auto wuye = program_of("wuye", Scope::Read);
    street_.pass(24h - 1ms);
    EXPECT_EQ(street_.get("/desk", wuye).status, 200);

    street_.pass(1ms);

    expect_no_good(wuye, "/desk");
}

TEST_F(Programs, LoseTheirTokenWhenItIsRevoked) {
    const auto wuye = program_of("wuye", Scope::Read);
    street_.turn(journal::operator_at_the_machine(), [&](journal::Turn& turn) {
        EXPECT_TRUE(identity::revoke_token(turn, last_).has_value());
        EXPECT_FALSE(identity::revoke_token(turn, last_).has_value()) << "once is enough";
        return base::Result<nlohmann::json>(nlohmann::json());
    });

    expect_no_good(wuye, "/desk");
}

TEST_F(Programs, LoseTheirTokenWhileTheirAccountIsClosed) {
    const auto wuye = program_of("wuye", Scope::Read);
    street_.turn(journal::operator_at_the_machine(), [&](journal::Turn& turn) {
        EXPECT_TRUE(identity::close_account(turn, "wuye").has_value());
        return base::Result<nlohmann::json>(nlohmann::json());
    });

    expect_no_good(wuye, "/desk");
}

TEST_F(Programs, HaveTheirLastUseNotedOnceAnHour) {
    const auto wuye = program_of("wuye", Scope::Read);
    const auto first = street_.now();
    EXPECT_FALSE(last_token()->used_at);

    street_.get("/desk", wuye);
    let_it_be_written();
    street_.pass(59min);
    street_.get("/desk", wuye);
    let_it_be_written();
    EXPECT_EQ(last_token()->used_at, first);

    street_.pass(1min);
    street_.get("/desk", wuye);
    let_it_be_written();
    EXPECT_EQ(last_token()->used_at, first + 1h);
}

// --- The document --------------------------------------------------------------------------------

TEST_F(Programs, FindEveryAddressInTheDocumentWithEachOfItsPlaces) {
    const auto document = street_.get("/openapi.json").json();

    EXPECT_EQ(document["openapi"], "3.1.0");
    const auto table = street_.house().routes.table();
    std::set<std::string> ids;
    for (const auto& route : table) {
        const auto method = route.method == web::Method::Get ? "get" : "post";
        ASSERT_TRUE(document["paths"].contains(route.pattern)) << route.pattern;
        const auto& operation = document["paths"][route.pattern][method];
        EXPECT_EQ(operation["summary"], route.summary);
        EXPECT_TRUE(ids.insert(operation["operationId"]).second) << operation["operationId"];
        const std::regex place("\\{([^}]+)\\}");
        for (std::sregex_iterator each(route.pattern.begin(), route.pattern.end(), place), end;
             each != end;
             ++each) {
            const auto& parameters = operation["parameters"];
            EXPECT_TRUE(std::ranges::any_of(parameters, [&](const nlohmann::json& parameter) {
                return parameter.value("in", "") == "path" && parameter["name"] == (*each)[1].str();
            })) << route.pattern;
        }
    }
    EXPECT_TRUE(document["paths"].contains("/healthz"));
}

TEST_F(Programs, AreToldOfOpen311AsItAnswers) {
    const auto paths = street_.get("/openapi.json").json()["paths"];
    for (const auto& [address, methods] : paths.items()) {
        if (!address.starts_with("/open311/v2/")) {
            continue;
        }
        const bool is_xml = address.ends_with(".xml");
        const auto* media_type = is_xml ? "text/xml" : "application/json";
        for (const auto& [method, operation] : methods.items()) {
            const auto& responses = operation["responses"];
            const auto& answer = responses["200"]["content"][media_type];
            EXPECT_TRUE(answer.contains("example")) << method << address;
            EXPECT_TRUE(responses["default"]["content"].contains(media_type)) << address;
            EXPECT_FALSE(responses.contains("201")) << address;
        }
        if (methods.contains("post")) {
            const auto& form = methods["post"]["requestBody"]["content"]
                                      ["application/x-www-form-urlencoded"]["schema"];
            EXPECT_EQ(form["required"][0], "api_key") << address;
        }
    }
    EXPECT_TRUE(paths["/open311/v2/requests.json"]["get"].dump().find("page_size") !=
                std::string::npos);
}

TEST_F(Programs, AreToldOfTheRecordAsItAnswers) {
    const auto paths = street_.get("/openapi.json").json()["paths"];
    const auto led_on = street_.get("/record?entry=1");
    const auto& record = paths["/record"]["get"];
    const auto& form = paths["/record/heads/{size}/vouchings"]["post"]["requestBody"]["content"]
                            ["application/json"]["schema"];

    ASSERT_EQ(led_on.status, 303);
    EXPECT_EQ(led_on.headers.at("Location"), "/record/entries/1");
    EXPECT_TRUE(record["responses"]["303"]["headers"].contains("Location")) << record["responses"];
    EXPECT_NE(record["parameters"].dump().find("\"before\""), std::string::npos);
    EXPECT_EQ(form["required"], nlohmann::json({"witness", "timestamp", "signature"}));
    EXPECT_EQ(form["properties"]["witness"]["contentEncoding"], "base64");
}

// What a form takes is said in the route's description, or else in its summary.
TEST_F(Programs, AreToldWhatAFormTakes) {
    const auto paths = street_.get("/openapi.json").json()["paths"];

    const auto& body = paths["/consultations"]["post"]["requestBody"]["content"];
    const auto& named = body["application/json"]["schema"]["properties"];
    EXPECT_TRUE(named.contains("question") && named.contains("telephone")) << named;
    EXPECT_NE(paths["/overview"]["get"].dump().find("\"sort\""), std::string::npos);
}

// What an answer holds is shown, unless it is a page, a picture or a workbook.
TEST_F(Programs, AreShownAnExampleOfEveryAnswer) {
    const auto paths = street_.get("/openapi.json").json()["paths"];
    for (const auto& [address, methods] : paths.items()) {
        for (const auto& [method, operation] : methods.items()) {
            for (const auto& [status, response] : operation["responses"].items()) {
                const auto content = response.value("content", nlohmann::json::object());
                for (const auto& [type, media] : content.items()) {
                    const bool is_opaque = media["schema"].contains("contentMediaType");
                    EXPECT_TRUE(type == "text/html" || is_opaque || media.contains("example"))
                        << method << " " << address << " " << status << " " << type;
                }
            }
        }
    }
}

TEST_F(Programs, AreToldTheKindOfEveryValueAndShownOne) {
    const auto paths = street_.get("/openapi.json").json()["paths"];
    for (const auto& [address, methods] : paths.items()) {
        for (const auto& [method, operation] : methods.items()) {
            const auto parameters = operation.value("parameters", nlohmann::json::array());
            for (const auto& parameter : parameters) {
                const bool is_shared = parameter.contains("$ref");
                EXPECT_TRUE(is_shared || !parameter["schema"].empty()) << address << parameter;
                EXPECT_TRUE(is_shared || parameter.value("in", "") != "path" ||
                            parameter.contains("example"))
                    << address << parameter;
            }
            if (method == "post") {
                const auto& body = operation["requestBody"]["content"]["application/json"];
                EXPECT_TRUE(body.contains("example")) << address;
                const bool takes_nothing = !body["schema"].contains("properties");
                EXPECT_EQ(takes_nothing, body["example"].empty()) << address << body;
            }
        }
    }
}

TEST_F(Programs, FindOnlySchemasThatAreThere) {
    const auto document = street_.get("/openapi.json").json();

    const auto text = document.dump();
    const std::regex reference("\"#/components/([a-zA-Z]+)/([a-zA-Z]+)\"");
    int found = 0;
    for (std::sregex_iterator each(text.begin(), text.end(), reference), end; each != end; ++each) {
        EXPECT_TRUE(document["components"][(*each)[1].str()].contains((*each)[2].str()))
            << each->str();
        ++found;
    }
    EXPECT_GT(found, 100);
}

} // namespace
} // namespace tests
