// What a demo's alliance calls for, and what its legal workshop is asked.

#include <array>

#include "consultations/consultations.hpp"
#include "initiatives/initiatives.hpp"
#include "town/alliance_life.hpp"

namespace town {
namespace {

struct Call {
    std::size_t committee = 0;
    int published = 0; // Days before the end.
    const char* title = "";
    const char* text = "";
    std::size_t units = 0;
    int people_a_week = 0;
};

constexpr std::array calls = {
    Call{1,
         104,
         "生活垃圾分类倡议书",
         "各成员单位、各位居民：\n干净的小区要靠大家。我们倡议：\n一、定时定点，分清再投。\n"
         "二、误时投放点只放装好袋的垃圾，不堆在地上。\n三、装修垃圾和大件先预约，不放进楼道。\n"
         "四、物业把冲洗时间贴在桶站上，说到做到。\n愿意一起做的，请签名。",
         18,
         7},
    Call{2,
         33,
         "不让一辆电动车上楼",
         "一次火灾，毁的不止一家。我们倡议：\n一、电动车不进电梯、不上楼、不飞线充电。\n"
         "二、看到就劝一句，劝不动就反映。\n三、物业当天修好坏了的充电桩。\n四、业委会把充电位写进"
         "小区的规约。",
         11,
         9},
};

struct Question {
    int asked = 0; // Days before the end.
    consultations::Asker asker = consultations::Asker::Resident;
    const char* words = "";
    const char* answer = "";          // Empty: it waits.
    const char* public_question = ""; // Empty: not on the shelf.
};

using consultations::Asker;

constexpr std::array questions = {
    Question{101,
             Asker::Resident,
             "我们楼电梯里贴了广告，物业说钱归他们，对吗？",
             "归业主，不归物业。利用共有部分产生的收入，扣除合理成本之后，属于业主共有（民法典第二"
             "百八十二条）。"
             "可以请业委会要求物业公布收支；没有业委会的，请居委会帮助。",
             "电梯广告的收入归谁？"},
    Question{93,
             Asker::OwnersCommittee,
             "给六层楼加装电梯，一楼的业主坚决不同意，票数够了还能装吗？",
             "票数按法律算够了，决定对全体业主有约束力（民法典第二百八十条）。但装的位置不能妨碍一"
             "楼的采光、"
             "通行。建议先做一份日照和通行的图，再谈补偿，谈的过程留书面记录。",
             "一楼不同意，加装电梯票数够了能装吗？"},
    Question{
        80,
        Asker::Resident,
        "家里一直没人住，物业费可以不交吗？",
        "不可以用“没住”作为不交的理由（民法典第九百四十四条）。如果物业没有按约定服务，请留下证据，"
        "可以要求改正或者减收。",
        "房子空着，物业费可以不交吗？"},
    Question{66,
             Asker::Resident,
             "楼上空调外机滴水，把我家晾的衣服弄脏了，说了不听，怎么办？",
             "相邻各方要给对方方便，排水不能损害邻居（民法典第二百八十八条、第二百九十条）。先请物"
             "业上门，"
             "再请居委会调解；还不改，可以要求停止侵害、赔偿损失。",
             "楼上空调滴水，怎么办？"},
    Question{51,
             Asker::Unit,
             "业主欠费，物业能不能停他的水电？",
             "不能。物业不得用停水、停电、停热、停燃气的方式催交物业费（民法典第九百四十四条）。可"
             "以书面催告，"
             "期满后起诉或者申请仲裁。",
             "业主欠物业费，能停水停电吗？"},
    Question{37,
             Asker::Resident,
             "邻居在楼道放鞋柜，报了几次又放回来。",
             "楼道是共有部分，也是疏散通道，任何人不得占用（消防法第二十八条）。请拍下日期，向物业"
             "和街道反映；"
             "物业应当劝阻、制止并报告。",
             "邻居在楼道堆东西，反复放怎么办？"},
    Question{24,
             Asker::OwnersCommittee,
             "换届选票可以用微信接龙代替吗？",
             "接龙核实不了身份和专有部分面积，不宜直接作为表决票。可以用能核实身份的电子投票，或者"
             "送达书面票并签收。",
             ""},
    Question{15,
             Asker::Resident,
             "租客不分类被罚，房东要不要负责？",
             "罚的是投放的人。房东在合同里写明，并配合告知即可。",
             ""},
    Question{6, Asker::Resident, "楼下小店噪声大，拍的视频能当证据吗？", "", ""},
    Question{1, Asker::OwnersCommittee, "维修资金修电梯，要多少业主同意？", "", ""},
};

constexpr int days_a_week = 7;
constexpr std::chrono::days until_answered{2};

} // namespace

void AllianceLife::plan_calls() {
    for (std::size_t at = 0; at < calls.size(); ++at) {
        const Call& call = calls.at(at);
        const initiatives::InitiativeId id{static_cast<std::int64_t>(at) + 1};
        on(Days(call.published), [this, &call, id](Moment when) {
            const UnitId holder = body(alliance::UnitKind::SpecialCommittee, call.committee);
            const auto seat = street_.convener(holder);
            ground_.must(seat.actor(), when, [&](journal::Turn& turn) {
                return initiatives::publish(turn, seat, {id, holder, call.title, call.text});
            });
            sign_for_units(id, call.units, when);
        });
        for (int day = call.published - 1; day > 0; day -= days_a_week) {
            on(Days(day), [this, &call, id](Moment when) {
                for (int number = 0; number < call.people_a_week; ++number) {
                    ground_.must(journal::resident(), when, [&](journal::Turn& turn) {
                        return initiatives::sign(turn, id, {person_name(dice_), telephone()});
                    });
                }
            });
        }
    }
}

// Units with somebody in a seat; the first of the street's list.
void AllianceLife::sign_for_units(initiatives::InitiativeId id, std::size_t most, Moment at) {
    std::size_t taken = 0;
    for (const auto& [unit, staff] : street_.staff) {
        const bool may = !alliance::is_body(street_.kinds.at(unit)) && !staff.empty() &&
                         !staff.front().is_away && unit != street_.desk;
        if (may && taken < most) {
            const auto& acting = staff.front().acting;
            ground_.must(acting.actor(), at, [&](journal::Turn& turn) {
                return initiatives::sign_for_unit(turn, acting, id);
            });
            ++taken;
        }
    }
}

void AllianceLife::plan_consultations() {
    for (std::size_t at = 0; at < questions.size(); ++at) {
        const Question& question = questions.at(at);
        const consultations::ConsultationId id{static_cast<std::int64_t>(at) + 1};
        on(Days(question.asked), [this, &question](Moment when) {
            ground_.must(journal::resident(), when, [&](journal::Turn& turn) {
                return consultations::ask(
                    turn, {question.asker, {}, question.words, person_name(dice_), telephone()});
            });
        });
        if (*question.answer != '\0') {
            on(Days(question.asked) - until_answered,
               [this, id, words = question.answer, anew = question.public_question](Moment when) {
                   answer({id, words, anew}, when);
               });
        }
    }
}

// The workshop, or whoever acts for it while nobody sits there.
void AllianceLife::answer(const Answer& answer, Moment at) {
    const UnitId workshop = body(alliance::UnitKind::LegalWorkshop, 0);
    const UnitId acting = alliance::unit_acting_for(ground_.store(), workshop, {}, at);
    const Staff* lawyer = street_.somebody(acting, alliance::Power::Handle);
    base::ensure(lawyer != nullptr, "somebody acts for the workshop");
    const auto& seat = lawyer->acting;
    ground_.must(seat.actor(), at, [&](journal::Turn& turn) {
        return consultations::answer(turn, seat, answer.id, answer.words);
    });
    if (*answer.public_question != '\0') {
        ground_.must(seat.actor(), at, [&](journal::Turn& turn) {
            return consultations::publish(
                turn, seat, {answer.id, answer.public_question, answer.words});
        });
    }
}

} // namespace town
