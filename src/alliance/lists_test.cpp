// Lists of units and people: what is handed out can be brought again and changes nothing.

#include "alliance/lists.hpp"

#include <gtest/gtest.h>

#include "alliance/install.hpp"
#include "alliance/records.hpp"
#include "cli/trial.hpp"
#include "places/install.hpp"

namespace text {
std::span<const EmbeddedFile> embedded_files();
}

namespace alliance {
namespace {

using Outcomes = std::vector<std::string>;

class Lists : public testing::Test {
protected:
    Lists() : town_({places::install, install}), catalogues_(text::embedded_files()) {
        town_.ask([this](journal::Turn& turn) {
            EXPECT_TRUE(found_street(turn, {"310101015", "半淞园路街道"}));
            EXPECT_TRUE(places::take_row(turn, {"瞿四", "瞿溪新村", "", "3幢", "3", "201", ""}));
            company_ = *add_unit(turn, {UnitKind::PropertyCompany, "瞿溪物业公司", "物业", "", ""});
            EXPECT_TRUE(add_unit(turn, {UnitKind::SpecialCommittee, "宜居专委会", "", "", ""}));
            const auto manager = *add_seat(turn, {company_, "经理", {Power::Handle}});
            const auto person = *add_person(turn, {"王芳", "13800000001", {}});
            return appoint(turn,
                           {manager, person, {}, calendar::parse_moment("2028-01-01").value()});
        });
    }

    const text::Catalogue& words(text::Language language = text::Language::Chinese) {
        return catalogues_.in(language);
    }

    // For each row "already" or "added", or why it was refused.
    Outcomes bring_people(std::string_view bytes,
                          text::Language language = text::Language::Chinese) {
        const auto list = read_seats(bytes, words(language));
        return list ? bring(*list, take_alone) : Outcomes{list.error().key};
    }
    Outcomes bring_units(std::string_view bytes,
                         text::Language language = text::Language::Chinese) {
        const auto list = read_units(bytes, words(language));
        return list ? bring(*list, take_unit) : Outcomes{list.error().key};
    }

    template <class Record>
    Outcomes bring(const sheets::List<Record>& list,
                   base::Result<Taken> (*take)(journal::Turn&, const Record&)) {
        Outcomes outcomes;
        for (const auto& numbered : list.rows) {
            town_.recorded.clear();
            const auto taken =
                town_.ask([&](journal::Turn& turn) { return take(turn, numbered.row); });
            outcomes.push_back(!taken                     ? taken.error().key
                               : *taken == Taken::Already ? "already"
                                                          : "added");
            EXPECT_TRUE(taken || town_.recorded.empty()) << "a refused row records nothing";
        }
        for (const auto& refused : list.refused) {
            outcomes.push_back(refused.refusal.key);
        }
        return outcomes;
    }

    static base::Result<Taken> take_alone(journal::Turn& turn, const SeatRow& row) {
        KnownPeople known;
        return take_seat(turn, row, known);
    }

    web::Request staff(text::Language language) {
        web::Request asked;
        asked.now = town_.now;
        asked.store = &town_.store();
        asked.language = language;
        asked.words = &words(language);
        asked.session = identity::Session{};
        return asked;
    }

    std::vector<Seat> seats() { return seats_of(town_.store(), company_); }

