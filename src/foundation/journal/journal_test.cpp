#include "journal/journal.hpp"

#include <gtest/gtest.h>

#include "journal/erasure.hpp"
#include "journal/read.hpp"
#include "journal/test_store.hpp"

namespace journal {
namespace {

using namespace std::chrono_literals;

template <class Asked>
auto in_one_turn(TestStore& town, const Asked& asked) {
    town.writer->begin_write();
    auto result = town.journal->run(resident(), monday_morning, asked);
    town.writer->commit();
    return result;
}

TEST(Journal, WritesAnEventAsCanonicalBytesAndReadsItBack) {
    TestStore town;

    const auto planted = in_one_turn(town, plant(7));

    ASSERT_TRUE(planted.has_value());
    const auto stored = find_entry(*town.writer, 1);
    ASSERT_TRUE(stored.has_value());
    EXPECT_EQ(stored->body.find("张某"), std::string::npos) << "words stand beside, not inside";
    EXPECT_TRUE(stored->body.starts_with(R"({"actor":"resident","at":)")) << stored->body;
    const auto read = read_event<TreePlanted>(*town.writer, *stored);
    EXPECT_EQ(read.id, 7);
    EXPECT_EQ(read.where, "西凌新村");
    EXPECT_EQ(read.by_whom.read(), "张某");
}

TEST(Journal, ARefusalLeavesNothing) {
    TestStore town;

    const auto refused = in_one_turn(town, [](Turn&) -> base::Result<nlohmann::json> {
        return base::refuse(base::Why::NotAllowed, "journal.no");
    });

    EXPECT_FALSE(refused.has_value());
    EXPECT_EQ(size(*town.writer), 0);
}

TEST(Journal, ATurnThatRefusesAfterRecordingIsABrokenPromise) {
    TestStore town;
    town.writer->begin_write();

    EXPECT_THROW((void)town.journal->run(resident(),
                                         monday_morning,
                                         [](Turn& turn) -> base::Result<nlohmann::json> {
                                             turn.record(PlanterThanked{1});
                                             return base::refuse(base::Why::NotAllowed, "x.y");
                                         }),
                 base::BrokenPromise);
    town.writer->rollback();
}

TEST(Journal, FollowersSpeakAfterTheCommandInTheSameTurn) {
    TestStore town;
    town.followers.on<TreePlanted>([](Turn& turn, const TreePlanted& tree, const Entry&) {
        turn.record(PlanterThanked{tree.id});
    });

    (void)in_one_turn(town, [](Turn& turn) -> base::Result<nlohmann::json> {
        turn.record(TreePlanted{1, "a", ErasableText("b")});
        turn.record(TreePlanted{2, "a", ErasableText("b")});
        return nlohmann::json();
    });

    std::vector<std::string> kinds;
    for (const auto& stored : entries_from(*town.writer, 1, 10)) {
        kinds.push_back(stored.entry.kind);
    }
    EXPECT_EQ(kinds,
              (std::vector<std::string>{
                  "tree_planted", "tree_planted", "planter_thanked", "planter_thanked"}));
}

TEST(Journal, TimeNeverRunsBackwards) {
    TestStore town;
    (void)in_one_turn(town, plant(1));

    town.writer->begin_write();
    (void)town.journal->run(resident(), monday_morning - 3h, plant(2));
    town.writer->commit();

    EXPECT_EQ(find_entry(*town.writer, 2)->entry.at, monday_morning);
}

TEST(Journal, RecallsItsTreeAfterARollback) {
    TestStore town;
    (void)in_one_turn(town, plant(1));
    const auto root = town.journal->root();

    town.writer->begin_write();
    (void)town.journal->run(resident(), monday_morning, plant(2));
    town.writer->rollback();
    town.journal->recall();

    EXPECT_EQ(town.journal->size(), 1);
    EXPECT_EQ(town.journal->root(), root);
    EXPECT_EQ(head(*town.writer).root, root);
}

TEST(Journal, AnErasedValueIsGoneAndTheRegisterSaysSo) {
    TestStore town;
    keep_erasures(town.facts);
    (void)in_one_turn(town, plant(1));
    const auto body = find_entry(*town.writer, 1)->body;

    const auto erased = in_one_turn(town, [](Turn& turn) -> base::Result<nlohmann::json> {
        return nlohmann::json(erase_values(turn, {1}, "三年期满"));
    });

    ASSERT_TRUE(erased.has_value());
    EXPECT_EQ(erased->get<int>(), 1);
    const auto stored = find_entry(*town.writer, 1);
    EXPECT_EQ(stored->body, body) << "the entry stays as it was";
    EXPECT_FALSE(read_event<TreePlanted>(*town.writer, *stored).by_whom.read().has_value());
    const auto lines = deletion_register(*town.writer, 10);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines.front().rule, "三年期满");
    EXPECT_EQ(lines.front().values, 1);
}

TEST(Journal, ErasingWhatIsGoneRecordsNothing) {
    TestStore town;
    keep_erasures(town.facts);

    const auto erased = in_one_turn(town, [](Turn& turn) -> base::Result<nlohmann::json> {
        return nlohmann::json(erase_values(turn, {1, 2, 3}, "三年期满"));
    });

    EXPECT_EQ(erased->get<int>(), 0);
    EXPECT_EQ(size(*town.writer), 0);
}

TEST(Actors, StandInTheJournalAsText) {
    for (const auto& actor :
         {resident(), timer(), operator_at_the_machine(), staff(AccountId{3}, SeatId{12})}) {
        EXPECT_EQ(actor_from_text(to_text(actor)), actor);
    }
    EXPECT_THROW((void)actor_from_text("staff:three:12"), base::Fault);
    EXPECT_THROW((void)actor_from_text("somebody"), base::Fault);
}

} // namespace
} // namespace journal
