// What a category asks beside the words, how the street writes it down, and what is answered.

#include "voices/questions.hpp"

#include "voices/categories.hpp"
#include "voices/test_town.hpp"

namespace voices {
namespace {

Question which_floor() {
    Question question;
    question.key = "floor";
    question.chinese = "停在几楼？";
    question.english = "At which floor?";
    question.is_required = true;
    return question;
}

Question anybody_inside() {
    Question question;
    question.key = "inside";
    question.chinese = "里面有没有人？";
    question.english = "Is anybody inside?";
    question.kind = QuestionKind::Choice;
    question.choices_chinese = {"有", "没有"};
    question.choices_english = {"yes", "no"};
    return question;
}

// The built-in list, in which the lift asks two questions.
std::vector<Category> asking_list() {
    auto list = default_categories();
    for (auto& category : list) {
        if (category.code == "lift") {
            category.questions = {which_floor(), anybody_inside()};
            category.photo_pair = true;
        }
    }
    return list;
}

base::Result<std::vector<GivenAnswer>> answering(const std::vector<GivenAnswer>& given) {
    const std::vector<Question> asked = {which_floor(), anybody_inside()};
    return check_answers(asked, given);
}

class AskedTown : public Town {
protected:
    AskedTown() {
        const auto set =
            turn([](journal::Turn& running) { return set_categories(running, asking_list()); });
        EXPECT_TRUE(set);
    }

    static RaiseVoice about_the_lift(std::vector<GivenAnswer> answers) {
        RaiseVoice asked;
        asked.words = "电梯停了。";
        asked.category = "lift";
        asked.answers = std::move(answers);
        return asked;
    }
};

TEST(Questions, AreAnsweredInTheirOrderAndNothingElseIsKept) {
    const auto answers = answering({{"dog", "x"}, {"inside", "2"}, {"floor", " 三楼 \n"}});

    ASSERT_TRUE(answers);
    ASSERT_EQ(answers->size(), 2U);
    EXPECT_EQ(answers->at(0).value, "三楼");
    EXPECT_EQ(answers->at(1).value, "2");
}

TEST(Questions, RefuseNamingTheirField) {
    const auto said = [](const std::vector<GivenAnswer>& given) {
        const auto answers = answering(given);
        return answers ? "taken" : answers.error().key + " " + answers.error().field;
    };

    EXPECT_EQ(said({}), "voices.answer_missing answer_floor");
    EXPECT_EQ(said({{"floor", "三楼"}}), "taken") << "only what is required must be answered";
    EXPECT_EQ(said({{"floor", "三楼"}, {"inside", "3"}}),
              "voices.answer_not_a_choice answer_inside");
    EXPECT_EQ(said({{"floor", std::string(201, 'x')}}), "voices.answer_too_long answer_floor");
    EXPECT_EQ(said({{"floor", "\xff"}}), "voices.not_text answer_floor");
}

TEST(Questions, NeedAKeyBothLanguagesAndAsManyChoices) {
    Question no_choices = anybody_inside();
    no_choices.choices_english.pop_back();
    Question chosen_text = which_floor();
    chosen_text.choices_chinese = {"一", "二"};
    Question no_english = which_floor();
    no_english.english.clear();

    EXPECT_TRUE(is_question(which_floor()));
    EXPECT_TRUE(is_question(anybody_inside()));
    for (const auto& wrong : {no_choices, chosen_text, no_english, Question()}) {
        EXPECT_FALSE(is_question(wrong));
    }
}

TEST(Questions, AreWrittenIntoTheStreetsFileAndReadAgain) {
    const auto again = categories_from_toml(to_toml(asking_list()));

    ASSERT_TRUE(again);
    EXPECT_EQ(*again, asking_list());
}

TEST(Questions, OfTheSameKeyOrWithAnUnknownSettingAreRefused) {
    const auto with = [](const std::string& questions) {
        const auto read = categories_from_toml(
            "[[categories]]\ncode = \"other\"\nchinese = \"其他\"\nenglish = \"Other\"\n"
            "group_chinese = \"其他\"\ngroup_english = \"Other\"\nkeywords = []\n" +
            questions);
        return refusal(read);
    };
    const std::string floor =
        "[[categories.questions]]\nkey = \"floor\"\nchinese = \"几楼？\"\nenglish = \"Floor?\"\n";

    EXPECT_EQ(with(floor), "taken");
    EXPECT_EQ(with(floor + floor), "voices.category_questions_malformed");
    EXPECT_EQ(with(floor + "loud = true\n"), "voices.category_setting_malformed");
    EXPECT_EQ(with(floor + "kind = \"dance\"\n"), "voices.category_setting_malformed");
}

TEST_F(AskedTown, AnswersStandWithTheVoiceInTheReadersLanguage) {
    const auto raised = say(about_the_lift({{"floor", "三楼"}, {"inside", "1"}}));
    ASSERT_TRUE(raised);

    const auto chinese = answers_of(town(), raised->voice, text::Language::Chinese);
    const auto english = answers_of(town(), raised->voice, text::Language::English);

    ASSERT_EQ(chinese.size(), 2U);
    EXPECT_EQ(chinese[0].question, "停在几楼？");
    EXPECT_EQ(chinese[0].answer, "三楼");
    EXPECT_EQ(chinese[1].answer, "有");
    EXPECT_EQ(english[1].question, "Is anybody inside?");
    EXPECT_EQ(english[1].answer, "yes");
}

TEST_F(AskedTown, OnlyWhoPickedTheCategoryMustAnswer) {
    RaiseVoice by_words = about_the_lift({});
    by_words.category.clear();
    RaiseVoice follower = about_the_lift({});
    follower.joins = 1;
    RaiseVoice file = about_the_lift({});
    file.source = Source::Import;

    EXPECT_EQ(refused_field(say(about_the_lift({}))), "answer_floor");
    EXPECT_EQ(refusal(say(by_words)), "taken");
    EXPECT_EQ(refusal(say(follower)), "taken");
    EXPECT_EQ(refusal(say(file)), "taken");
}

} // namespace
} // namespace voices
