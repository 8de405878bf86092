// What staff see, filled into their pages in both languages: every name a page uses is there.

#include "cases/test_neighbourhood.hpp"
#include "identity/identity.hpp"
#include "text/catalogue.hpp"
#include "web/assets.hpp"
#include "web/pages.hpp"

namespace text {
std::span<const EmbeddedFile> embedded_files();
} // namespace text

namespace cases {
namespace {

bool has(const std::string& html, std::string_view words) {
    return html.find(words) != std::string::npos;
}

class StaffPages : public Neighbourhood {
protected:
    StaffPages()
        : catalogues_(text::embedded_files()),
          pages_(town_.pages, catalogues_, web::no_assets(), web::Strictness::Test) {}

    web::Request request(const Seat& seat) {
        web::Request asked;
        asked.now = town_.now;
        asked.store = &town_.store();
        asked.words = &catalogues_.in(asked.language);
        asked.session = identity::Session{};
        asked.session->account = seat.account;
        return asked;
    }

    const web::Route& route(web::Method method, const std::string& pattern) {
        for (const auto& known : town_.routes.table()) {
            if (known.method == method && known.pattern == pattern) {
                return known;
            }
        }
        throw base::BrokenPromise("no such route");
    }

    // The page in English and in Chinese; the Chinese one is answered.
    std::string shown(const web::Reading& read, web::Request asked) {
        std::string html;
        for (const auto language : {text::Language::English, text::Language::Chinese}) {
            asked.language = language;
            asked.words = &catalogues_.in(language);
            const auto answer = read(asked);
            if (!answer) {
                return answer.error().key;
            }
            const auto& page = std::get<web::Shown>(*answer);
            html = web::render_page(pages_, page.page, page.view, language);
        }
        return html;
    }

    std::string page(const std::string& pattern, const Seat& seat) {
        return shown(route(web::Method::Get, pattern).read, request(seat));
    }

    std::string case_page(const Seat& seat, CaseId id = CaseId{1}) {
        web::Request asked = request(seat);
        asked.parameters = {std::to_string(id.value)};
        return shown(route(web::Method::Get, "/cases/{id}").read, asked);
    }

