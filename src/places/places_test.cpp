#include "places/places.hpp"

#include <gtest/gtest.h>

#include "cli/trial.hpp"
#include "places/install.hpp"

namespace places {
namespace {

class Places : public testing::Test {
protected:
    Places() : town_({install}) {
        take({"瞿四", "瞿溪新村", "瞿溪路350弄", "", "3", "201", ""});
        take({"瞿四", "瞿溪新村", "瞿溪路350弄", "", "3", "202", ""});
        take({"瞿四", "瞿溪新村", "瞿溪路350弄", "", "10", "101", ""});
        take({"新村", "西凌新村", "", "12", "5", "亭子间", ""});
    }

    Taken take(const PlaceRow& row) {
        return *town_.ask([&](journal::Turn& turn) { return take_row(turn, row); });
    }

    std::string found(std::string_view words) {
        const auto place = find_by_words(town_.store(), words);
        return place ? full_name(town_.store(), *place) : "";
    }

    PlaceId place(std::string_view words) { return find_by_words(town_.store(), words).value(); }

    cli::Trial town_;
};

TEST_F(Places, AreFoundByWhatPeopleType) {
    EXPECT_EQ(found("瞿溪新村3号201"), "瞿溪新村 3号 201室");
    EXPECT_EQ(found("瞿溪新村 3-201"), "瞿溪新村 3号 201室");
    EXPECT_EQ(found("瞿溪路350弄3号201室"), "瞿溪新村 3号 201室");
    EXPECT_EQ(found("半淞园路街道瞿溪新村（瞿溪路350弄）3號201室"), "瞿溪新村 3号 201室");
    EXPECT_EQ(found("瞿溪新村3号999室"), "瞿溪新村 3号");
    EXPECT_EQ(found("瞿溪新村99号"), "瞿溪新村");
    EXPECT_EQ(found("瞿溪新村"), "瞿溪新村");
    EXPECT_EQ(found("西凌新村12幢5号亭子间"), "西凌新村 5号 亭子间");
    EXPECT_EQ(found("新村居委会"), "新村居委会");
}

TEST_F(Places, AreFoundByHowTheirNameBeginsWhereTheLabelsAreThere) {
    EXPECT_EQ(found("瞿溪新村三号201室"), "瞿溪新村 3号 201室");
    EXPECT_EQ(found("瞿溪 3-201"), "瞿溪新村 3号 201室");
    EXPECT_EQ(found("瞿溪10号"), "瞿溪新村 10号");
    EXPECT_EQ(found("瞿溪 99-201"), "");
    EXPECT_EQ(found("瞿 3-201"), "");

    take({"瞿四", "瞿溪公寓", "", "", "3", "201", ""});
    EXPECT_EQ(found("瞿溪 3-201"), "") << "there are two";
    EXPECT_EQ(found("瞿溪 3-202"), "瞿溪新村 3号 202室");
}

TEST_F(Places, AreNotGuessed) {
    EXPECT_EQ(found("和平新村3号"), "");
    EXPECT_EQ(found(""), "");
    EXPECT_EQ(found("3号201"), "");
    EXPECT_EQ(found("\xFF"), "");
    EXPECT_EQ(found(std::string(5000, 'x')), "");
}

TEST_F(Places, AreDoubtedWhereTwoLanesHaveTheSameNumber) {
    take({"瞿四", "瞿溪新村", "斜土路88弄", "", "3", "201", ""});

    EXPECT_EQ(found("瞿溪新村3号201"), "瞿溪新村");
    EXPECT_EQ(found("瞿溪新村斜土路88弄3号201"), "瞿溪新村 斜土路88弄 3号 201室");
    EXPECT_EQ(found("瞿溪路350弄3号201"), "瞿溪新村 瞿溪路350弄 3号 201室");
}

TEST_F(Places, KnowEverythingAboveThem) {
    const auto dwelling = place("瞿溪新村3号201");

    const Path path = above(town_.store(), dwelling);

    EXPECT_EQ(path.committee, place("瞿四居委会"));
    EXPECT_EQ(path.compound, place("瞿溪新村"));
    EXPECT_EQ(path.building, PlaceId{});
    EXPECT_EQ(path.entrance, place("瞿溪新村3号"));
    EXPECT_EQ(path.dwelling, dwelling);
    EXPECT_EQ(above(town_.store(), PlaceId{999}), Path{});
    EXPECT_EQ(above(town_.store(), place("西凌新村5号")).building, place("西凌新村12幢"));
}

TEST_F(Places, AreNamedInPublicByTheirCompoundOnly) {
    EXPECT_EQ(public_name(town_.store(), place("瞿溪新村3号201")), "瞿溪新村");
    EXPECT_EQ(public_name(town_.store(), PlaceId{999}), "");
}

TEST_F(Places, AreListedByTheirNumbers) {
    std::vector<std::string> names;
    for (const auto& entrance : children(town_.store(), place("瞿溪新村"))) {
        names.push_back(entrance.name);
    }

    EXPECT_EQ(names, (std::vector<std::string>{"3号", "10号"}));
    EXPECT_EQ(compounds(town_.store()).size(), 2U);
    EXPECT_EQ(committees(town_.store()).size(), 2U);
}

TEST_F(Places, AreOfferedWhileSomebodyTypes) {
    const auto offered = candidates(town_.store(), "新村");

    EXPECT_EQ(offered.size(), 3U);
    EXPECT_EQ(candidates(town_.store(), "瞿溪新").size(), 1U);
    EXPECT_EQ(candidates(town_.store(), "瞿溪新村3号").front(), place("瞿溪新村3号"));
}

TEST_F(Places, KeepTheirNumberWhenTheyAreRenamed) {
    const auto compound = place("瞿溪新村");

    const auto renamed = town_.ask(
        [&](journal::Turn& turn) { return rename_place(turn, compound, "瞿溪一村", "QX1"); });

    EXPECT_TRUE(renamed);
    EXPECT_EQ(found("瞿溪一村3号201"), "瞿溪一村 3号 201室");
    EXPECT_EQ(found("瞿溪新村3号201"), "");
    EXPECT_EQ(find(town_.store(), compound)->code, "QX1");
}

TEST_F(Places, MoveToAnotherCommitteeWithEverythingBelow) {
    const auto compound = place("瞿溪新村");
    const auto dwelling = place("瞿溪新村3号201");
    const auto from = above(town_.store(), compound).committee;
    const auto other = *town_.ask([](journal::Turn& turn) {
        return add_place(turn, {Level::Committee, {}, {}, "保屯居委会", "", ""});
    });
    const auto move = [&](PlaceId id, PlaceId to) {
        return town_.ask(
            [&](journal::Turn& turn) { return move_compound(turn, id, to, "辖区调整"); });
    };

    ASSERT_TRUE(move(compound, other));

    EXPECT_EQ(above(town_.store(), dwelling).committee, other);
    EXPECT_EQ(find(town_.store(), compound)->parent, other);
    EXPECT_EQ(children(town_.store(), other).size(), 1U);
    EXPECT_EQ(found("瞿溪新村3号201"), "瞿溪新村 3号 201室");
    EXPECT_TRUE(move(compound, from));
}

TEST_F(Places, AreClosedWithEverythingBelow) {
    const auto entrance = place("瞿溪新村3号");
    const auto dwelling = place("瞿溪新村3号201");

    const auto closed =
        town_.ask([&](journal::Turn& turn) { return close_place(turn, entrance, "拆除"); });

    EXPECT_TRUE(closed);
    EXPECT_TRUE(find(town_.store(), dwelling)->is_closed);
    EXPECT_EQ(found("瞿溪新村3号201"), "瞿溪新村");
    EXPECT_EQ(full_name(town_.store(), dwelling), "瞿溪新村 3号 201室");
}

TEST_F(Places, AreTakenFromAListOnce) {
    EXPECT_EQ(take({"瞿四居委会", "瞿溪新村", "瞿溪路350弄", "", "3号", "201室", ""}),
              Taken::Already);
    EXPECT_EQ(take({"", "瞿溪新村", "瞿溪路350弄", "", "3", "301", "X-1"}), Taken::Added);
    EXPECT_EQ(find(town_.store(), place("瞿溪新村3号301"))->code, "X-1");
    EXPECT_EQ(take({"", "瞿溪新村", "瞿溪路350弄", "", "3", "301", "X-2"}), Taken::Added);
    EXPECT_EQ(find(town_.store(), place("瞿溪新村3号301"))->code, "X-2");
}

TEST_F(Places, AreRefusedFromAListWholly) {
    const auto unknown = town_.ask([](journal::Turn& turn) {
        return take_row(turn, {"", "无名新村", "", "", "3", "", ""});
    });
    const auto broken = town_.ask([](journal::Turn& turn) {
        return take_row(turn, {"新居委", "新小区", "", "", "3", "。。", ""});
    });

    EXPECT_EQ(unknown.error().key, "places.committee_missing");
    EXPECT_EQ(broken.error().key, "places.name_missing");
    EXPECT_TRUE(town_.recorded.empty());
}

TEST_F(Places, AreExportedAsTheyCanBeImported) {
    for (const auto language : text::languages) {
        const auto sheet = all_places(town_.store(), language, town_.now);
        for (const auto& bytes : {sheets::write_csv(sheet), sheets::write_workbook(sheet)}) {
            const auto rows = read_rows(bytes);

            ASSERT_TRUE(rows);
            EXPECT_TRUE(rows->refused.empty());
            EXPECT_EQ(rows->rows.size(), 12U);
            for (const auto& numbered : rows->rows) {
                EXPECT_EQ(take(numbered.row), Taken::Already) << "line " << numbered.line;
            }
        }
    }
}

TEST(Lists, NameTheLineThatCanNotBeRead) {
    const auto rows = read_rows("居委会,小区,号,室\n瞿四,瞿溪新村,3,201\n瞿四,,3,201\n,,,\n");

    ASSERT_TRUE(rows);
    ASSERT_EQ(rows->rows.size(), 1U);
    EXPECT_EQ(rows->rows.front().row.dwelling, "201");
    ASSERT_EQ(rows->refused.size(), 2U);
    EXPECT_EQ(rows->refused.front().line, 3U);
    EXPECT_EQ(rows->refused.front().refusal.key, "places.row_has_gap");
    EXPECT_EQ(rows->refused.back().refusal.key, "places.row_names_nothing");
    EXPECT_EQ(read_rows("a,b\n1,2\n").error().key, "places.columns_missing");
    EXPECT_EQ(read_rows("小区,小区\n").error().key, "sheets.column_twice");
}

} // namespace
} // namespace places
