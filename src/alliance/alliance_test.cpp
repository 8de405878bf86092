#include "alliance/alliance.hpp"

#include <gtest/gtest.h>

#include "alliance/erasing.hpp"
#include "alliance/install.hpp"
#include "cli/trial.hpp"
#include "identity/identity.hpp"
#include "journal/erasure.hpp"
#include "places/install.hpp"

namespace alliance {
namespace {

class Alliance : public testing::Test {
protected:
    Alliance()
        : town_({places::install, install, [](cli::Installation& house) {
                     journal::keep_erasures(house.facts);
                 }}) {
        desk_ = *town_.ask([](journal::Turn& turn) {
            return found_street(turn, {"310101015", "半淞园路街道"});
        });
        take({"瞿四", "瞿溪新村", "", "", "3", "201", ""});
        take({"西二", "西凌新村", "", "", "5", "", ""});
        compound_ = *places::find_by_words(town_.store(), "瞿溪新村");
        dwelling_ = *places::find_by_words(town_.store(), "瞿溪新村3号201");
        committee_ = add({UnitKind::ResidentsCommittee, "瞿四居委会", "瞿四", "", ""});
        company_ = add({UnitKind::PropertyCompany, "瞿溪物业", "", "", ""});
        serve(committee_, *places::find_by_words(town_.store(), "瞿四居委会"));
        serve(company_, compound_);
    }

    void take(const places::PlaceRow& row) {
        ASSERT_TRUE(town_.ask([&](journal::Turn& turn) { return places::take_row(turn, row); }));
    }

    UnitId add(const AddUnit& asked) {
        return *town_.ask([&](journal::Turn& turn) { return add_unit(turn, asked); });
    }

    void serve(UnitId unit, PlaceId place) {
        ASSERT_TRUE(town_.ask([&](journal::Turn& turn) { return serve_place(turn, unit, place); }));
    }

    SeatId seat_in(UnitId unit, Powers powers) {
        return *town_.ask([&](journal::Turn& turn) {
            return add_seat(turn, {unit, "经理", powers});
        });
    }

    PersonId somebody(const std::string& name, std::int64_t account = 0) {
        return *town_.ask([&](journal::Turn& turn) {
            return add_person(turn, {name, "13800000000", AccountId{account}});
        });
    }

    void sit(SeatId seat, PersonId person, std::optional<Moment> until = {}) {
        ASSERT_TRUE(town_.ask([&](journal::Turn& turn) {
            return appoint(turn, {seat, person, {}, until});
        }));
    }

    store::Connection& store() { return town_.store(); }

