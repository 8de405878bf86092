#include <array>

#include "cases/case.hpp"
#include "journal/read.hpp"
#include "tests/stories/teller.hpp"

namespace stories {
namespace {

using cases::Case;
using cases::Stage;
using cases::UnitId;

std::string name_of(store::Connection& connection, UnitId unit) {
    const auto found = alliance::unit(connection, unit);
    return found ? found->name : "nobody";
}

struct StageWord {
    std::string_view english;
    std::string_view chinese;
    Stage stage;
};

// Longer words stand before those that begin like them.
constexpr std::array stage_words = {
    StageWord{"assigned", "待接单", Stage::Assigned},
    StageWord{"accepted", "已接单", Stage::Accepted},
    StageWord{"contacted", "已联系", Stage::Contacted},
    StageWord{"in work", "处理中", Stage::InWork},
    StageWord{"submitted", "待核查", Stage::Submitted},
    StageWord{"checked", "待回访", Stage::Checked},
    StageWord{"handled again", "重办", Stage::Rehandling},
    StageWord{"closed unresolved", "未能解决", Stage::ClosedUnresolved},
    StageWord{"closed", "已办结", Stage::Closed},
    StageWord{"ended without action", "不予处理", Stage::NoAction},
    StageWord{"withdrawn", "已撤回", Stage::Withdrawn},
    StageWord{"merged", "已并入", Stage::Merged},
};

std::string dated(const char* what, calendar::Moment due, const std::string& expected) {
    const auto found = calendar::iso_date(calendar::office_day(due));
    return found == expected ? "" : std::string(what) + " is due " + found;
}

std::string unit_is(store::Connection& connection,
                    const char* what,
                    UnitId unit,
                    const std::string& expected) {
    return unit == unit_named(connection, expected)
               ? ""
               : std::string(what) + " is " + name_of(connection, unit);
}

std::string truth(const char* what, bool is_so) {
    return is_so ? "" : std::string("it is not ") + what;
}

} // namespace

alliance::UnitId unit_named(store::Connection& connection, std::string name) {
    static const std::map<std::string, std::string> aliases = {
        {"the property company", "瞿溪物业"},
        {"the residents' committee", "瞿溪居委会"},
        {"the owners' committee", "瞿溪业委会"}};
    const auto alias = aliases.find(name);
    if (name == "the street" || name == "街道") {
        return alliance::duty_desk(connection);
    }
    name = alias == aliases.end() ? name : alias->second;
    for (const auto& unit : alliance::units(connection)) {
        if (unit.name == name) {
            return unit.id;
        }
    }
    throw base::Fault("the story knows no unit " + name);
}

std::string mismatch(store::Connection& connection, const Case& current, Words clause) {
    const auto takes = [&](std::string_view english, std::string_view chinese) {
        return clause.take(english) || clause.take(chinese);
    };
    if (takes("with ", "办理单位 ") || takes("handled by ", "由办理 ")) {
        return unit_is(connection, "the handler", current.handler, clause.plain());
    }
    if (takes("owned by ", "督办单位 ")) {
        return unit_is(connection, "the owner", current.owner, clause.plain());
    }
    if (takes("first handled by ", "首接单位 ")) {
        return unit_is(connection, "the first handler", current.first_handler, clause.plain());
    }
    if (takes("answer due ", "答复期限 ")) {
        return dated("the answer", current.whole_due, clause.plain());
    }
    if (takes("first contact due ", "首次联系期限 ") || takes("step due ", "本步期限 ")) {
        return dated("the step", current.step.due, clause.plain());
    }
    if (takes("provisional", "期限暂定")) {
        return truth("provisional", current.is_whole_provisional);
    }
    if (takes("certain", "期限确定")) {
        return truth("certain", !current.is_whole_provisional && !current.step.is_provisional);
    }
    if (takes("supervised", "已督办")) {
        return truth("supervised", current.is_supervised);
    }
    if (takes("sent by no rule", "没有派单规则")) {
        return truth("without a rule", current.rule.empty());
    }
    if (takes("followed by ", "跟随 ")) {
        return std::to_string(current.followers) == clause.plain()
                   ? ""
                   : std::to_string(current.followers) + " follow";
    }
    for (const auto& word : stage_words) {
        if (takes(word.english, word.chinese)) {
            return truth(word.english.data(), current.stage == word.stage);
        }
    }
    return "nobody understands: " + std::string(clause.rest());
}

void Teller::see(Words& words) {
    if (words.take("case ") || words.take("办件 ")) {
        see_case(words);
    } else if (words.take("the journal ends with ") || words.take("记录最后是 ")) {
        see_journal(words);
    } else if (words.take("the resident ") || words.take("居民")) {
        see_page("resident", words);
    } else if (words.take("the public ") || words.take("公众")) {
        see_page("public", words);
    } else if (words.take("staff ") || words.take("本人")) {
        see_page("staff", words);
    } else if (words.take("the page ") || words.take("页面 ")) {
        see_address(words);
    } else if (words.take("the hotline reads ") || words.take("热线读到 ")) {
        see_answer(words);
    } else if (words.take("the day balances") || words.take("账是平的")) {
        see_balance(words);
    } else {
        fail("nobody understands: " + std::string(words.rest()));
    }
}

// "see the page /interventions reads “…”": as anybody reads it.
void Teller::see_address(Words& words) {
    const auto rest = words.rest();
    const std::string path(rest.substr(0, rest.find(' ')));
    words.take(path);
    const bool is_hidden = words.take("does not read ") || words.take("读不到 ");
    words.take("reads ") || words.take("读到 ");
    const auto expected = words.quoted().value_or("");
    const bool is_there = town_->read("", path).find(expected) != std::string::npos;
    if (expected.empty() || is_there == is_hidden) {
        fail((is_hidden ? "it can be read at " : "it can't be read at ") + path + ": " + expected);
    }
}

void Teller::see_case(Words& words) {
    const auto text = words.rest();
    const auto digits = text.find_first_not_of("0123456789");
    const cases::CaseId id{std::stoll(std::string(text.substr(0, digits)))};
    words.take(text.substr(0, digits));
    words.take("is ");
    const auto current = cases::find(town_->reader(), id);
    if (!current) {
        fail("there is no such case");
        return;
    }
    while (!words.is_empty()) {
        Words clause(words.rest());
        const auto wrong = mismatch(town_->reader(), *current, clause);
        if (!wrong.empty()) {
            fail(wrong);
        }
        static_cast<void>(words.plain());
        if (!words.take(",")) {
            words.take("，");
        }
    }
}

// The last entries, oldest first.
void Teller::see_journal(Words& words) {
    std::vector<std::string> expected;
    while (!words.is_empty()) {
        expected.push_back(words.plain());
        if (!words.take(",")) {
            words.take("，");
        }
    }
    const auto count = static_cast<std::int64_t>(expected.size());
    const auto from = journal::size(town_->reader()) - count + 1;
    std::vector<std::string> found;
    std::string listed;
    for (const auto& stored :
         journal::entries_from(town_->reader(), from, static_cast<int>(count))) {
        found.push_back(stored.entry.kind);
        listed += " " + stored.entry.kind;
    }
    if (found != expected) {
        fail("the journal ends with" + listed);
    }
}

// A page as somebody reads it: the resident their tracking page, the public the case's, staff the
// case they work on or their desk.
void Teller::see_page(const std::string& who, Words& words) {
    const std::string number = std::to_string(current_.value);
    std::string path = who == "resident" ? "/track/" + codes_[current_.value] : "/cases/" + number;
    std::string expected;
    bool is_hidden = false;
    if (words.take("find on the desk case ") || words.take("桌面上有办件 ")) {
        path = "/desk";
        expected = "/cases/" + std::string(words.rest());
    } else {
        is_hidden =
            words.take("does not read ") || words.take("do not read ") || words.take("读不到 ");
        if (!is_hidden && !words.take("reads ") && !words.take("read ")) {
            words.take("读到 ");
        }
        expected = words.quoted_or_empty();
    }
    const auto page = town_->read(who == "staff" ? login_ : "", path);
    const bool is_there = page.find(expected) != std::string::npos;
    if (expected.empty() || is_there == is_hidden) {
        fail((is_hidden ? "it can be read: " : "it can't be read: ") + expected + "\n" + page);
    }
}

} // namespace stories
