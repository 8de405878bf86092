// Who finds what: anybody finds public text, staff find besides what the page of a case shows them,
// and its number finds a case for everybody.

#include "tests/requests/requests.hpp"

namespace tests {
namespace {

class SearchRequests : public Requests {
protected:
    using Numbers = std::vector<std::int64_t>;

    SearchRequests() {
        committee_ = unit_with_a_seat(
            {alliance::UnitKind::SpecialCommittee, "物业服务提升专委会", "", "", ""},
            "zhuanwei",
            {alliance::Power::Supervise});
        helpers_ = unit_with_a_seat({alliance::UnitKind::Member, "梧影养老服务中心", "", "", ""},
                                    "yanglao",
                                    {alliance::Power::Handle});
    }

    std::int64_t unit_with_a_seat(const alliance::AddUnit& unit,
                                  const std::string& login,
                                  alliance::Powers powers) {
        return street_.turn(journal::operator_at_the_machine(), [&](journal::Turn& turn) {
            const auto id = alliance::add_unit(turn, unit).value();
            const auto account = identity::add_account(
                turn, login, "a password for tests", identity::Strength::Light);
            const auto person = alliance::add_person(turn, {"周" + login, "", account.value()});
            const auto seat = alliance::add_seat(turn, {id, login, powers});
            alliance::appoint(turn, {seat.value(), person.value(), {}, {}}).value();
            return base::Result<nlohmann::json>(nlohmann::json(id.value));
        });
    }

    nlohmann::json report_with_contact() {
        return report({{"words", "3号楼电梯停在两层之间"},
                       {"place", "瞿溪新村3号201"},
                       {"category", "lift"},
                       {"contact_name", "钱阿姨"},
                       {"contact_phone", "13900001111"}});
    }

    void ask_the_helpers_for_a_part(const nlohmann::json& receipt) {
        auto asked = on(receipt, cases::Act::AskPart);
        asked.matter = "请帮忙看看老人。";
        asked.due = street_.now() + std::chrono::days(5);
        asked.unit = alliance::UnitId{helpers_};
        street_.act("wuye", asked);
    }

    Asker as(const std::string& login) {
        Asker asker = login.empty() ? Asker() : street_.signed_in(login);
        asker.accept = "application/json";
        return asker;
    }

    // Signing in is a turn, and the writer feeds the index before it.
    Numbers found(const std::string& login, const std::string& typed) {
        street_.signed_in("jiedao");
        const auto answered =
            street_.get("/cases?q=" + web::percent_encoded(typed), as(login)).json();
        Numbers numbers;
        for (const auto& row : answered.value("cases", nlohmann::json::array())) {
            numbers.push_back(row["id"].get<std::int64_t>());
        }
        return numbers;
    }

    std::int64_t first_found(const std::string& login, const std::string& typed) {
        const auto numbers = found(login, typed);
        return numbers.empty() ? 0 : numbers.front();
    }

