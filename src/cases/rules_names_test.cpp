// What rules name must be there: now, in the same file, or in the rules that hold already.

#include "cases/rules_names.hpp"

#include "cases/test_neighbourhood.hpp"

namespace cases {
namespace {

class NamesInRules : public Neighbourhood {
protected:
    // "taken", or the refusal with its line and the nearest name: "cases.… 2 lift".
    std::string checked(const std::string& toml, const cli::Documents& beside = {}) {
        const auto result = town_.configuration.back().check(town_.store(), toml, beside);
        if (result) {
            return "taken";
        }
        const auto& arguments = result.error().arguments;
        return result.error().key + " " + arguments.at(0).value + " " + arguments.at(2).value;
    }

    base::Result<bool> put(const std::string& toml) {
        return town_.ask(
            [&](journal::Turn& turn) { return town_.configuration.back().put(turn, toml); });
    }

    static std::string special(const std::string& category) {
        return "[[limits.special]]\ncategories = [\"lift\", \"" + category + "\"]\nanswer = 1\n";
    }
};

TEST_F(NamesInRules, AreRefusedWithTheNearestThatThereIs) {
    EXPECT_EQ(checked(special("sewre")), "cases.rules_no_such_category 2 sewer");
    EXPECT_EQ(checked("[intervention]\nworkshop = \"瞿溪物液\"\n"),
              "cases.rules_no_such_unit 2 瞿溪物业");
    EXPECT_EQ(checked("[[waiting.stops]]\ncategories = [\"nope\"]\n").substr(0, 28),
              "cases.rules_no_such_category");
    EXPECT_FALSE(put(special("sewre")));
    EXPECT_TRUE(put(special("sewer")));
}

TEST_F(NamesInRules, MayBeBroughtByTheSameFile) {
    const std::string categories =
        "[[categories]]\ncode = \"lift\"\n[[categories]]\ncode = \"drones\"\n";

    EXPECT_NE(checked(special("drones")), "taken");
    EXPECT_EQ(checked(special("drones"), {{"categories", categories}}), "taken");
    EXPECT_EQ(checked(special("other")), "taken");
    EXPECT_NE(checked(special("other"), {{"categories", categories}}), "taken")
        << "the file's list replaces the one that holds";
}

// The built-in rules name committees that this street has not founded.
TEST_F(NamesInRules, AreNotRefusedWhenTheRulesThatHoldNameThemAlready) {
    const std::string built_in(default_rules_document());
    const std::string matter =
        "[[matter]]\ncommittee = \"物业服务提升专委会\"\ncategories = [\"lift\"]\n";

    EXPECT_EQ(checked(built_in + "\n# seen\n"), "taken");
    EXPECT_EQ(checked(matter), "taken");
    ASSERT_TRUE(put("[limits]\nanswer = 4\n"));
    EXPECT_EQ(checked(matter), "cases.rules_no_such_committee 2 —");
}

} // namespace
} // namespace cases
