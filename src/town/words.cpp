#include "town/words.hpp"

#include <array>
#include <vector>

namespace town {
namespace {

const std::vector<Report>& all_reports() {
    static const std::vector<Report> all = [] {
        std::vector<Report> joined;
        for (const auto part :
             {reports_of_homes(), reports_of_surroundings(), reports_of_living()}) {
            joined.insert(joined.end(), part.begin(), part.end());
        }
        return joined;
    }();
    return all;
}

void replace(std::string& words, std::string_view token, std::string_view value) {
    const auto at = words.find(token);
    if (at != std::string::npos) {
        words.replace(at, token.size(), value);
    }
}

bool names(std::string_view list, std::string_view word) {
    const auto at = list.find(word);
    return at != std::string_view::npos && (at == 0 || list[at - 1] == ' ') &&
           (at + word.size() == list.size() || list[at + word.size()] == ' ');
}

const Report& pick_report(Dice& dice, std::string_view category) {
    std::vector<const Report*> fitting;
    for (const auto& report : all_reports()) {
        if (report.category == category) {
            fitting.push_back(&report);
        }
    }
    return fitting.empty() ? dice.pick(all_reports()) : *dice.pick(fitting);
}

} // namespace

Said say_report(Dice& dice, std::string_view entrance, std::string_view category) {
    static constexpr std::array<std::string_view, 5> greetings = {
        "", "", "您好，", "麻烦反映一下：", "请帮忙看看，"};
    static constexpr std::array<std::string_view, 6> closings = {
        "", "", "谢谢。", "希望尽快处理。", "已经不是第一次了。", "盼回复。"};
    static constexpr std::array<std::string_view, 8> hours = {
        "七", "八", "九", "十", "六", "十一", "八", "九"};
    static constexpr std::array<std::string_view, 6> floors = {"二", "三", "四", "五", "六", "二"};
    static constexpr std::array<std::string_view, 6> days = {"三", "四", "五", "六", "七", "十"};
    const Report& report = pick_report(dice, category);
    Said said{std::string(report.category), std::string(dice.pick(greetings))};
    said.words += report.words;
    replace(said.words, "{门}", entrance);
    replace(said.words, "{层}", dice.pick(floors));
    replace(said.words, "{天}", dice.pick(days));
    replace(said.words, "{点}", dice.pick(hours));
    said.words += dice.pick(closings);
    return said;
}

const Answer& find_answer(Dice& dice, std::string_view category) {
    std::vector<const Answer*> fitting;
    for (const auto& answer : answers()) {
        if (names(answer.categories, category)) {
            fitting.push_back(&answer);
        }
    }
    if (fitting.empty()) {
        for (const auto& answer : answers()) {
            if (answer.categories.empty()) {
                fitting.push_back(&answer);
            }
        }
    }
    return *dice.pick(fitting);
}

} // namespace town