    std::int64_t committee_ = 0;
    std::int64_t helpers_ = 0;
};

TEST_F(SearchRequests, AContactOrADwellingFindsACaseOnlyForWhomItsPageShowsThem) {
    const auto receipt = report_with_contact();
    contact(receipt);
    ask_the_helpers_for_a_part(receipt);

    for (const auto* typed : {"13900001111", "139 0000 1111", "钱阿姨", "瞿溪新村3号201"}) {
        for (const auto* login : {"wuye", "juwei", "jiedao"}) {
            EXPECT_EQ(found(login, typed), Numbers{1}) << typed << " for " << login;
        }
        for (const auto* login : {"", "yanglao", "zhuanwei"}) {
            EXPECT_EQ(found(login, typed), Numbers{}) << typed << " for " << login;
        }
    }
    EXPECT_EQ(found("yanglao", "两层之间"), Numbers{1});
    EXPECT_FALSE(street_.get("/cases/1", street_.signed_in("yanglao")).shows("13900001111"));
}

TEST_F(SearchRequests, WordsThatWereRedactedAreFoundOnlyByWhoMayStillReadThem) {
    const auto receipt = report_with_contact();
    auto redacting = on(receipt, cases::Act::RedactWords);
    redacting.words = "电梯停了，老人出不来。";
    redacting.reason = "写了门牌。";
    street_.act("jiedao", redacting);

    EXPECT_EQ(found("jiedao", "两层之间"), Numbers{1});
    EXPECT_EQ(found("juwei", "两层之间"), Numbers{});
    EXPECT_EQ(found("juwei", "老人出不来"), Numbers{1});
}

TEST_F(SearchRequests, ASpecialCommitteeReadsWhatAnybodyReadsAndItsOwnQuestions) {
    const auto receipt = report_with_contact();
    const auto watcher = street_.signed_in("zhuanwei");

    const auto before = street_.get("/cases/1", watcher);
    const auto asked =
        street_.post("/cases/1/question", {{"matter", "为什么一个月坏三次？"}}, watcher);
    auto answered = on(receipt, cases::Act::AnswerPart);
    answered.note = "主板老化，已报更换。";
    answered.part = 1;
    street_.act("wuye", answered);
    const auto after = street_.get("/cases/1", watcher);

    EXPECT_FALSE(before.shows("两层之间"));
    EXPECT_TRUE(before.shows("action=\"/cases/1/question\""));
    EXPECT_EQ(asked.status, 303) << asked.body;
    EXPECT_TRUE(after.shows("为什么一个月坏三次？"));
    EXPECT_TRUE(after.shows("主板老化"));
    EXPECT_FALSE(after.shows("两层之间"));
    EXPECT_FALSE(street_.get("/cases/1").shows("主板老化"));
    EXPECT_FALSE(
        street_.get("/committees/" + std::to_string(committee_), watcher).shows("两层之间"));
    EXPECT_EQ(found("zhuanwei", "两层之间"), Numbers{});
    EXPECT_TRUE(
        street_.post("/cases/1/question", {}, watcher).shows("action=\"/cases/1/question\""));
}

TEST_F(SearchRequests, WhatMayBeTheSameIsOfferedCalmlyOnceTheWordsAreThere) {
    report({{"words", "电梯停了"}, {"place", "瞿溪新村"}, {"category", "lift"}});
    const Form blank = {{"place", "瞿溪新村"}, {"category", "lift"}, {"page", "report"}};
    Form typed = blank;
    typed.emplace_back("words", "电梯又停了");

    const auto refused = street_.post("/voices", blank);
    const auto offered = street_.post("/voices", typed);

    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(refused.shows("还差一点"));
    EXPECT_FALSE(refused.shows("先看一眼"));
    EXPECT_EQ(offered.status, 409);
    EXPECT_EQ(offered.recorded, Kinds{});
    EXPECT_FALSE(offered.shows("还差一点"));
    EXPECT_TRUE(offered.shows("先看一眼"));
    EXPECT_TRUE(offered.shows("<a href=\"#similar\">"));
    EXPECT_TRUE(offered.shows("#1 · 11月20日"));
}

TEST_F(SearchRequests, StaffFindWhateverThePublicFinds) {
    const auto receipt = report_with_contact();
    answer(receipt);

    for (const auto* typed : {"电梯停用已修复", "门机皮带", "瞿溪新村 门机皮带"}) {
        for (const auto* login : {"", "yanglao", "zhuanwei", "wuye", "jiedao"}) {
            EXPECT_EQ(found(login, typed), Numbers{1}) << typed << " for " << login;
        }
    }
}

// A list that is read to its end, a case a page, by the address that each page gives for the next.
TEST_F(SearchRequests, EveryPageOfASearchLeadsToTheNextUntilAllWasShownOnce) {
    report_lift();
    report({{"words", "2号门禁坏了，1号的也坏了"}, {"place", "瞿溪新村"}, {"category", "lift"}});
    answer(report({{"words", "1号楼电梯异响"}, {"place", "瞿溪新村"}, {"category", "lift"}}));
    report({{"words", "楼下垃圾三天没清"}, {"place", "瞿溪新村"}, {"category", "litter"}});
    const auto read_through = [&](const std::string& login, const std::string& typed) {
        street_.signed_in("jiedao");
        const auto asker = as(login);
        auto next = "/cases?q=" + web::percent_encoded(typed) + "&limit=1";
        Numbers numbers;
        for (int pages = 0; !next.empty() && pages < 9; ++pages) {
            const auto page = street_.get(next, asker);
            EXPECT_EQ(page.status, 200) << next << page.body;
            const auto view = page.json();
            EXPECT_LE(view["cases"].size(), 1U);
            for (const auto& row : view["cases"]) {
                numbers.push_back(row["id"].get<std::int64_t>());
            }
            next = view["next_href"].get<std::string>();
        }
        EXPECT_EQ(next, "") << "a search comes to its end";
        return numbers;
    };

    EXPECT_EQ(read_through("jiedao", "1"), (Numbers{1, 3, 2}));
    EXPECT_EQ(read_through("jiedao", "1号"), (Numbers{1, 3, 2}));
    EXPECT_EQ(read_through("jiedao", "电梯"), (Numbers{3, 2, 1})) << "the second by its category";
    EXPECT_EQ(read_through("wuye", "坏了"), (Numbers{2}));
    EXPECT_EQ(read_through("", "1"), (Numbers{1}));
    EXPECT_EQ(read_through("", "电梯停用"), (Numbers{3}));
    EXPECT_EQ(read_through("", "门禁"), Numbers{});
    EXPECT_EQ(read_through("jiedao", ""), (Numbers{4, 3, 2, 1}));
    EXPECT_EQ(read_through("", ""), (Numbers{4, 3, 2, 1}));
}

TEST_F(SearchRequests, TheNumberOnASlipFindsItsCaseBeforeAllOthers) {
    report_lift();
    report({{"words", "2号门禁坏了，1号的也坏了"}, {"place", "瞿溪新村"}, {"category", "lift"}});

    for (const auto* login : {"", "wuye", "jiedao"}) {
        for (const auto* typed : {"#1", "第1号", "＃１", "第1号办件"}) {
            EXPECT_EQ(first_found(login, typed), 1) << typed << " for " << login;
        }
    }
    EXPECT_EQ(found("", "2"), Numbers{2});
    EXPECT_EQ(found("jiedao", "1"), (Numbers{1, 2}));
    EXPECT_EQ(found("jiedao", "77"), Numbers{});
}

} // namespace
} // namespace tests
