#include "consultations/rules.hpp"

#include <gtest/gtest.h>

namespace consultations {
namespace {

using alliance::Power;

const UnitId workshop{6};
const UnitId desk{2};

Consultation asked() {
    Consultation consultation;
    consultation.id = ConsultationId{1};
    consultation.workshop = workshop;
    return consultation;
}

Consultation answered() {
    auto consultation = asked();
    consultation.answer_entry = 12;
    return consultation;
}

alliance::ActingSeat seat_in(UnitId unit, alliance::Powers powers = {Power::Handle}) {
    return {{}, unit, powers, {}, {}};
}

template <class Value>
std::string key(const base::Result<Value>& result) {
    return result ? "taken" : result.error().key;
}

TEST(Asking, NeedsAQuestionAndNothingElse) {
    const Asking known{ConsultationId{1}, workshop, Moment{}, 0};
    const auto asks = [&](const Ask& ask) { return key(decide_asking(ask, known)); };

    EXPECT_EQ(asks({Asker::Resident, {}, "公共收益归谁？", "", ""}), "taken");
    EXPECT_EQ(asks({Asker::Resident, {}, " ", "", ""}), "text.please_fill_in");
    EXPECT_EQ(asks({Asker::Resident, {}, "公共收益归谁？", "", "home"}), "text.not_a_telephone");
    EXPECT_EQ(asks({Asker::Resident, {}, std::string(question_characters_max + 1, 'a'), "", ""}),
              "text.too_long");
}

TEST(Asking, WaitsForAnotherDayWhenTooManyWait) {
    const Asking crowded{ConsultationId{1}, workshop, Moment{}, open_max};

    EXPECT_EQ(key(decide_asking({Asker::Resident, {}, "公共收益归谁？", "", ""}, crowded)),
              "consultations.too_many_wait");
}

TEST(Answering, IsTheWorkshopsAndOfWhoeverActsForItOrItClimbedTo) {
    auto climbed = asked();
    climbed.climbed_to = desk;

    EXPECT_EQ(key(may_answer(asked(), seat_in(workshop), workshop)), "taken");
    EXPECT_EQ(key(may_answer(asked(), seat_in(desk), workshop)), "consultations.not_yours");
    EXPECT_EQ(key(may_answer(asked(), seat_in(desk), desk)), "taken");
    EXPECT_EQ(key(may_answer(climbed, seat_in(desk), workshop)), "taken");
    EXPECT_EQ(key(may_answer(asked(), seat_in(workshop, {Power::Observe}), workshop)),
              "alliance.you_may_not_handle");
}

TEST(Answering, IsDoneOnceInWords) {
    EXPECT_EQ(key(decide_answering(asked(), workshop, "归业主共有。")), "taken");
    EXPECT_EQ(key(decide_answering(asked(), workshop, "")), "text.please_fill_in");
    EXPECT_EQ(key(decide_answering(answered(), workshop, "归业主。")), "consultations.is_answered");
}

TEST(Publishing, NeedsAnAnswerAndWordsForEverybody) {
    const Publish words{
        ConsultationId{1}, "公共收益归谁？", "归业主共有（民法典第二百八十二条）。"};
    auto published = answered();
    published.public_entry = 13;

    EXPECT_EQ(key(decide_publishing(answered(), workshop, words)), "taken");
    EXPECT_EQ(key(decide_publishing(asked(), workshop, words)), "consultations.answer_first");
    EXPECT_EQ(key(decide_publishing(published, workshop, words)), "consultations.is_published");
    EXPECT_EQ(key(decide_publishing(answered(), workshop, {{}, "", "归业主。"})),
              "text.please_fill_in");
    EXPECT_EQ(key(decide_publishing(answered(), workshop, {{}, "归谁？", ""})),
              "text.please_fill_in");
}

TEST(TakingDown, IsForWhatIsPublicAndSaysWhy) {
    auto published = answered();
    published.public_entry = 13;

    EXPECT_EQ(key(decide_taking_down(published, workshop, "认得出人")), "taken");
    EXPECT_EQ(key(decide_taking_down(published, workshop, "")), "text.please_fill_in");
    EXPECT_EQ(key(decide_taking_down(answered(), workshop, "认得出人")),
              "consultations.is_not_published");
}

TEST(TheLimit, IsReadAsItWasWrittenOrRefusedByItsLine) {
    EXPECT_EQ(*rules_from_toml(rules_as_toml(5)), 5);
    for (const auto* toml : {"[", "[consultations]", "[consultations]\nanswer_days = 0"}) {
        EXPECT_EQ(key(rules_from_toml(toml)), "consultations.bad_rules");
    }
}

} // namespace
} // namespace consultations
