// What a new neighbourhood's categories ask beside the words: few things, each of which sends the
// right person with the right tool. None must be answered. A choice keeps its number for ever: that
// is what stands in the journal.

#include <array>

#include "voices/questions.hpp"

namespace voices {
namespace {

struct Option {
    const char* chinese;
    const char* english;
};

// Without options it is answered in words.
struct AskedByDefault {
    std::string_view category;
    const char* key;
    const char* chinese;
    const char* english;
    std::array<Option, 5> options;
};

constexpr std::array asked_by_default = {
    AskedByDefault{"lift",
                   "which",
                   "哪一部电梯（楼号、单元或编号）",
                   "Which lift (building, entrance or number)",
                   {}},
    AskedByDefault{"lift",
                   "trapped",
                   "这次困过人吗（现在还困着，请马上打 119）",
                   "Was anybody trapped? (Is now: ring 119 at once)",
                   {{{"没有", "No"},
                     {"困过，已经出来了", "Yes, and they are out"},
                     {"不清楚", "I don't know"}}}},
    AskedByDefault{"ebike_charging",
                   "where",
                   "车停在、充在哪里",
                   "Where it stands or charges",
                   {{{"楼道、门厅", "Corridor or hall"},
                     {"推进家里了", "Inside a dwelling"},
                     {"消防通道", "Fire lane"},
                     {"车棚、充电桩旁", "Shed or charging point"},
                     {"别的地方", "Somewhere else"}}}},
    AskedByDefault{"ebike_charging",
                   "wire",
                   "有没有从窗口拉线充电",
                   "Is there a wire out of a window?",
                   {{{"有", "Yes"}, {"没有", "No"}, {"不清楚", "I don't know"}}}},
    AskedByDefault{"litter",
                   "kind",
                   "是哪一种垃圾",
                   "What kind of rubbish",
                   {{{"生活垃圾", "Household rubbish"},
                     {"装修垃圾", "Rubble and building waste"},
                     {"大件垃圾", "Bulky things"},
                     {"绿化垃圾", "Branches and leaves"},
                     {"说不清", "Hard to say"}}}},
    AskedByDefault{"noise",
                   "when",
                   "多在什么时候",
                   "Mostly when",
                   {{{"白天", "By day"},
                     {"晚上十点以后", "After ten at night"},
                     {"清早六点以前", "Before six in the morning"},
                     {"不一定", "It varies"}}}},
};

Question question_asked(const AskedByDefault& row) {
    Question question;
    question.key = row.key;
    question.chinese = row.chinese;
    question.english = row.english;
    for (const auto& option : row.options) {
        if (option.chinese != nullptr) {
            question.kind = QuestionKind::Choice;
            question.choices_chinese.emplace_back(option.chinese);
            question.choices_english.emplace_back(option.english);
        }
    }
    return question;
}

} // namespace

std::optional<std::vector<Question>> default_questions(std::string_view category) {
    std::vector<Question> questions;
    for (const auto& row : asked_by_default) {
        if (row.category == category) {
            questions.push_back(question_asked(row));
        }
    }
    return questions.empty() ? std::nullopt : std::optional(std::move(questions));
}

} // namespace voices
