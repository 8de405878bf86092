// What a street may write as a template, and what stands in a case's text box then.

#include "cases/templates.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace cases {
namespace {

// A street with one template for answers about lifts, and one more to write.
struct Writing {
    TemplatesKnown known;
    WriteTemplate asked;

    Writing() {
        known.all = {
            {TemplateId{1}, 2, TemplateUse::Answer, {"lift"}, "已修复", "已修好。", false}};
        known.are_categories_known = true;
        asked = {{}, TemplateUse::Answer, {}, "已经办好", "您好！{地点}的事已办好。", 0};
    }
    [[nodiscard]] std::string refusal() const {
        const auto decided = decide_writing(known, asked);
        return decided ? "" : decided.error().key;
    }
};

TEST(Templates, AreFilledWithWhatTheCaseKnows) {
    const TemplateValues values{"1206", "瞿溪新村", "11月30日", "松石物业", "电梯"};

    EXPECT_EQ(filled_template("{地点}{类别}：{单位}{期限}前答复（{件号}）。", values),
              "瞿溪新村电梯：松石物业11月30日前答复（1206）。");
    EXPECT_EQ(filled_template("没有空，也没有{完", values), "没有空，也没有{完");
    EXPECT_EQ(filled_template("", values), "");
}

TEST(Templates, ArePutOnceAndWrittenAnewAfterwards) {
    Writing writing;
    EXPECT_EQ(decide_writing(writing.known, writing.asked).value().version, 1);

    writing.asked.id = TemplateId{1};
    writing.asked.seen = 2;
    const auto anew = decide_writing(writing.known, writing.asked);

    ASSERT_TRUE(anew.has_value());
    EXPECT_EQ(anew->version, 3);
    EXPECT_FALSE(anew->category.has_value());
}

TEST(Templates, SayForWhatTheyAre) {
    Writing writing;
    writing.asked.use = std::nullopt;
    EXPECT_EQ(writing.refusal(), "cases.template_needs_use");

    writing.asked.use = TemplateUse::Contact;
    writing.known.are_categories_known = false;
    EXPECT_EQ(writing.refusal(), "cases.template_no_such_category");
}

TEST(Templates, AreWrittenForOneCategoryForSeveralOrForAll) {
    Writing writing;
    writing.asked.categories = {"lift"};
    EXPECT_EQ(decide_writing(writing.known, writing.asked).value().category, "lift");

    writing.asked.categories = {"lift", "litter", "lift"};
    const auto several = decide_writing(writing.known, writing.asked).value();
    EXPECT_FALSE(several.category.has_value());
    EXPECT_EQ(several.categories, (std::vector<std::string>{"lift", "litter"}));

    const AnswerTemplate of_two{{}, 1, TemplateUse::Answer, *several.categories, "", "", false};
    EXPECT_TRUE(of_two.is_of("litter"));
    EXPECT_FALSE(of_two.is_of("noise"));
    EXPECT_TRUE(AnswerTemplate().is_of("noise"));
}

TEST(Templates, HaveANameOfTheirOwnAtTheirStep) {
    Writing writing;
    writing.asked.name = "已修复";
    EXPECT_EQ(writing.refusal(), "");

    writing.asked.categories = {"litter", "lift"};
    EXPECT_EQ(writing.refusal(), "cases.template_is_there");

    writing.known.all.front().is_retired = true;
    EXPECT_EQ(writing.refusal(), "");

    writing.asked.name = "";
    EXPECT_EQ(decide_writing(writing.known, writing.asked).error().field, "name");
}

TEST(Templates, HaveWordsInWhichEveryBlankCanBeFilled) {
    Writing writing;
    writing.asked.words = "请联系{电话}。";
    EXPECT_EQ(writing.refusal(), "cases.template_blank_unknown");

    writing.asked.words = "";
    EXPECT_EQ(decide_writing(writing.known, writing.asked).error().field, "words");

    writing.asked.words = std::string(template_words_characters_max + 1, 'x');
    EXPECT_EQ(decide_writing(writing.known, writing.asked).error().field, "words");
}

TEST(Templates, AreNotWrittenOverWhatNobodyRead) {
    Writing writing;
    writing.asked.id = TemplateId{1};
    writing.asked.seen = 1;
    EXPECT_EQ(writing.refusal(), "cases.template_changed_meanwhile");

    writing.asked.id = TemplateId{9};
    EXPECT_EQ(writing.refusal(), "cases.no_such_template");
}

TEST(Templates, AreBounded) {
    Writing writing;
    writing.known.all.resize(templates_max);
    EXPECT_EQ(writing.refusal(), "cases.templates_too_many");
}

TEST(Templates, LeaveGapsThatAreFilledBeforeAnythingIsSent) {
    AskAct asked;
    asked.answer = "已更换＿＿。";
    EXPECT_EQ(check_gaps(asked).error().field, "answer");
    EXPECT_EQ(check_gaps(asked).error().key, "cases.template_gap_left");

    asked.answer = "已更换皮带。";
    EXPECT_TRUE(check_gaps(asked).has_value());

    asked.note = "核实情况：＿＿。";
    EXPECT_EQ(check_gaps(asked).error().field, "note");

    asked.note.clear();
    asked.reason = "因为＿＿";
    EXPECT_EQ(check_gaps(asked).error().field, "reason");
}

TEST(Templates, AreRetiredOnce) {
    Writing writing;
    auto& shown = writing.known.all.front();
    EXPECT_EQ(decide_retiring(shown).value().version, 3);

    shown.is_retired = true;
    EXPECT_EQ(decide_retiring(shown).error().key, "cases.template_is_retired");
    EXPECT_EQ(decide_retiring(std::nullopt).error().key, "cases.no_such_template");
}

TEST(Templates, ThatManyStreetsUseAreFitToBeWrittenForEveryStep) {
    TemplatesKnown known;
    known.are_categories_known = true;
    for (const auto& each : default_templates()) {
        const auto decided = decide_writing(known, each);
        ASSERT_TRUE(decided.has_value()) << each.name << ": " << decided.error().key;
        known.all.push_back({TemplateId{static_cast<std::int64_t>(known.all.size()) + 1},
                             1,
                             decided->use,
                             each.categories,
                             each.name,
                             each.words,
                             false});
    }

    for (const auto name : enum_names(TemplateUse{})) {
        EXPECT_TRUE(std::ranges::any_of(known.all, [&](const AnswerTemplate& each) {
            return enum_names(TemplateUse{})[static_cast<std::size_t>(each.use)] == name;
        })) << name;
    }
}

} // namespace
} // namespace cases
