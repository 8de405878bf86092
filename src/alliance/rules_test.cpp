#include "alliance/rules.hpp"

#include <gtest/gtest.h>

namespace alliance {
namespace {

const Moment today = calendar::from_milliseconds(1'795'140'000'000);
constexpr std::chrono::days one_day{1};

Unit company() {
    return {UnitId{5}, UnitKind::PropertyCompany, "瞿溪物业", "瞿溪物业", "", "", false};
}

Unit desk() {
    return {UnitId{2}, UnitKind::DutyDesk, "街道值班台", "值班台", "", "", false};
}

Seat vacant_seat() {
    Seat seat;
    seat.id = SeatId{3};
    seat.unit = UnitId{5};
    seat.title = "经理";
    seat.vacant_since = today - 12 * one_day;
    return seat;
}

Seat held_seat() {
    Seat seat = vacant_seat();
    seat.person = PersonId{8};
    seat.from = today - one_day;
    return seat;
}

template <class Value>
std::string refused(const base::Result<Value>& result) {
    return result ? "taken" : result.error().key;
}

TEST(FoundingAStreet, HappensOnceWithARealCode) {
    EXPECT_EQ(refused(decide_founding({}, {"310101015", "半淞园路街道"})), "taken");
    EXPECT_EQ(refused(decide_founding({"310101015", "半淞园路街道"}, {"310101015", "x"})),
              "alliance.street_is_founded");
    EXPECT_EQ(refused(decide_founding({}, {"31010", "x"})), "alliance.not_a_street_code");
    EXPECT_EQ(refused(decide_founding({}, {"31010101x", "x"})), "alliance.not_a_street_code");
    EXPECT_EQ(refused(decide_founding({}, {"310101015", " "})), "text.please_fill_in");
    EXPECT_EQ(refused(decide_naming("")), "text.please_fill_in");
}

TEST(AddingAUnit, RefusesNamesThatAreMissingTakenOrTooLong) {
    const AddUnit asked{UnitKind::PropertyCompany, "瞿溪物业", "", "021-5555 0101", "管小区"};
    AddUnit nameless = asked;
    nameless.name = " ";
    AddUnit endless = asked;
    endless.name = std::string(99, 'x');
    AddUnit broken = asked;
    broken.name = "\xFF";
    AddUnit unreachable = asked;
    unreachable.telephone = "打给我";

    const auto added = decide_adding_unit(asked, {}, UnitId{9});

    ASSERT_TRUE(added);
    EXPECT_EQ(added->short_name, "瞿溪物业");
    EXPECT_EQ(refused(decide_adding_unit(asked, {company()}, UnitId{9})), "alliance.unit_is_there");
    EXPECT_EQ(refused(decide_adding_unit(nameless, {}, UnitId{9})), "text.please_fill_in");
    EXPECT_EQ(refused(decide_adding_unit(endless, {}, UnitId{9})), "text.too_long");
    EXPECT_EQ(refused(decide_adding_unit(broken, {}, UnitId{9})), "text.not_readable");
    EXPECT_EQ(refused(decide_adding_unit(unreachable, {}, UnitId{9})), "text.not_a_telephone");
}

TEST(AddingAUnit, LeavesAStreetWithOneDesk) {
    EXPECT_EQ(refused(decide_adding_unit(
                  {UnitKind::DutyDesk, "第二值班台", "", "", ""}, {desk()}, UnitId{9})),
              "alliance.only_one_of_these");
}

TEST(ClosingAUnit, NeverLeavesAStreetWithoutItsDesk) {
    Unit closed = company();
    closed.is_closed = true;

    EXPECT_EQ(refused(decide_closing_unit(company(), "合并")), "taken");
    EXPECT_EQ(refused(decide_closing_unit(desk(), "合并")), "alliance.always_there");
    EXPECT_EQ(refused(decide_closing_unit(closed, "合并")), "alliance.unit_is_closed");
    EXPECT_EQ(refused(decide_closing_unit({}, "合并")), "alliance.no_such_unit");
    EXPECT_EQ(refused(decide_closing_unit(company(), "")), "text.please_fill_in");
    EXPECT_EQ(refused(decide_changing_unit(closed, {}, {})), "alliance.unit_is_closed");
    EXPECT_EQ(refused(decide_changing_unit({}, {}, {})), "alliance.no_such_unit");
}

TEST(ServingAPlace, IsForCompaniesAndCommittees) {
    places::Place compound;
    compound.id = PlaceId{4};
    compound.name = "瞿溪新村";
    places::Place dwelling = compound;
    dwelling.level = places::Level::Dwelling;
    places::Place closed = compound;
    closed.is_closed = true;

    EXPECT_EQ(refused(decide_serving(company(), compound, {})), "taken");
    EXPECT_EQ(refused(decide_serving(company(), compound, {PlaceId{4}})),
              "alliance.serves_already");
    EXPECT_EQ(refused(decide_serving(company(), dwelling, {})), "alliance.place_too_small");
    EXPECT_EQ(refused(decide_serving(company(), closed, {})), "alliance.no_such_place");
    EXPECT_EQ(refused(decide_serving(company(), {}, {})), "alliance.no_such_place");
    EXPECT_EQ(refused(decide_serving(desk(), compound, {})), "alliance.serves_no_places");
    EXPECT_EQ(refused(decide_serving({}, compound, {})), "alliance.no_such_unit");
}

TEST(JoiningABody, IsForUnitsThatAreNoBodies) {
    const Unit body{UnitId{7}, UnitKind::SpecialCommittee, "优化宜居专委会", "", "", "", false};

    EXPECT_EQ(refused(decide_joining(body, company(), {})), "taken");
    EXPECT_EQ(refused(decide_joining(body, company(), {company()})), "alliance.has_joined");
    EXPECT_EQ(refused(decide_joining(body, body, {})), "alliance.bodies_join_nothing");
    EXPECT_EQ(refused(decide_joining(desk(), company(), {})), "alliance.no_such_body");
    EXPECT_EQ(refused(decide_joining({}, company(), {})), "alliance.no_such_body");
    EXPECT_EQ(refused(decide_joining(body, {}, {})), "alliance.no_such_unit");
}

TEST(Appointing, TakesOnlyASeatThatNobodyHas) {
    Seat closed = vacant_seat();
    closed.is_closed = true;
    Seat promised = held_seat();
    promised.from = today + one_day;
    Seat ended = held_seat();
    ended.until = today;
    const Appoint asked{SeatId{3}, PersonId{8}, {}, {}};

    EXPECT_EQ(refused(decide_appointing(vacant_seat(), Person{}, asked, today)), "taken");
    EXPECT_EQ(refused(decide_appointing(ended, Person{}, asked, today)), "taken");
    EXPECT_EQ(refused(decide_appointing(held_seat(), Person{}, asked, today)),
              "alliance.seat_is_taken");
    EXPECT_EQ(refused(decide_appointing(promised, Person{}, asked, today)),
              "alliance.seat_is_taken");
    EXPECT_EQ(refused(decide_appointing(closed, Person{}, asked, today)), "alliance.no_such_seat");
    EXPECT_EQ(refused(decide_appointing({}, Person{}, asked, today)), "alliance.no_such_seat");
    EXPECT_EQ(refused(decide_appointing(vacant_seat(), {}, asked, today)),
              "alliance.no_such_person");
    EXPECT_EQ(refused(decide_appointing(
                  vacant_seat(), Person{}, {SeatId{3}, PersonId{8}, {}, today}, today)),
              "alliance.term_ends_too_early");
    EXPECT_EQ(
        refused(decide_appointing(
            vacant_seat(), Person{}, {SeatId{3}, PersonId{8}, {}, today + 3'661 * one_day}, today)),
        "alliance.term_too_long");
}

TEST(Vacating, NeedsSomebodyWhoSitsThereAndAReason) {
    EXPECT_EQ(refused(decide_vacating(held_seat(), "调离")), "taken");
    EXPECT_EQ(refused(decide_vacating(vacant_seat(), "调离")), "alliance.seat_is_vacant");
    EXPECT_EQ(refused(decide_vacating({}, "调离")), "alliance.no_such_seat");
    EXPECT_EQ(refused(decide_vacating(held_seat(), " ")), "text.please_fill_in");
    EXPECT_EQ(refused(decide_closing_seat(vacant_seat(), "合并", today)), "taken");
    EXPECT_EQ(refused(decide_closing_seat(held_seat(), "合并", today)), "alliance.vacate_first");
    EXPECT_EQ(refused(decide_closing_seat({}, "合并", today)), "alliance.no_such_seat");
    EXPECT_EQ(refused(decide_closing_seat(vacant_seat(), "", today)), "text.please_fill_in");
}

TEST(AddingASeat, NeedsAnOpenUnitAndATitle) {
    Unit closed = company();
    closed.is_closed = true;
    const AddSeat asked{UnitId{5}, "经理", {Power::Handle, Power::Intake}};

    const auto added = decide_adding_seat(asked, company(), SeatId{3});

    ASSERT_TRUE(added);
    EXPECT_EQ(added->powers, (std::vector<Power>{Power::Handle, Power::Intake}));
    EXPECT_EQ(refused(decide_adding_seat(asked, closed, SeatId{3})), "alliance.no_such_unit");
    EXPECT_EQ(refused(decide_adding_seat({UnitId{5}, "", {}}, company(), SeatId{3})),
              "text.please_fill_in");
    EXPECT_EQ(refused(decide_adding_person({"", "", {}}, PersonId{1})), "text.please_fill_in");
    EXPECT_EQ(refused(decide_adding_person({"王小明", "手机", {}}, PersonId{1})),
              "text.not_a_telephone");
}

TEST(AVacantSeat, SaysSinceWhen) {
    Seat ended = held_seat();
    ended.until = today - std::chrono::hours(1);
    Seat coming = held_seat();
    coming.from = today + one_day;

    EXPECT_EQ(vacant_since(vacant_seat(), today), today - 12 * one_day);
    EXPECT_EQ(vacant_since(ended, today), ended.until);
    EXPECT_EQ(vacant_since(coming, today), coming.vacant_since);
    EXPECT_EQ(vacant_since(held_seat(), today), std::nullopt);
}

TEST(Names, AreMaskedForThePublic) {
    EXPECT_EQ(masked_name("王小明"), "王**");
    EXPECT_EQ(masked_name("王明"), "王*");
    EXPECT_EQ(masked_name("欧阳小小明"), "欧**");
    EXPECT_EQ(masked_name(""), "");
}

} // namespace
} // namespace alliance
