// Photos of the same spot before and after where the category asks for them, and covering one.

#include "cases/covering.hpp"
#include "cases/test_neighbourhood.hpp"
#include "cases/views.hpp"

namespace cases {
namespace {

class Photos : public Neighbourhood {
protected:
    Photos() { town_.now = at("2026-11-20 09:00"); }

    void ask_for_pairs_of_lifts() {
        const auto set = town_.ask([](journal::Turn& turn) {
            auto list = voices::categories(turn.store())->categories;
            for (auto& category : list) {
                if (category.code == "lift") {
                    category.photo_pair = true;
                }
            }
            return voices::set_categories(turn, list);
        });
        ASSERT_TRUE(set);
    }

    base::Result<voices::PhotoId> add(voices::Shows shows,
                                      const std::string& picture,
                                      voices::PhotoId same_spot_as = {}) {
        return town_.ask([&](journal::Turn& turn) {
            return voices::add_photo(
                turn, now().voice, shows, "\xFF\xD8\xFF" + picture, same_spot_as);
        });
    }

    static AskAct cover(voices::PhotoId photo, const std::string& reason) {
        AskAct asked = because(reason);
        asked.photo = photo;
        return asked;
    }
};

TEST_F(Photos, WithoutAPairFromTheSameSpotNothingIsAnsweredWhereTheCategoryAsks) {
    ask_for_pairs_of_lifts();
    bring_to(Stage::InWork);
    EXPECT_EQ(said(act(repairer_, Act::Submit, answer("修好了。"))), "cases.photo_pair_missing");
    const auto before = add(voices::Shows::Concern, "before");
    ASSERT_TRUE(before);
    ASSERT_TRUE(add(voices::Shows::Work, "elsewhere"));
    EXPECT_EQ(said(act(repairer_, Act::Submit, answer("修好了。"))), "cases.photo_pair_missing");

    ASSERT_TRUE(add(voices::Shows::Work, "after", *before));

    EXPECT_EQ(said(act(repairer_, Act::Submit, answer("修好了。"))), "taken");
}

TEST_F(Photos, WhereTheCategoryDoesNotAskNoneIsNeeded) {
    bring_to(Stage::InWork);

    EXPECT_EQ(said(act(repairer_, Act::Submit, answer("修好了。"))), "taken");
}

TEST_F(Photos, OfTheWorkGoWithOneOfTheSameReportFromBefore) {
    bring_to(Stage::InWork);
    const auto work = add(voices::Shows::Work, "after");
    ASSERT_TRUE(work);

    EXPECT_EQ(said(add(voices::Shows::Work, "again", *work)),
              "voices.photo_not_a_before same_spot_as");
    EXPECT_EQ(said(add(voices::Shows::Work, "again", voices::PhotoId{99})),
              "voices.photo_not_a_before same_spot_as");
}

TEST_F(Photos, AreCoveredByTheStreetWithAReason) {
    bring_to(Stage::InWork);
    const auto photo = add(voices::Shows::Concern, "face");
    ASSERT_TRUE(photo);

    EXPECT_EQ(said(act(officer_, Act::RedactPhoto, cover(*photo, ""))),
              "cases.text_missing reason");
    EXPECT_EQ(said(act(officer_, Act::RedactPhoto, cover(voices::PhotoId{99}, "x"))),
              "cases.no_such_photo photo");
    EXPECT_EQ(said(act(manager_, Act::RedactPhoto, cover(*photo, "x"))), "cases.not_your_case");
    take(act(officer_, Act::RedactPhoto, cover(*photo, "拍到了邻居的脸。")));

    EXPECT_TRUE(is_covered(town_.store(), *photo));
    EXPECT_EQ(kinds().back(), "photo_redacted");
    EXPECT_TRUE(voices::photo(town_.store(), *photo)) << "the original is kept";
}

TEST_F(Photos, OfAMergedReportAreCoveredInBothCasesFromEither) {
    raise();
    const auto second = raise();
    const auto photo = town_.ask([&](journal::Turn& turn) {
        return voices::add_photo(
            turn, now(second).voice, voices::Shows::Concern, "\xFF\xD8\xFF face");
    });
    ASSERT_TRUE(photo);
    AskAct merging = because("同一件事。");
    merging.id = second;
    merging.into = CaseId{1};
    take(act(officer_, Act::Merge, merging));
    AskAct better = cover(*photo, "在并入的那件里也能遮。");
    better.id = second;
    better.covered = "\xFF\xD8\xFF a yard";

    take(act(officer_, Act::RedactPhoto, cover(*photo, "拍到了邻居的脸。")));
    EXPECT_TRUE(is_covered(town_.store(), *photo));
    EXPECT_EQ(covered_photo(town_.store(), *photo), std::nullopt);
    take(act(officer_, Act::RedactPhoto, better));

    EXPECT_EQ(covered_photo(town_.store(), *photo), better.covered);
}

TEST_F(Photos, OfAReportThatWasSplitAreCoveredFromTheCaseThatWasSplitOff) {
    raise();
    const auto photo = add(voices::Shows::Concern, "face");
    ASSERT_TRUE(photo);
    AskAct splitting;
    splitting.matter = "楼道里还堆着杂物。";
    splitting.category = "litter";
    take(act(officer_, Act::Split, splitting));
    AskAct asked = cover(*photo, "拍到了邻居的脸。");
    asked.id = CaseId{2};

    take(act(officer_, Act::RedactPhoto, asked));

    EXPECT_TRUE(is_covered(town_.store(), *photo));
    EXPECT_EQ(kinds().back(), "case_split") << "nothing happened to the first case";
}

TEST_F(Photos, ACoverIsTakenOffWithinTenMinutes) {
    bring_to(Stage::InWork);
    const auto photo = add(voices::Shows::Concern, "face");
    take(act(officer_, Act::RedactPhoto, cover(*photo, "拍到了邻居的脸。")));

    take(act(officer_, Act::Undo));

    EXPECT_FALSE(is_covered(town_.store(), *photo));
}

TEST_F(Photos, OthersSeeWhatIsLeftUncoveredUntilItIsTakenBack) {
    bring_to(Stage::InWork);
    const auto photo = add(voices::Shows::Concern, "face");
    ASSERT_TRUE(photo);
    AskAct asked = cover(*photo, "拍到了孩子的脸。");
    asked.covered = "\xFF\xD8\xFF a yard";

    take(act(officer_, Act::RedactPhoto, asked));

    EXPECT_EQ(covered_photo(town_.store(), *photo), asked.covered);
    EXPECT_EQ(covered_photo(town_.store(), voices::PhotoId{99}), std::nullopt);
    take(act(officer_, Act::Undo));
    EXPECT_EQ(covered_photo(town_.store(), *photo), std::nullopt);
    take(act(officer_, Act::RedactPhoto, cover(*photo, "整张不给看。")));
    EXPECT_EQ(covered_photo(town_.store(), *photo), std::nullopt);
}

TEST_F(Photos, CoveredInTheWrongPlaceAreCoveredAnewAndTheLastCounts) {
    bring_to(Stage::InWork);
    const auto photo = add(voices::Shows::Concern, "face");
    ASSERT_TRUE(photo);
    AskAct wrong = cover(*photo, "拍到了孩子的脸。");
    wrong.covered = "\xFF\xD8\xFF a face";
    AskAct right = cover(*photo, "上次遮错了地方。");
    right.covered = "\xFF\xD8\xFF a yard";

    take(act(officer_, Act::RedactPhoto, wrong));
    take(act(officer_, Act::RedactPhoto, right));

    EXPECT_EQ(covered_photo(town_.store(), *photo), right.covered);
    EXPECT_EQ(now().redacted_photos->size(), 1U);
    take(act(officer_, Act::RedactPhoto, cover(*photo, "整张不给看。")));
    EXPECT_EQ(covered_photo(town_.store(), *photo), std::nullopt);
    take(act(officer_, Act::Undo));
    EXPECT_EQ(covered_photo(town_.store(), *photo), right.covered);
    EXPECT_TRUE(is_covered(town_.store(), *photo));
}

} // namespace
} // namespace cases