    cli::Trial town_;
    UnitId desk_;
    UnitId committee_;
    UnitId company_;
    PlaceId compound_;
    PlaceId dwelling_;
};

TEST_F(Alliance, BeginsWithAnOfficeAndAVacantDutySeat) {
    EXPECT_EQ(street(store()).name, "半淞园路街道");
    EXPECT_EQ(duty_desk(store()), desk_);
    EXPECT_EQ(units(store(), UnitKind::SubdistrictOffice).front().name, "半淞园路街道办事处");
    ASSERT_EQ(seats_of(store(), desk_).size(), 1U);
    EXPECT_EQ(seats_of(store(), desk_).front().powers, Powers::all());
    EXPECT_FALSE(seats_of(store(), desk_).front().is_held(town_.now));
}

TEST_F(Alliance, NamesTheStreetAndItsOfficeTogether) {
    const auto named = town_.ask([](journal::Turn& turn) { return name_street(turn, "豫园街道"); });

    EXPECT_TRUE(named);
    EXPECT_EQ(town_.recorded, (std::vector<std::string>{"street_named", "unit_changed"}));
    EXPECT_EQ(units(store(), UnitKind::SubdistrictOffice).front().name, "豫园街道办事处");
}

TEST_F(Alliance, KnowsWhoServesAPlace) {
    EXPECT_EQ(unit_serving(store(), UnitKind::PropertyCompany, dwelling_), company_);
    EXPECT_EQ(unit_serving(store(), UnitKind::ResidentsCommittee, dwelling_), committee_);
    EXPECT_EQ(unit_serving(store(), UnitKind::ResidentsCommittee, compound_), committee_);
    EXPECT_EQ(unit_serving(store(), UnitKind::OwnersCommittee, compound_), std::nullopt);
    EXPECT_EQ(unit_serving(store(), UnitKind::PropertyCompany, PlaceId{}), std::nullopt);
    EXPECT_EQ(
        unit_serving(
            store(), UnitKind::PropertyCompany, *places::find_by_words(store(), "西凌新村5号")),
        std::nullopt);
}

TEST_F(Alliance, ClimbsFromCompanyToCommitteeToDesk) {
    const auto elsewhere = *places::find_by_words(store(), "西凌新村");

    EXPECT_EQ(level_above(store(), company_, dwelling_), committee_);
    EXPECT_EQ(level_above(store(), company_, elsewhere), desk_);
    EXPECT_EQ(level_above(store(), committee_, dwelling_), desk_);
    EXPECT_EQ(level_above(store(), desk_, dwelling_), std::nullopt);
}

TEST_F(Alliance, GivesTheWorkOfAVacantSeatToTheUnitAbove) {
    const auto manager = seat_in(company_, {Power::Handle});
    const auto secretary = seat_in(committee_, {Power::Handle});

    EXPECT_TRUE(is_unattended(store(), company_, town_.now));
    EXPECT_EQ(unit_acting_for(store(), company_, dwelling_, town_.now), desk_);

    sit(secretary, somebody("李四"));

    EXPECT_EQ(unit_acting_for(store(), company_, dwelling_, town_.now), committee_);
    EXPECT_EQ(units_looked_after(store(), committee_, town_.now), (std::vector<UnitId>{company_}));

    sit(manager, somebody("王五"));

    EXPECT_EQ(unit_acting_for(store(), company_, dwelling_, town_.now), company_);
    EXPECT_TRUE(units_looked_after(store(), committee_, town_.now).empty());
}

TEST_F(Alliance, LetsATermRunOutByItself) {
    const auto manager = seat_in(company_, {Power::Handle});
    const Moment end = town_.now + std::chrono::days(30);
    sit(manager, somebody("王五", 77), end);

    EXPECT_FALSE(is_unattended(store(), company_, end - std::chrono::hours(1)));
    EXPECT_TRUE(is_unattended(store(), company_, end));
    EXPECT_EQ(seats_of_account(store(), AccountId{77}, town_.now).size(), 1U);
    EXPECT_TRUE(seats_of_account(store(), AccountId{77}, end).empty());
}

TEST_F(Alliance, LetsOnePersonSitInSeveralSeats) {
    const auto person = somebody("王五", 77);

    sit(seat_in(company_, {Power::Handle, Power::Check}), person);
    sit(seat_in(company_, {Power::Check}), person);

    EXPECT_EQ(seat_for(store(), AccountId{77}, town_.now)->unit, company_);
    EXPECT_EQ(seats_of_account(store(), AccountId{77}, town_.now).size(), 2U);
}

TEST_F(Alliance, VacatesASeatAndKeepsItVisible) {
    const auto manager = seat_in(company_, {Power::Handle});
    sit(manager, somebody("王五"));
    town_.now += std::chrono::days(3);

    const auto vacated =
        town_.ask([&](journal::Turn& turn) { return vacate(turn, manager, "调离"); });

    EXPECT_TRUE(vacated);
    EXPECT_EQ(seat(store(), manager)->person, PersonId{});
    EXPECT_EQ(seat(store(), manager)->vacant_since, town_.now);
}

TEST_F(Alliance, ClosesAUnitWithItsSeatsAndHandsItsWorkUp) {
    sit(seat_in(company_, {Power::Handle}), somebody("王五", 77));

    const auto closed =
        town_.ask([&](journal::Turn& turn) { return close_unit(turn, company_, "撤出小区"); });

    EXPECT_TRUE(closed);
    EXPECT_EQ(unit_serving(store(), UnitKind::PropertyCompany, dwelling_), std::nullopt);
    EXPECT_TRUE(seats_of_account(store(), AccountId{77}, town_.now).empty());
    EXPECT_EQ(unit_acting_for(store(), company_, dwelling_, town_.now), desk_);
    const auto looked_after = units_looked_after(store(), desk_, town_.now);
    EXPECT_NE(std::find(looked_after.begin(), looked_after.end(), company_), looked_after.end());
}

TEST_F(Alliance, LetsUnitsJoinAndLeaveItsBodies) {
    const auto body = add({UnitKind::SpecialCommittee, "物业服务提升专委会", "", "", ""});

    const auto joined =
        town_.ask([&](journal::Turn& turn) { return join_body(turn, body, company_); });
    EXPECT_TRUE(joined);
    EXPECT_EQ(members_of(store(), body).front().id, company_);
    EXPECT_EQ(bodies_of(store(), company_).front().id, body);

    const auto left = town_.ask([&](journal::Turn& turn) {
        return leave_body(turn, {body, company_, "搬走了"});
    });
    EXPECT_TRUE(left);
    EXPECT_TRUE(members_of(store(), body).empty());
    EXPECT_FALSE(town_.ask([&](journal::Turn& turn) {
        return leave_body(turn, {body, company_, "搬走了"});
    }));
}

TEST_F(Alliance, KeepsNamesThatCanBeCorrected) {
    const auto id = somebody("王五");

    const auto corrected = town_.ask([&](journal::Turn& turn) {
        return correct_person(turn, id, {"王武", "", {}});
    });

    EXPECT_TRUE(corrected);
    EXPECT_EQ(person(store(), id)->name, "王武");
    EXPECT_EQ(person(store(), id)->telephone, std::nullopt);
}

TEST_F(Alliance, GivesAnAccountToOnePersonOnly) {
    const auto first = somebody("王五", 77);
    const auto second = somebody("赵六");

    const auto taken =
        town_.ask([&](journal::Turn& turn) { return give_account(turn, second, AccountId{77}); });
    const auto again = town_.ask([&](journal::Turn& turn) {
        return add_person(turn, {"孙七", "", AccountId{77}});
    });

    EXPECT_EQ(taken.error().key, "alliance.account_is_taken");
    EXPECT_EQ(again.error().key, "alliance.account_is_taken");
    EXPECT_EQ(person_of_account(store(), AccountId{77}), first);
}

TEST_F(Alliance, IsADemoForEver) {
    EXPECT_FALSE(is_demo(store()));
    EXPECT_EQ(
        town_.ask([](journal::Turn& turn) { return offer_demo_login(turn, "x"); }).error().key,
        "alliance.no_demo_here");

    town_.ask([](journal::Turn& turn) {
        mark_demo(turn);
        return true;
    });

    EXPECT_TRUE(is_demo(store()));
    EXPECT_EQ(
        town_.ask([](journal::Turn& turn) { return offer_demo_login(turn, "x"); }).error().key,
        "alliance.no_such_login");
}

TEST_F(Alliance, IsConvenedByABodysOwnSeatsAndByTheStreets) {
    const UnitId body = add({UnitKind::SpecialCommittee, "优化宜居专委会", "", "", ""});
    const auto tried = [&](UnitId unit, Powers powers) {
        const auto may = may_convene(store(), {{}, unit, powers, {}, {}}, body);
        return may ? "may" : may.error().key;
    };

    EXPECT_EQ(tried(body, {Power::Convene}), "may");
    EXPECT_EQ(tried(desk_, {Power::Convene}), "may");
    EXPECT_EQ(tried(company_, {Power::Convene}), "alliance.not_your_body");
    EXPECT_EQ(tried(body, {Power::Handle}), "alliance.you_may_not_convene");
}

TEST_F(Alliance, ForgetsWhoSomebodyWasThatLeft) {
    const auto account = *town_.ask([](journal::Turn& turn) {
        return identity::add_account(turn, "zhou", "long enough", identity::Strength::Light);
    });
    const auto seat = seat_in(company_, {Power::Handle});
    const auto zhou = somebody("周安宁", account.value);
    sit(seat, zhou);
    const auto erase = [&](const std::string& rule) {
        return town_.ask([&](journal::Turn& turn) { return erase_person(turn, zhou, rule); });
    };

    EXPECT_EQ(erase("本人要求").error().key, "alliance.still_holds");
    ASSERT_TRUE(town_.ask([&](journal::Turn& turn) {
        return correct_person(turn, zhou, {"周安静", "", {}});
    }));
    ASSERT_TRUE(town_.ask([&](journal::Turn& turn) { return vacate(turn, seat, "退休"); }));
    EXPECT_EQ(erase("").error().field, "rule");
    EXPECT_EQ(erase("本人要求").error().key, "identity.close_first");
    ASSERT_TRUE(
        town_.ask([](journal::Turn& turn) { return identity::close_account(turn, "zhou"); }));

    const auto erased = erase("本人要求");

    ASSERT_TRUE(erased);
    EXPECT_EQ(*erased, 4); // Two names, a telephone, and why the seat was left.
    EXPECT_EQ(person(store(), zhou)->name, std::nullopt);
    EXPECT_EQ(identity::find_account(store(), account)->login, "");
    EXPECT_FALSE(identity::find_account(store(), "zhou"));
    EXPECT_EQ(*erase("本人要求"), 0);
}

TEST_F(Alliance, ErasesNobodyWhoIsNotThere) {
    const auto nobody =
        town_.ask([](journal::Turn& turn) { return erase_person(turn, PersonId{99}, "本人要求"); });

    EXPECT_EQ(nobody.error().key, "alliance.no_such_person");
}

} // namespace
} // namespace alliance
