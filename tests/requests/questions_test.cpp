// A category's own questions on the report form: asked once the category is picked, without any
// script, and shown to whoever works on the case.

#include "tests/requests/requests.hpp"

namespace tests {
namespace {

class QuestionRequests : public Requests {
protected:
    QuestionRequests() {
        street_.turn(journal::operator_at_the_machine(),
                     [](journal::Turn& turn) -> base::Result<nlohmann::json> {
                         auto list = voices::categories(turn.store())->categories;
                         for (auto& category : list) {
                             if (category.code == "greenery") {
                                 category.questions = {what_tree(), is_it_leaning()};
                             }
                         }
                         const auto set = voices::set_categories(turn, list);
                         return set ? base::Result<nlohmann::json>(nlohmann::json())
                                    : base::refusal_of(set);
                     });
    }

    static voices::Question what_tree() {
        voices::Question question;
        question.key = "tree";
        question.chinese = "是哪一棵树？";
        question.english = "Which tree?";
        question.is_required = true;
        return question;
    }

    static voices::Question is_it_leaning() {
        voices::Question question;
        question.key = "leaning";
        question.chinese = "树歪了吗？";
        question.english = "Does it lean?";
        question.kind = voices::QuestionKind::Choice;
        question.choices_chinese = {"歪了", "没有"};
        question.choices_english = {"yes", "no"};
        return question;
    }

    static Form from_the_page() {
        return {{"words", "树枝伸进阳台了"}, {"category", "greenery"}, {"page", "report"}};
    }
};

TEST_F(QuestionRequests, ThePageAsksThemOnceTheCategoryIsPicked) {
    const auto first = street_.post("/voices", from_the_page());

    EXPECT_EQ(first.status, 409);
    EXPECT_EQ(first.recorded, Kinds{});
    EXPECT_TRUE(first.shows("是哪一棵树？"));
    EXPECT_TRUE(first.shows("name=\"answer_leaning\" value=\"1\""));
    EXPECT_TRUE(first.shows("name=\"questions_of\" value=\"greenery\""));
    EXPECT_TRUE(first.shows("树枝伸进阳台了"));
    EXPECT_TRUE(street_.get("/report?category=greenery", english()).shows("Does it lean?"));
    EXPECT_FALSE(street_.get("/report?category=lift").shows("是哪一棵树？"));
}

TEST_F(QuestionRequests, ARequiredOneIsRefusedAtItsFieldAndWhatWasTypedStays) {
    Form form = from_the_page();
    form.emplace_back("questions_of", "greenery");
    form.emplace_back("answer_leaning", "1");

    const auto refused = street_.post("/voices", form);

    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.recorded, Kinds{});
    EXPECT_TRUE(refused.shows("办理的人上门前要知道"));
    EXPECT_TRUE(refused.shows("value=\"1\" checked"));
    const auto program_s =
        street_.post_json("/voices", {{"words", "树枝断了"}, {"category", "greenery"}});
    EXPECT_EQ(program_s.json()["field"], "answer_tree");
}

TEST_F(QuestionRequests, TheAnswersStandOnTheCaseForStaffAndNobodyElse) {
    Form form = from_the_page();
    form.emplace_back("questions_of", "greenery");
    form.emplace_back("answer_tree", "门口的香樟");
    form.emplace_back("answer_leaning", "1");

    const auto raised = street_.post("/voices", form);

    ASSERT_EQ(raised.status, 303);
    const auto page = street_.get("/cases/1", street_.signed_in("jiedao"));
    EXPECT_TRUE(page.shows("是哪一棵树？"));
    EXPECT_TRUE(page.shows("门口的香樟"));
    EXPECT_TRUE(page.shows("歪了"));
    EXPECT_FALSE(street_.get("/cases/1").shows("门口的香樟"));
    const std::string slip = raised.headers.at("Location");
    EXPECT_TRUE(street_.get(slip).shows("门口的香樟"));
    EXPECT_TRUE(street_.get("/track" + slip.substr(slip.rfind('/'))).shows("门口的香樟"));
}

TEST_F(QuestionRequests, WhileItIsTypedTheDraftNamesThem) {
    const auto draft = street_.get("/cases/similar?category=greenery", program()).json();

    ASSERT_EQ(draft["questions"].size(), 2U);
    EXPECT_EQ(draft["questions"][0]["field"], "answer_tree");
    EXPECT_EQ(draft["questions"][1]["choices"][0]["label"], "歪了");
}

} // namespace
} // namespace tests