    text::Catalogues catalogues_;
    web::Pages pages_;
};

TEST_F(StaffPages, AnEmptyDeskSaysWhatWouldFillIt) {
    const auto& words = catalogues_.in(text::Language::Chinese);

    EXPECT_TRUE(has(page("/desk", repairer_), words.say("cases.desk_empty")));
    EXPECT_FALSE(page("/dispatch", officer_).empty());
    EXPECT_FALSE(page("/calls", neighbour_).empty());
    EXPECT_FALSE(page("/settings", officer_).empty());
}

TEST_F(StaffPages, TheHandlersDeskSaysWhatWaitsForThem) {
    raise();

    const auto desk = page("/desk", repairer_);

    EXPECT_TRUE(has(desk, "href=\"/cases/1\""));
    EXPECT_TRUE(has(desk, "等您接单"));
    EXPECT_TRUE(has(page("/desk", manager_), "/cases/1"));
    EXPECT_FALSE(has(page("/desk", neighbour_), "/cases/1"));
}

TEST_F(StaffPages, WhatClimbedStandsOnTheDeskOfItsNewOwner) {
    town_.now = at("2026-11-20 09:00");
    raise();
    live_until("2026-11-23 17:30");
    EXPECT_TRUE(has(page("/desk", neighbour_), "/cases/1"));

    live_until("2026-11-24 17:30");
    EXPECT_TRUE(has(page("/desk", officer_), "/cases/1"));
    EXPECT_TRUE(has(page("/dispatch", officer_), "/cases/1"));
}

TEST_F(StaffPages, ObserversSeeWhatClimbedToTheStreet) {
    const auto panel = town_.ask([](journal::Turn& turn) {
        return alliance::add_unit(turn, {UnitKind::ObserverPanel, "特邀观察员", "", "", ""});
    });
    const auto observer = somebody(panel.value(), {});
    town_.now = at("2026-11-20 09:00");
    raise();
    EXPECT_FALSE(has(page("/desk", observer), "/cases/1"));

    live_until("2026-11-24 17:30");

    EXPECT_TRUE(has(page("/desk", observer), "/cases/1"));
    EXPECT_FALSE(has(page("/desk", observer), "两层"));
    EXPECT_FALSE(has(page("/desk", neighbour_), "climbed"));
}

TEST_F(StaffPages, WorkOfUnitsWhereNobodySitsStandsOnTheDeskAbove) {
    town_.now = at("2026-11-20 09:00");
    raise("lift", "西凌新村");
    EXPECT_TRUE(has(page("/desk", officer_), "/cases/1"));
    EXPECT_TRUE(has(case_page(officer_), "/cases/1/acceptance"));

    const auto left = [&] {
        return town_.ask([&](journal::Turn& turn) {
            return alliance::vacate(turn, neighbour_.seat, "调走").has_value();
        });
    };
    raise("lift");
    ASSERT_TRUE(left());
    live_until("2026-11-23 17:30");

    ASSERT_EQ(now(CaseId{2}).owner, committee_);
    EXPECT_TRUE(has(page("/desk", officer_), "/cases/2"));
}

TEST_F(StaffPages, TheCasePageOffersEachSeatItsActsOnly) {
    bring_to(Stage::Submitted);

    EXPECT_FALSE(has(case_page(repairer_), "/cases/1/check\""));
    EXPECT_TRUE(has(case_page(manager_), "/cases/1/check\""));
    EXPECT_TRUE(has(case_page(neighbour_), "/cases/1/rework\""));
    EXPECT_TRUE(has(case_page(officer_), "/cases/1/deadline-override\""));
    EXPECT_FALSE(has(case_page(manager_), "/cases/1/deadline-override\""));
}

TEST_F(StaffPages, ANewSlipIsPrintedByCommitteeAndStreetAndNotByWhoIsJudgedByIt) {
    raise();
    const Seat director = somebody(committee_, {Power::Check});
    const Seat leader = somebody(street_, {Power::Override});

    for (const auto& seat : {neighbour_, director, leader, officer_}) {
        EXPECT_TRUE(has(case_page(seat), "href=\"/slip/"));
    }
    EXPECT_FALSE(has(case_page(repairer_), "href=\"/slip/"));
    EXPECT_FALSE(has(case_page(manager_), "href=\"/slip/"));
}

TEST_F(StaffPages, UndoingIsOfferedOnlyToWhoeverActedAndNotForLong) {
    bring_to(Stage::Accepted);

    EXPECT_TRUE(has(case_page(repairer_), "/cases/1/undoing\""));
    EXPECT_FALSE(has(case_page(manager_), "/cases/1/undoing\""));
    town_.now += std::chrono::minutes(11);
    EXPECT_FALSE(has(case_page(repairer_), "/cases/1/undoing\""));
}

TEST_F(StaffPages, ACaseThatDoesNotConcernASeatIsNotItsToRead) {
    raise("lift", "西凌新村");

    EXPECT_FALSE(has(case_page(repairer_), "两层"));
}

TEST_F(StaffPages, CallsShowTelephoneAndTry) {
    voices::RaiseVoice asked;
    asked.words = "电梯停了。";
    asked.category = "lift";
    asked.place = place("瞿溪新村");
    asked.contact_phone = "13812345678";
    raise(asked);
    take(act(repairer_, Act::Accept));
    take(act(repairer_, Act::Contact, by(Channel::Phone)));
    take(act(repairer_, Act::Submit, answer("修好了。")));
    take(act(manager_, Act::Check));
    take(act(neighbour_, Act::CallBack, outcome(Outcome::Unreached)));

    EXPECT_TRUE(has(page("/calls", neighbour_), "13812345678"));
    EXPECT_FALSE(has(page("/calls", repairer_), "13812345678"));
}

TEST_F(StaffPages, ARefusedFormKeepsWhatWasTyped) {
    bring_to(Stage::Contacted);
    web::Request asked = request(repairer_);
    asked.method = web::Method::Post;
    asked.parameters = {"1", "work"};
    asked.path = "/cases/1/work";
    asked.form.add("note", "配件明天到");
    const base::Refusal refusal{base::Why::Invalid, "cases.text_missing", {}, "note"};
    asked.refusal = &refusal;

    const auto html = shown(route(web::Method::Post, "/cases/{id}/{act}").form, asked);

    EXPECT_TRUE(has(html, "配件明天到"));
    EXPECT_TRUE(has(html, catalogues_.in(text::Language::Chinese).say("cases.text_missing")));
}

TEST_F(StaffPages, RedactedWordsAreHiddenFromThoseWithoutThePower) {
    bring_to(Stage::Contacted);
    AskAct redacted = because("写了别人的名字。");
    redacted.words = "（已遮盖）电梯停了";

    take(act(officer_, Act::RedactWords, redacted));

    EXPECT_TRUE(has(case_page(repairer_), "（已遮盖）电梯停了"));
    EXPECT_FALSE(has(case_page(repairer_), "两层"));
    EXPECT_FALSE(has(page("/desk", repairer_), "两层"));
    EXPECT_TRUE(has(case_page(officer_), "两层"));
}

TEST_F(StaffPages, OverridesAndUndoneStepsStandInTheTimelineAsSuch) {
    bring_to(Stage::Contacted);
    AskAct later = because("等配件。");
    later.due = town_.now + std::chrono::days(20);
    take(act(officer_, Act::OverrideDeadline, later));
    take(act(officer_, Act::Undo));

    const auto& words = catalogues_.in(text::Language::Chinese);
    const auto html = case_page(repairer_);

    EXPECT_TRUE(has(html, words.say("cases.step_deadline_overridden")));
    EXPECT_TRUE(has(html, words.say("cases.step_act_undone")));
    EXPECT_TRUE(has(html, words.say("cases.undone_mark")));
}

class PagesAtEachStage : public StaffPages, public testing::WithParamInterface<Stage> {};

TEST_P(PagesAtEachStage, AreFilledForEverySeat) {
    bring_to(GetParam());
    ASSERT_EQ(now().stage, GetParam());

    for (const auto& seat : {repairer_, manager_, neighbour_, officer_}) {
        EXPECT_TRUE(has(case_page(seat), "<h1"));
        for (const auto* desk : {"/desk", "/dispatch", "/calls"}) {
            EXPECT_TRUE(has(page(desk, seat), "<h1"));
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Stages,
                         PagesAtEachStage,
                         testing::Values(Stage::Assigned,
                                         Stage::Accepted,
                                         Stage::Contacted,
                                         Stage::InWork,
                                         Stage::Submitted,
                                         Stage::Checked,
                                         Stage::Rehandling,
                                         Stage::Closed,
                                         Stage::ClosedUnresolved,
                                         Stage::NoAction,
                                         Stage::Withdrawn));

} // namespace
} // namespace cases