    cli::Trial town_;
    text::Catalogues catalogues_;
    UnitId company_;
};

TEST_F(Lists, WhatIsHandedOutChangesNothingWhenItIsBroughtAgain) {
    bring_units(
        "类别,名称,服务范围,参加\n物业公司,瞿溪物业公司,瞿四居委会、瞿溪新村3幢,宜居专委会\n");
    for (const auto language : text::languages) {
        const auto asked = staff(language);
        const auto units = sheets::write_workbook(units_list(asked));
        const auto people = sheets::write_workbook(people_list(asked));

        EXPECT_EQ(bring_units(units, language), Outcomes(4, "already"));
        EXPECT_EQ(bring_people(people, language), Outcomes(2, "already"));
    }
}

TEST_F(Lists, AUnitIsAddedWithWhatItServesAndWhereItTakesPart) {
    const auto list =
        "名称,类别,电话,服务范围,参加\n"
        "瞿溪新村业委会,业委会,021-6312,瞿溪新村,宜居专委会\n"
        "瞿溪物业公司,,,瞿溪新村,\n";

    EXPECT_EQ(bring_units(list), (Outcomes{"added", "added"}));
    EXPECT_EQ(bring_units(list), (Outcomes{"already", "already"}));
    const auto added = unit_named(town_.store(), "瞿溪新村业委会").value();
    EXPECT_EQ(added.telephone, "021-6312");
    EXPECT_EQ(served_places(town_.store(), added.id).size(), 1U);
    EXPECT_EQ(bodies_of(town_.store(), added.id).size(), 1U);
    EXPECT_EQ(served_places(town_.store(), company_).size(), 1U);
}

TEST_F(Lists, AUnitIsTakenWholeOrNotAtAll) {
    EXPECT_EQ(bring_units("名称,类别,服务范围,参加\n"
                          "新公司,物业公司,无名新村,\n"
                          "新公司,物业公司,,无名专委会\n"
                          "新公司,物业公司,,瞿溪物业公司\n"
                          "新公司,成员单位,瞿溪新村,\n"
                          "新公司,,,\n"
                          "新公司,飞船,,\n"),
              (Outcomes{"alliance.no_place_named",
                        "alliance.no_unit_named",
                        "alliance.no_such_body",
                        "alliance.serves_no_places",
                        "alliance.please_choose_kind",
                        "alliance.no_such_kind"}));
    EXPECT_EQ(bring_units("类别\n物业公司\n"), Outcomes{"alliance.unit_columns_missing"});
}

TEST_F(Lists, TheListSaysHowManySeatsThereAre) {
    const auto list =
        "单位,席位,权限,姓名,电话,任期至\n"
        "物业,客服,办理,,,\n"
        "物业,客服,办理、回访,李强,13800000002,2027-06-30\n"
        "物业,客服,办理,赵敏,,\n"
        "物业,经理,,王芳,,\n";

    EXPECT_EQ(bring_people(list), (Outcomes{"added", "added", "already", "added"}));
    EXPECT_EQ(bring_people(list), (Outcomes{"already", "already", "already", "already"}));
    ASSERT_EQ(seats().size(), 4U);
    EXPECT_EQ(seats()[1].powers, (Powers{Power::Handle, Power::CallBack}));
    EXPECT_EQ(seats()[1].until, calendar::parse_moment("2027-07-01").value());
    EXPECT_EQ(seats()[3].person.value, 0);
}

TEST_F(Lists, NobodyIsPutOutOfASeat) {
    EXPECT_EQ(bring_people("单位,席位,姓名\n瞿溪物业公司,经理,周明\n"),
              Outcomes{"alliance.seats_are_held"});
    EXPECT_EQ(bring_people("单位,席位,姓名\n物业,经理,周明\n物业,经理,王芳\n"),
              (Outcomes{"added", "already"}));
}

TEST_F(Lists, WhoIsKnownByNameAndTelephoneIsNobodyNew) {
    const auto people = all_people(town_.store()).size();

    bring_people("单位,席位,姓名,电话\n物业,前台,王芳,13800000001\n");
    EXPECT_EQ(all_people(town_.store()).size(), people);
    bring_people("单位,席位,姓名,电话\n物业,保洁,王芳,13800000009\n");
    EXPECT_EQ(all_people(town_.store()).size(), people + 1);
}

TEST_F(Lists, SomebodyWhoStandsInAListTwiceIsOnePerson) {
    const auto people = all_people(town_.store()).size();
    const auto list =
        read_seats("单位,席位,姓名,电话\n物业,前台,李强,138\n物业,保洁,李强,138\n", words());
    town_.ask([&](journal::Turn& turn) {
        KnownPeople known;
        for (const auto& numbered : list->rows) {
            EXPECT_TRUE(take_seat(turn, numbered.row, known));
        }
        return true;
    });

    EXPECT_EQ(all_people(town_.store()).size(), people + 1);
}

TEST_F(Lists, APersonsRowIsTakenWholeOrNotAtAll) {
    EXPECT_EQ(bring_people("单位,席位,权限,姓名,电话,任期至\n"
                           "无名公司,经理,,周明,,\n"
                           "物业,,,周明,,\n"
                           "物业,保安,,周明,not a number,\n"
                           "物业,保安,,周明,,2020-01-01\n"
                           "物业,保安,飞行,周明,,\n"
                           "物业,保安,,周明,,明年\n"),
              (Outcomes{"alliance.no_unit_named",
                        "text.please_fill_in",
                        "text.not_a_telephone",
                        "alliance.term_ends_too_early",
                        "alliance.no_power_named",
                        "alliance.no_day_named"}));
    EXPECT_EQ(bring_people("姓名\n周明\n"), Outcomes{"alliance.seat_columns_missing"});
}

} // namespace
} // namespace alliance
