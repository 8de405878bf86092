// Each page of places and alliance, filled from its own view in both languages, by who asks.

#include "web/pages.hpp"

#include <span>
#include <string>

#include <gtest/gtest.h>

#include "alliance/alliance.hpp"
#include "alliance/install.hpp"
#include "cli/trial.hpp"
#include "identity/identity.hpp"
#include "places/install.hpp"
#include "text/catalogue.hpp"
#include "web/assets.hpp"

namespace text {
std::span<const EmbeddedFile> embedded_files();
}

namespace alliance {
namespace {

class Pages : public testing::Test {
protected:
    Pages()
        : town_({places::install, install}),
          catalogues_(text::embedded_files()),
          pages_(town_.pages, catalogues_, web::no_assets(), web::Strictness::Test) {
        town_.ask([this](journal::Turn& turn) {
            furnish(turn);
            return true;
        });
    }

    void furnish(journal::Turn& turn) {
        desk_ = *found_street(turn, {"310101015", "半淞园路街道"});
        const auto taken = places::take_row(turn, {"瞿四", "瞿溪新村", "", "", "3", "201", ""});
        ASSERT_TRUE(taken);
        compound_ = *places::find_by_words(turn.store(), "瞿溪新村");
        company_ = *add_unit(turn, {UnitKind::PropertyCompany, "瞿溪物业", "", "021-5555", "管理"});
        body_ = *add_unit(turn, {UnitKind::SpecialCommittee, "优化宜居专委会", "", "", ""});
        const auto panel = add_unit(turn, {UnitKind::ObserverPanel, "特邀观察员", "", "", ""});
        const auto workshop = add_unit(turn, {UnitKind::LegalWorkshop, "法律工作室", "", "", ""});
        ASSERT_TRUE(panel && workshop);
        ASSERT_TRUE(serve_place(turn, company_, compound_));
        ASSERT_TRUE(join_body(turn, body_, company_));
        account_ = *identity::add_account(turn, "desk", "password 1", identity::Strength::Light);
        const auto person = *add_person(turn, {"钱小明", "13800000000", account_});
        const auto duty_seat = seats_of(turn.store(), desk_).front().id;
        ASSERT_TRUE(appoint(turn, {duty_seat, person, {}, {}}));
        const auto chair = *add_seat(turn, {body_, "召集人", {}});
        ASSERT_TRUE(appoint(turn, {chair, person, {}, turn.now() + std::chrono::days(90)}));
        ASSERT_TRUE(add_seat(turn, {company_, "经理", {Power::Handle}}));
    }

    enum class Who { Resident, Staff };

