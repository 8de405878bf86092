// The list of places over the web: a compound that changes its committee, and a list as long as a
// street's.

#include <fmt/format.h>

#include "tests/requests/requests.hpp"

namespace tests {
namespace {

class PlaceRequests : public Requests {
protected:
    PlaceRequests() : keeper_(street_.signed_in("jiedao")) {
        street_.turn(journal::operator_at_the_machine(), [this](journal::Turn& turn) {
            other_ =
                places::add_place(turn, {places::Level::Committee, {}, {}, "保屯居委会", "", ""})
                    .value();
            const auto unit = alliance::add_unit(
                turn,
                {alliance::UnitKind::ResidentsCommittee, "保屯居民委员会", "保屯居委会", "", ""});
            alliance::serve_place(turn, unit.value(), other_).value();
            return base::Result<nlohmann::json>(nlohmann::json());
        });
    }

    Answered move(const std::string& reason) {
        return street_.post(fmt::format("/places/{}/committee", street_.compound.value),
                            {{"committee", std::to_string(other_.value)}, {"reason", reason}},
                            keeper_);
    }

    std::string handler_of(const nlohmann::json& receipt) {
        const auto address = fmt::format("/cases/{}.json", receipt["case"].get<std::int64_t>());
        return street_.get(address, program()).json()["handler"];
    }

    nlohmann::json report_a_dispute() {
        return report({{"words", "楼上半夜拖椅子"},
                       {"place", "瞿溪新村"},
                       {"category", "neighbour_dispute"}});
    }

    Asker keeper_;
    places::PlaceId other_;
};

TEST_F(PlaceRequests, ACompoundMovesAndOnlyNewCasesFollow) {
    const auto before = report_a_dispute();
    const auto form =
        street_.get(fmt::format("/places/{}/details", street_.compound.value), keeper_);
    EXPECT_TRUE(form.shows("保屯居委会"));
    EXPECT_TRUE(form.shows("仍由原居委会督看到底"));

    EXPECT_EQ(move("").recorded, Kinds{});
    EXPECT_EQ(move("辖区调整").recorded, Kinds{"place_moved"});
    const auto after = report_a_dispute();

    EXPECT_EQ(handler_of(before), "瞿溪居委会");
    EXPECT_EQ(handler_of(after), "保屯居委会");
    const auto old_committee = street_.signed_in("juwei");
    EXPECT_TRUE(street_.get("/desk", old_committee).shows("/cases/1\""));
    EXPECT_FALSE(street_.get("/desk", old_committee).shows("/cases/2\""));
}

TEST_F(PlaceRequests, AListOfTenThousandDwellingsIsTakenWhole) {
    std::string list = "居委会,小区,弄,号,室\n";
    for (int row = 0; row < 10'000; ++row) {
        list += fmt::format("保屯,小区{},保屯路{}弄,{},{}\n",
                            row / 500,
                            100 + row / 500,
                            row / 50 % 10 + 1,
                            (row / 10 % 5 + 1) * 100 + row % 10 + 1);
    }

    const auto answered = street_.post_file("/places/import", list, keeper_);

    ASSERT_EQ(answered.status, 200) << answered.body;
    const auto result = answered.json()["result"];
    EXPECT_EQ(result["taken"], 10'000);
    EXPECT_EQ(result["left"], 0);
    EXPECT_EQ(result["refused"].size(), 0U);
}

TEST_F(PlaceRequests, ListOnlyCompoundsForTheWholeStreet) {
    EXPECT_EQ(street_.get("/places.json?level=compound").status, 200);
    EXPECT_EQ(street_.get("/places.json?level=dwelling").json()["field"], "level");
}

} // namespace
} // namespace tests
