#include "tests/stories/teller.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "alliance/closures.hpp"
#include "identity/identity.hpp"
#include "office/office.hpp"
#include "open311/open311.hpp"
#include "places/places.hpp"

namespace stories {
namespace {

using nlohmann::json;

constexpr std::string_view resident_english = "resident of ";
constexpr std::string_view resident_chinese = "居民 ";
constexpr std::string_view client_english = "client ";
constexpr std::string_view client_chinese = "接入单位 ";

calendar::OfficeDay day(const std::string& text) {
    return calendar::parse_date(text).value();
}

std::string word(Words& words) {
    const auto rest = words.rest();
    std::string taken(rest.substr(0, rest.find(' ')));
    words.take(taken);
    return taken;
}

// What people are called in English stories.
std::string login_named(const std::string& name) {
    static const std::map<std::string, std::string> names = {{"the repairer", "维修员"},
                                                             {"the manager", "物业经理"},
                                                             {"the owners' head", "业委主任"},
                                                             {"the committee's clerk", "居委干部"},
                                                             {"the committee's head", "居委主任"},
                                                             {"the street's officer", "街道值班员"},
                                                             {"the street's head", "街道科长"},
                                                             {"the guarantor", "保障联络员"},
                                                             {"the watcher", "物业联络员"},
                                                             {"the lawyer", "律师"}};
    const auto found = names.find(name);
    return found == names.end() ? name : found->second;
}

} // namespace

void Teller::tell(const Story& story) {
    file_ = story.file;
    for (const auto& line : story.lines) {
        line_ = line.number;
        tell_line(Words(line.text));
    }
    if (expects_refusal_) {
        fail("the story ends before anything is refused");
    }
}

const std::vector<Teller::Telling>& Teller::tellings() {
    // Longer phrases stand before those that begin like them.
    static const std::vector<Telling> known = {
        {"at ", "时间 ", &Teller::pass_time},
        {"as ", "作为 ", &Teller::become},
        {"case ", "办件 ", &Teller::turn_to_case},
        {"raise ", "反映 ", &Teller::raise},
        {"join ", "加入 ", &Teller::join},
        {"nobody sits in ", "空缺 ", &Teller::leave_seats_empty},
        {"calendar ", "日历 ", &Teller::bring_calendar},
        {"close office from ", "停止办公 从 ", &Teller::close_office},
        {"hotline sends ", "热线派单 ", &Teller::receive_order},
        {"answer the hotline", "答复热线", &Teller::answer_hotline},
        {"tick", "到点", &Teller::let_time_pass},
        {"cannot ", "不能", &Teller::expect_refusal},
        {"told ", "提示 ", &Teller::see_sentence},
        {"see ", "看到", &Teller::see},
        {"return as ", "退单 ", &Teller::give_back},
        {"accept return to ", "退单成立 派给 ", &Teller::accept_return},
        {"refuse return ", "退单不成立 ", &Teller::refuse_return},
        {"accept", "接单", &Teller::accept},
        {"contact ", "联系 ", &Teller::contact},
        {"work ", "处理 ", &Teller::work},
        {"submit ", "答复 ", &Teller::submit},
        {"check", "核查通过", &Teller::check},
        {"send back ", "退回 ", &Teller::send_back},
        {"call back ", "回访 ", &Teller::call_back},
        {"rate ", "评价 ", &Teller::rate},
        {"close unresolved ", "未能解决 ", &Teller::close_unresolved},
        {"propose no action ", "提议不予处理 ", &Teller::propose_no_action},
        {"confirm no action", "同意不予处理", &Teller::confirm_no_action},
        {"refuse no action ", "不同意不予处理 ", &Teller::refuse_no_action},
        {"withdraw", "撤回", &Teller::withdraw},
        {"assign to ", "派给 ", &Teller::assign},
        {"extend to ", "期限改到 ", &Teller::override_deadline},
        {"recategorise as ", "类别改为 ", &Teller::override_category},
        {"give to ", "改由 ", &Teller::override_owner},
        {"redact ", "遮盖 ", &Teller::redact},
        {"ask for time until ", "申请延期到 ", &Teller::ask_extension},
        {"grant more time ", "同意延期 ", &Teller::grant_extension},
        {"refuse more time ", "不同意延期 ", &Teller::refuse_extension},
        {"suspend until ", "挂账到 ", &Teller::suspend},
        {"resume ", "恢复办理 ", &Teller::resume},
        {"wait for the resident", "等居民", &Teller::await_resident},
        {"wait no longer", "居民已回复", &Teller::end_waiting},
        {"add ", "补充 ", &Teller::add_words},
        {"plan ", "方案 ", &Teller::propose_plan},
        {"sign the plan", "签方案", &Teller::sign_plan},
        {"refuse the plan", "退回方案", &Teller::refuse_plan},
        {"undo", "撤销", &Teller::undo},
        {"photo ", "照片 ", &Teller::show_photo},
        {"cover photo ", "遮盖照片 ", &Teller::cover_photo},
        {"ask ", "会办 ", &Teller::ask_part},
        {"hand in ", "交回 ", &Teller::answer_part},
        {"give up ", "放弃 ", &Teller::give_part_up},
        {"hand over to ", "移交给 ", &Teller::offer_handover},
        {"take over", "接收移交", &Teller::accept_handover},
        {"decline ", "不接收 ", &Teller::end_handover},
        {"merge into ", "并入 ", &Teller::merge},
        {"split off ", "拆出 ", &Teller::split},
        {"intervene ", "提请介入 ", &Teller::intervene},
        {"department ", "请部门 ", &Teller::ask_department},
        {"visit ", "联合上门 ", &Teller::hold_visit},
        {"end intervention as ", "介入结果 ", &Teller::end_intervention},
        {"question ", "提问 ", &Teller::ask_question},
    };
    return known;
}

void Teller::tell_line(Words words) {
    for (const auto& telling : tellings()) {
        if (words.take(telling.english) || words.take(telling.chinese)) {
            (this->*telling.tell)(words);
            return;
        }
    }
    fail("nobody understands: " + std::string(words.rest()));
}

void Teller::fail(const std::string& what) const {
    ADD_FAILURE_AT(file_.c_str(), line_) << what;
}

void Teller::pass_time(Words& words) {
    const auto moment = calendar::parse_moment(words.rest()).value();
    if (town_) {
        town_->live_until(moment);
    } else {
        town_ = way_(moment);
    }
}

// What is due by now has happened already when the time was told; the line says it for the reader.
void Teller::let_time_pass(Words&) {}

void Teller::become(Words& words) {
    api_key_.clear();
    if (words.take(client_english) || words.take(client_chinese)) {
        login_.clear();
        town_->arrange([&](journal::Turn& turn) -> base::Result<json> {
            api_key_ = open311::add_client(turn, {std::string(words.rest())}).value().api_key;
            return json();
        });
        return;
    }
    if (words.take(resident_english) || words.take(resident_chinese)) {
        login_.clear();
        place_ = words.rest();
        return;
    }
    if (words.take("resident") || words.take("居民")) {
        login_.clear();
        return;
    }
    login_ = login_named(std::string(words.rest()));
}

void Teller::turn_to_case(Words& words) {
    current_ = {std::stoll(std::string(words.rest()))};
}

void Teller::raise(Words& words) {
    Report report;
    for (auto said = words.quoted(); said; said = words.quoted()) {
        report.words += (report.words.empty() ? "" : " ") + *said;
    }
    while (!words.is_empty()) {
        if (words.take("about ") || words.take("类别 ")) {
            report.category = word(words);
        } else if (words.take("kind ") || words.take("诉求 ")) {
            report.kind = word(words);
        } else if (words.take("answer ") || words.take("回答 ")) {
            const auto key = word(words);
            const auto said = words.quoted();
            report.answers[key] = said ? *said : word(words);
        } else {
            fail("nobody understands: " + std::string(words.rest()));
            return;
        }
    }
    raise(report);
}

void Teller::join(Words& words) {
    Report report;
    report.joins = word(words);
    report.words = words.quoted_or_empty();
    raise(report);
}

void Teller::raise(Report report) {
    report.place = place_;
    report.api_key = api_key_;
    const auto raised = town_->raise(report);
    take(raised.answered);
    if (raised.answered.is_taken) {
        current_ = raised.id;
        codes_.emplace(raised.id.value, raised.tracking_code);
    }
}

void Teller::leave_seats_empty(Words& words) {
    const auto unit = unit_named(town_->reader(), words.plain());
    town_->arrange([unit](journal::Turn& turn) -> base::Result<json> {
        for (const auto& seat : alliance::seats_of(turn.store(), unit)) {
            const auto left = alliance::vacate(turn, seat.id, "调离");
            base::ensure(left.has_value(), "a seat that is held can be left");
        }
        return json();
    });
}

void Teller::bring_calendar(Words& words) {
    calendar::YearOfDays year;
    year.year = std::stoi(word(words));
    if (!words.take("off ") && !words.take("放假 ")) {
        fail("a calendar says which days are off");
    }
    while (!words.is_empty()) {
        year.holidays.push_back(day(word(words)));
    }
    town_->arrange([year](journal::Turn& turn) -> base::Result<json> {
        return json(office::record_year(turn, year));
    });
}

void Teller::close_office(Words& words) {
    alliance::AnnounceClosure asked;
    asked.from = day(word(words));
    if (!words.take("until ") && !words.take("到 ")) {
        fail("an office is closed from a day until a day");
    }
    asked.until = day(word(words));
    asked.reason = alliance::ClosureReason::Disinfection;
    const auto account = identity::find_account(town_->reader(), login_).value().id;
    town_->arrange([&](journal::Turn& turn) -> base::Result<json> {
        const auto seat = alliance::seat_for(turn.store(), account, turn.now()).value();
        const alliance::ActingSeat acting{seat.id, seat.unit, seat.powers, seat.person, account};
        asked.unit = acting.unit;
        const auto closed = alliance::announce_closure(turn, acting, asked);
        return closed ? base::Result<json>(json()) : base::refusal_of(closed);
    });
}

void Teller::expect_refusal(Words& words) {
    expects_refusal_ = true;
    tell_line(words);
}

void Teller::see_sentence(Words& words) {
    const auto expected = words.quoted_or_empty();
    if (expected.empty() || refused_.find(expected) == std::string::npos) {
        fail("told: " + refused_);
    }
}

void Teller::take(const Answered& answered) {
    refused_ = answered.sentence;
    if (answered.is_taken == expects_refusal_) {
        fail(answered.is_taken ? "it was taken" : "it was refused: " + answered.sentence);
    }
    expects_refusal_ = false;
}

void Teller::act(const std::string& noun, const Form& form) {
    const auto before = cases::find(town_->reader(), current_);
    const auto answered = login_.empty()
                              ? town_->act_as_reporter(codes_[current_.value], noun, form)
                              : town_->act(login_, current_, noun, form);
    if (before && answered.is_taken) {
        walked_.insert({noun, before->stage});
        reached_.insert({before->stage, cases::find(town_->reader(), current_)->stage});
    }
    take(answered);
}

} // namespace stories