    web::Request request(Who who, text::Language language = text::Language::Chinese) {
        web::Request asked;
        asked.now = town_.now;
        asked.store = &town_.store();
        asked.language = language;
        asked.words = &catalogues_.in(language);
        if (who == Who::Staff) {
            asked.session = identity::Session{};
            asked.session->account = account_;
        }
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
    std::string page(const std::string& pattern, web::Request asked) {
        std::string html;
        for (const auto language : {text::Language::English, text::Language::Chinese}) {
            asked.language = language;
            asked.words = &catalogues_.in(language);
            const auto answer = route(web::Method::Get, pattern).read(asked);
            EXPECT_TRUE(answer) << pattern << ": " << (answer ? "" : answer.error().key);
            const auto& shown = std::get<web::Shown>(*answer);
            html = web::render_page(pages_, shown.page, shown.view, language);
        }
        return html;
    }

    std::string unit_page(const std::string& rest, UnitId id, Who who) {
        web::Request asked = request(who);
        asked.parameters = {std::to_string(id.value)};
        return page("/alliance/units/{unit}" + rest, asked);
    }

    // What a POST does: the command's result, or the key of the refusal.
    std::string done(const std::string& pattern, web::Request asked) {
        asked.method = web::Method::Post;
        const auto command = route(web::Method::Post, pattern).write(asked);
        if (!command) {
            return command.error().key;
        }
        const auto result = town_.ask(command->work, command->actor);
        return result ? result->dump() : result.error().key;
    }

    cli::Trial town_;
    text::Catalogues catalogues_;
    web::Pages pages_;
    UnitId desk_;
    UnitId company_;
    UnitId body_;
    PlaceId compound_;
    AccountId account_;
};

bool has(const std::string& html, std::string_view words) {
    return html.find(words) != std::string::npos;
}

TEST_F(Pages, ShowEverybodyWhoIsWhoAndWhichSeatsAreVacant) {
    const auto html = page("/alliance", request(Who::Resident));

    EXPECT_TRUE(has(html, "优化宜居专委会"));
    EXPECT_TRUE(has(html, "1 家单位"));
    EXPECT_TRUE(has(html, "今天起，事情由街道值班台代办"));
    EXPECT_FALSE(has(html, "添加单位"));
    EXPECT_FALSE(has(html, "钱"));
}

TEST_F(Pages, ShowTheAdministratorWhereToAddAUnit) {
    EXPECT_TRUE(has(page("/alliance", request(Who::Staff)), "添加单位"));
    EXPECT_TRUE(has(page("/alliance/new-unit", request(Who::Staff)), "业委会"));
}

TEST_F(Pages, MaskTheNamesOfOfficersAndHideTheOthers) {
    EXPECT_TRUE(has(unit_page("", body_, Who::Resident), "钱**"));
    EXPECT_FALSE(has(unit_page("", body_, Who::Resident), "13800000000"));
    EXPECT_FALSE(has(unit_page("", desk_, Who::Resident), "钱"));
    EXPECT_TRUE(has(unit_page("", desk_, Who::Resident), "有人在任"));
    EXPECT_TRUE(has(unit_page("", desk_, Who::Staff), "钱小明"));
    EXPECT_TRUE(has(unit_page("", desk_, Who::Staff), "13800000000"));
}

TEST_F(Pages, ShowTheFormsThatChangeAUnit) {
    const auto html = unit_page("/manage", company_, Who::Staff);

    EXPECT_TRUE(has(html, "/seats/3/appointment"));
    EXPECT_TRUE(has(html, "/places/2/ending"));
    EXPECT_TRUE(has(unit_page("/manage", desk_, Who::Staff), "/seats/1/vacancy"));
}

TEST_F(Pages, KeepWhatWasTypedWhenAFormIsRefused) {
    const base::Refusal refusal{base::Why::Invalid, "alliance.not_a_date", {}, "until"};
    web::Request asked = request(Who::Staff);
    asked.path = "/alliance/units/3/seats/3/appointment";
    asked.parameters = {std::to_string(company_.value), "3"};
    asked.form.add("person_name", "孙大伟");
    asked.form.add("password", "geheim geheim");
    asked.form.add("until", "昨天");
    asked.refusal = &refusal;

    const auto html = page("/alliance/units/{unit}/manage", asked);

    EXPECT_TRUE(has(html, "孙大伟"));
    EXPECT_TRUE(has(html, "请写成年-月-日"));
    EXPECT_FALSE(has(html, "geheim"));
}

TEST_F(Pages, ShowPlacesToEverybodyAndTheirFormsToStaff) {
    EXPECT_TRUE(has(page("/places", request(Who::Resident)), "瞿四居委会"));
    EXPECT_TRUE(has(page("/places", request(Who::Staff)), "/places/new?under=0"));
    web::Request under = request(Who::Staff);
    under.query.add("under", std::to_string(compound_.value));
    EXPECT_TRUE(has(page("/places", under), "3号"));
    EXPECT_TRUE(has(page("/places/new", under), "瞿溪路350弄"));
    web::Request found = request(Who::Resident);
    found.query.add("q", "瞿溪新村3-201");
    EXPECT_TRUE(has(page("/places", found), "201室"));
    web::Request details = request(Who::Staff);
    details.parameters = {std::to_string(compound_.value)};
    EXPECT_TRUE(has(page("/places/{place}/details", details), "瞿溪新村"));
    EXPECT_TRUE(has(page("/places/import", request(Who::Staff)), "multipart"));
}

TEST_F(Pages, LetStaffInAndOut) {
    EXPECT_TRUE(has(page("/sign-in", request(Who::Resident)), "没有加密"));
    EXPECT_TRUE(has(page("/acting-seat", request(Who::Staff)), "召集人"));
}

TEST_F(Pages, OfferTheRolesOfADemo) {
    town_.ask([](journal::Turn& turn) {
        mark_demo(turn);
        return offer_demo_login(turn, "desk");
    });
    web::Request asked = request(Who::Resident);
    asked.form.add("demo_login", "desk");
    web::Request other = request(Who::Resident);
    other.form.add("demo_login", "somebody");

    const auto html = page("/sign-in", request(Who::Resident));

    EXPECT_TRUE(has(html, "value=\"desk\""));
    EXPECT_TRUE(has(html, "值班员"));
    EXPECT_EQ(done("/sign-in", asked).size(), 66U);
    EXPECT_EQ(done("/sign-in", other), "alliance.no_demo_here");
}

TEST_F(Pages, AskForBothLoginAndPassword) {
    web::Request asked = request(Who::Resident);
    EXPECT_EQ(done("/sign-in", asked), "text.please_fill_in");
    asked.form.add("login", "desk");
    asked.form.add("password", "password 1");
    EXPECT_EQ(done("/sign-in", asked).size(), 66U);
}

TEST_F(Pages, ChangeNothingForThoseWithoutThePower) {
    EXPECT_EQ(done("/alliance/units", request(Who::Resident)), "alliance.you_have_no_seat");
    web::Request from_chair = request(Who::Staff);
    from_chair.cookies.add("acting_seat", "2");
    EXPECT_EQ(done("/places", from_chair), "alliance.you_may_not_administer");
}

TEST_F(Pages, AddAUnitWithASeatAndSomebodyInIt) {
    web::Request unit = request(Who::Staff);
    unit.form.add("kind", "owners_committee");
    unit.form.add("name", "瞿溪新村业委会");
    EXPECT_EQ(done("/alliance/units", unit), "\"/alliance/units/7/manage\"");

    web::Request seat = request(Who::Staff);
    seat.parameters = {"7"};
    seat.form.add("title", "主任");
    seat.form.add("powers", "handle");
    EXPECT_EQ(done("/alliance/units/{unit}/seats", seat), "\"/alliance/units/7/manage\"");

    web::Request appointment = request(Who::Staff);
    appointment.parameters = {"7", "4"};
    appointment.form.add("person_name", "周美丽");
    appointment.form.add("login", "zhou");
    appointment.form.add("password", "password 2");
    appointment.form.add("until", "2027-11-20");
    EXPECT_EQ(done("/alliance/units/{unit}/seats/{seat}/appointment", appointment),
              "\"/alliance/units/7/manage\"");
    EXPECT_EQ(town_.recorded,
              (std::vector<std::string>{"account_added", "person_added", "person_appointed"}));
    EXPECT_FALSE(is_unattended(town_.store(), UnitId{7}, town_.now));
}

TEST_F(Pages, RecordNothingWhenAnAppointmentIsRefused) {
    web::Request asked = request(Who::Staff);
    asked.parameters = {std::to_string(company_.value), "3"};
    EXPECT_EQ(done("/alliance/units/{unit}/seats/{seat}/appointment", asked),
              "text.please_fill_in");
    asked.form.add("person_name", "周美丽");
    asked.form.add("login", "desk");
    EXPECT_EQ(done("/alliance/units/{unit}/seats/{seat}/appointment", asked),
              "alliance.account_is_taken");
    asked.parameters = {std::to_string(desk_.value), "3"};
    EXPECT_EQ(done("/alliance/units/{unit}/seats/{seat}/appointment", asked),
              "alliance.no_such_seat");
    EXPECT_TRUE(town_.recorded.empty());
}

TEST_F(Pages, TakeAListOfPlaces) {
    web::Request asked = request(Who::Staff);
    asked.uploads.push_back({"file", "places.csv", "居委会,小区,号\n瞿四,瞿溪新村,4\n瞿四,,5\n"});

    const auto result = nlohmann::json::parse(done("/places/import", asked));

    EXPECT_EQ(result.at("taken"), 1);
    EXPECT_EQ(result.at("refused").size(), 1U);
    const auto command = route(web::Method::Post, "/places/import").write(asked);
    const auto answer = command->answer(asked, result);
    const auto& shown = std::get<web::Shown>(*answer);
    EXPECT_TRUE(has(web::render_page(pages_, shown.page, shown.view, text::Language::Chinese),
                    "缺了中间一级"));
}

TEST(FirstAccount, NamesTheStreetAndTakesTheDutySeatOnce) {
    cli::Trial town({places::install, install});
    const text::Catalogues catalogues(text::embedded_files());
    const auto secret = town.ask([](journal::Turn& turn) {
        EXPECT_TRUE(found_street(turn, {"310101015", "街道"}));
        return prepare_first_account(turn);
    });
    ASSERT_TRUE(secret);
    web::Request asked;
    asked.now = town.now;
    asked.store = &town.store();
    asked.words = &catalogues.in(text::Language::Chinese);
    asked.parameters = {*secret};
    asked.form.add("street", "半淞园路街道");
    asked.form.add("person_name", "钱小明");
    asked.form.add("login", "first");
    asked.form.add("password", "password 1");
    const web::Route* post = nullptr;
    for (const auto& route : town.routes.table()) {
        if (route.method == web::Method::Post && route.pattern == "/first-account/{secret}") {
            post = &route;
        }
    }
    ASSERT_NE(post, nullptr);
    EXPECT_EQ(post->again, web::Again::IsTwice) << "its result is a session's secret";

    const auto made = town.ask(post->write(asked)->work);
    const auto again = town.ask(post->write(asked)->work);

    EXPECT_TRUE(made);
    EXPECT_EQ(again.error().key, "alliance.first_account_is_made");
    EXPECT_EQ(street(town.store()).name, "半淞园路街道");
    const auto account = identity::find_account(town.store(), "first");
    ASSERT_TRUE(account);
    EXPECT_EQ(seat_for(town.store(), account->id, town.now)->powers, Powers::all());
    EXPECT_EQ(town.ask([](journal::Turn& turn) { return prepare_first_account(turn); }),
              std::nullopt);
}

TEST(FirstAccount, IsOfferedWhileNobodyWithAnAccountHoldsASeat) {
    cli::Trial town({places::install, install});

    const auto secret = town.ask([](journal::Turn& turn) {
        EXPECT_TRUE(found_street(turn, {"310101015", "街道"}));
        EXPECT_TRUE(identity::add_account(turn, "operator", "password 1"));
        return prepare_first_account(turn);
    });

    EXPECT_TRUE(secret);
}

} // namespace
} // namespace alliance
