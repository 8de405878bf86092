#include "places/rules.hpp"

#include <gtest/gtest.h>

#include "places/rules_address.hpp"

namespace places {
namespace {

Place committee() {
    Place place;
    place.id = PlaceId{1};
    place.level = Level::Committee;
    place.name = "瞿四居委会";
    return place;
}

Place compound() {
    Place place;
    place.id = PlaceId{2};
    place.level = Level::Compound;
    place.parent = PlaceId{1};
    place.name = "瞿溪新村";
    return place;
}

Labels labels_in(std::string_view words) {
    return read_labels(read_typed(words).marked);
}

TEST(Labels, AreShownTheWayADoorplateSaysThem) {
    EXPECT_EQ(shown_label(Level::Entrance, "3"), "3号");
    EXPECT_EQ(shown_label(Level::Entrance, "3号"), "3号");
    EXPECT_EQ(shown_label(Level::Dwelling, " 201 "), "201室");
    EXPECT_EQ(shown_label(Level::Dwelling, "亭子间"), "亭子间");
    EXPECT_EQ(shown_label(Level::Building, "12甲"), "12甲幢");
    EXPECT_EQ(shown_label(Level::Committee, "瞿四"), "瞿四居委会");
    EXPECT_EQ(shown_label(Level::Committee, "西三居民区"), "西三居民区");
}

TEST(Labels, AreTheSameBeforeAndAfterTheyAreTidied) {
    // Two marks over one letter stand in an order of their own once nothing is between them.
    const std::string two_marks = "1\u0654\x01\u0655";
    EXPECT_EQ(label_key(Level::Entrance, two_marks),
              label_key(Level::Entrance, shown_label(Level::Entrance, two_marks)));
}

TEST(Labels, AreTheSameHoweverPeopleWriteThem) {
    EXPECT_EQ(label_key(Level::Entrance, "３号"), label_key(Level::Entrance, "3"));
    EXPECT_EQ(label_key(Level::Entrance, "3号楼"), "3");
    EXPECT_EQ(label_key(Level::Dwelling, "201室"), "201");
    EXPECT_EQ(label_key(Level::Committee, "瞿四居委会"), "瞿四");
    EXPECT_EQ(label_key(Level::Compound, "中福花苑（第一）"), "中福花苑第一");
    EXPECT_EQ(label_key(Level::Dwelling, "后楼"), "后楼");
}

TEST(Labels, AreSortedByTheirNumbers) {
    EXPECT_LT(sort_key("2"), sort_key("10"));
    EXPECT_LT(sort_key("12"), sort_key("12a"));
}

TEST(WhatPeopleType, GivesEntranceAndRoomInManySpellings) {
    for (const auto* words :
         {"3号201", "3-201", "3号201室", " 3 号 201 室", "３号２０１", "3号楼201室", "3号2楼201"}) {
        EXPECT_EQ(labels_in(words), (Labels{"", "3", "201"})) << words;
    }
    for (const auto* words : {"三号201", "三号楼二零一室", "三号二百零一室", "大门 三号201"}) {
        EXPECT_EQ(labels_in(words), (Labels{"", "3", "201"})) << words;
    }
    EXPECT_EQ(labels_in("十二幢二十号"), (Labels{"12", "20", ""}));
    EXPECT_EQ(labels_in("三村门口"), (Labels{"", "", ""}));
    EXPECT_EQ(labels_in("12幢3号201"), (Labels{"12", "3", "201"}));
    EXPECT_EQ(labels_in("350弄3号"), (Labels{"", "3", ""}));
    EXPECT_EQ(labels_in("3号亭子间"), (Labels{"", "3", "亭子间"}));
    EXPECT_EQ(labels_in("门口的垃圾桶"), (Labels{"", "", ""}));
}

TEST(WhatPeopleType, IsNotReadInTheMiddleOfANumber) {
    EXPECT_FALSE(end_of_name(read_typed("1350弄3号"), "350弄"));
    EXPECT_TRUE(end_of_name(read_typed("瞿溪路 350 弄 3号"), "瞿溪路350弄"));
}

TEST(Adding, KeepsEachLevelInItsPlace) {
    const AddPlace entrance{Level::Entrance, PlaceId{2}, {}, "3", "瞿溪路350弄", ""};

    const auto added = decide_adding(entrance, {compound(), {}, {}}, PlaceId{7});
    const auto misplaced = decide_adding(entrance, {committee(), {}, {}}, PlaceId{7});

    ASSERT_TRUE(added);
    EXPECT_EQ(added->name, "3号");
    EXPECT_EQ(added->lane, "瞿溪路350弄");
    ASSERT_FALSE(misplaced);
    EXPECT_EQ(misplaced.error().key, "places.wrong_parent");
}

TEST(Adding, RefusesWhatCanNotBe) {
    Place closed = compound();
    closed.is_closed = true;
    const auto key_of = [](const AddPlace& asked, const Surroundings& around) {
        const auto refused = decide_adding(asked, around, PlaceId{7});
        return refused ? std::string("taken") : refused.error().key;
    };

    EXPECT_EQ(key_of({Level::Entrance, PlaceId{2}, {}, " ", "", ""}, {compound(), {}, {}}),
              "places.name_missing");
    EXPECT_EQ(key_of({Level::Entrance, PlaceId{2}, {}, "\xFF", "", ""}, {compound(), {}, {}}),
              "places.not_readable");
    EXPECT_EQ(key_of({Level::Entrance, PlaceId{2}, {}, std::string(99, 'x'), "", ""},
                     {compound(), {}, {}}),
              "places.name_too_long");
    EXPECT_EQ(key_of({Level::Entrance, PlaceId{2}, {}, "3", "", std::string(99, 'x')},
                     {compound(), {}, {}}),
              "places.code_too_long");
    EXPECT_EQ(key_of({Level::Entrance, PlaceId{2}, {}, "3", "", ""}, {{}, {}, {}}),
              "places.no_such_place");
    EXPECT_EQ(key_of({Level::Entrance, PlaceId{2}, {}, "3", "", ""}, {closed, {}, {}}),
              "places.parent_closed");
    EXPECT_EQ(key_of({Level::Entrance, PlaceId{2}, PlaceId{9}, "3", "", ""}, {compound(), {}, {}}),
              "places.no_such_building");
    EXPECT_EQ(key_of({Level::Entrance, PlaceId{2}, {}, "3", "", ""}, {compound(), {}, compound()}),
              "places.already_there");
    EXPECT_EQ(key_of({Level::Building, PlaceId{2}, {}, "3", "x", ""}, {compound(), {}, {}}),
              "places.lane_only_of_entrances");
}

TEST(Closing, LeavesNoCompoundWithoutItsCommittee) {
    const auto refused = decide_closing(committee(), "合并", Below::OpenPlaces);
    const auto closed = decide_closing(committee(), "合并", Below::Nothing);
    const auto silent = decide_closing(compound(), " ", Below::Nothing);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().key, "places.committee_has_compounds");
    EXPECT_TRUE(closed);
    ASSERT_FALSE(silent);
    EXPECT_EQ(silent.error().key, "places.reason_missing");
}

TEST(Moving, TakesACompoundToAnotherOpenCommitteeOnly) {
    Place other = committee();
    other.id = PlaceId{8};
    Place merged = other;
    merged.is_closed = true;
    Place gone = compound();
    gone.is_closed = true;
    const auto key = [](const std::optional<Place>& place,
                        const std::optional<Place>& to,
                        const std::optional<Place>& twin = {},
                        const std::string& reason = "辖区调整") {
        const auto moved = decide_moving(place, to, twin, reason);
        return moved ? std::string() : moved.error().key;
    };

    EXPECT_EQ(key(compound(), other), "");
    EXPECT_EQ(key({}, other), "places.no_such_place");
    EXPECT_EQ(key(gone, other), "places.is_closed");
    EXPECT_EQ(key(committee(), other), "places.only_compounds_move");
    EXPECT_EQ(key(compound(), {}), "places.no_such_committee");
    EXPECT_EQ(key(compound(), compound()), "places.no_such_committee");
    EXPECT_EQ(key(compound(), merged), "places.no_such_committee");
    EXPECT_EQ(key(compound(), committee()), "places.is_there_already");
    EXPECT_EQ(key(compound(), other, compound()), "places.already_there");
    EXPECT_EQ(key(compound(), other, {}, " "), "places.reason_missing");
}

TEST(Renaming, RefusesANameThatIsTaken) {
    Place other = compound();
    other.id = PlaceId{9};

    EXPECT_TRUE(decide_renaming(compound(), "瞿溪一村", "", compound()));
    EXPECT_EQ(decide_renaming(compound(), "瞿溪一村", "", other).error().key,
              "places.already_there");
    EXPECT_EQ(decide_renaming({}, "瞿溪一村", "", {}).error().key, "places.no_such_place");
}

} // namespace
} // namespace places
