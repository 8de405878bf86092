// What the bodies of a demo's alliance do together. The first plans are those with which such an
// alliance begins: better property service, abler owners' committees, law for hard cases.

#include <array>

#include "town/alliance_life.hpp"

namespace town {
namespace {

constexpr calendar::WallClock begins_at{14 * 60};
constexpr calendar::WallClock ends_at{16 * 60};

using Before = std::chrono::days; // The demo's last morning.
using Kind = plans::ActivityKind;

const std::array<Activity, 10> activities = {{
    {Kind::Training,
     0,
     Before(118),
     Before(100),
     "物业服务提升培训：企业失信新规定",
     "党群服务中心二楼",
     "物业公司负责人和项目经理",
     "失信行为怎么认定、怎么记录、怎么修复；几个真实做法的对照。",
     "property_service",
     40,
     17,
     "讲了失信行为的认定和修复。九家物业当场对照自查，约定两周内把收支公示补齐，下一次培训先看"
     "结果。"},
    {Kind::Training,
     0,
     Before(96),
     Before(84),
     "物业服务提升培训：生活垃圾分类，物业管什么",
     "党群服务中心二楼",
     "项目经理和保洁主管",
     "误时投放、桶站冲洗、装修垃圾预约清运的分工。",
     "waste_sorting",
     40,
     14,
     "把误时投放点和冲洗时间统一成一张表，贴到每个桶站。清运队答应装修垃圾预约后 48 "
     "小时内清。"},
    {Kind::ResourceMeeting,
     1,
     Before(76),
     Before(62),
     "业委会增能资源对接会：老房加装电梯",
     "社区文化活动室",
     "业委会主任、楼组长",
     "征询、出资、设计、施工，谁能帮哪一步。",
     "lift_retrofit",
     60,
     23,
     "设计事务所、电梯公司和房管所各讲了自己能帮的一步。六个门洞留下联系方式，先由房管所上门看"
     "结构。"},
    {Kind::Visit,
     2,
     Before(48),
     Before(41),
     "走访调研：楼道充电怎么管得住",
     "瞿溪新村",
     "专委会成员、观察员、居民代表",
     "看三个小区的充电桩，听晚归的居民怎么说。",
     "ebike_charging",
     0,
     6,
     "白天够用，晚上九点后不够。建议物业把坏桩 24 小时内报修写进合同；专委会下月回看。"},
    {Kind::LawPublicity,
     2,
     Before(36),
     Before(30),
     "普法进小区：高空抛物谁来赔",
     "西凌新村中心花园",
     "居民",
     "",
     "falling_objects",
     0,
     9,
     ""},
    {Kind::Discussion,
     2,
     Before(28),
     Before(18),
     "主题研讨：以法治保障解住宅小区综合治理之困境",
     "街道办事处三楼会议室",
     "专委会、督导员、法律工作室、业委会",
     "群租、违建、公共收益：自治和执法怎么接上。",
     "group_letting",
     50,
     21,
     "三个结论：先由业委会书面劝阻并留证据；劝阻不成的，报街道，执法队三个工作日内到场；法律工"
     "作室出一份告知书样本。"},
    {Kind::ResourceMeeting,
     0,
     Before(12),
     Before(4),
     "物业职工关爱计划说明会",
     "职工驿站",
     "物业一线职工",
     "高温补贴、体检、驿站和文体活动资源清单。",
     "",
     30,
     11,
     ""},
    {Kind::ResourceMeeting,
     1,
     Before(9),
     Before(-9),
     "业委会增能资源对接会：电梯更新政策",
     "社区文化活动室",
     "有老旧电梯的小区业委会",
     "更新的条件、维修资金怎么用、补贴怎么申请。",
     "lift",
     40,
     14,
     ""},
    {Kind::Training,
     0,
     Before(6),
     Before(-16),
     "物业服务提升培训：消防通道和电动车停放",
     "党群服务中心二楼",
     "项目经理和秩序主管",
     "划线、劝导、联动执法的步骤。",
     "fire_passage",
     40,
     8,
     ""},
    {Kind::LawPublicity,
     2,
     Before(3),
     Before(-23),
     "普法进小区：民法典里的邻里事",
     "瞿溪新村活动室",
     "居民",
     "相邻关系、宠物、噪声、公共部位，律师现场答。",
     "neighbour_dispute",
     80,
     5,
     ""},
}};

} // namespace

void AllianceLife::plan_activities() {
    for (const auto& activity : activities) {
        plan_activity(activity);
    }
}

void AllianceLife::plan_activity(const Activity& activity) {
    on(activity.planned, [this, activity](Moment at) {
        const UnitId holder = body(alliance::UnitKind::SpecialCommittee, activity.committee);
        const auto day = calendar::office_day(morning(activity.held));
        plans::Plan plan{holder, {}};
        plan.details.activity_kind = activity.kind;
        plan.details.title = activity.title;
        plan.details.begins = calendar::moment_at(day, begins_at);
        plan.details.ends = calendar::moment_at(day, ends_at);
        plan.details.venue = activity.venue;
        plan.details.audience = activity.audience;
        plan.details.summary = activity.summary;
        if (activity.seats > 0) {
            plan.details.seats = activity.seats;
        }
        if (*activity.category != '\0') {
            plan.details.categories = {activity.category};
        }
        const auto seat = street_.convener(holder);
        const auto id = ground_.must(
            seat.actor(), at, [&](journal::Turn& turn) { return plans::plan(turn, seat, plan); });
        for (int number = 0; number < activity.sign_ups; ++number) {
            sign_up(id, 1, at + std::chrono::minutes(number));
        }
        if (activity.kind == plans::ActivityKind::LawPublicity && activity.held > Days(0)) {
            on(activity.held + Days(1), [this, id, holder](Moment when) {
                const auto convening = street_.convener(holder);
                ground_.must(convening.actor(), when, [&](journal::Turn& turn) {
                    return plans::cancel(turn, convening, {id, "台风蓝色预警，改期另行通知"});
                });
            });
        } else if (*activity.record != '\0') {
            on(activity.held - Days(1),
               [this, id, activity](Moment when) { put_on_record(id, activity, when); });
        }
    });
}

void AllianceLife::sign_up(plans::ActivityId id, int people, Moment at) {
    const auto signed_up = ground_.must(journal::resident(), at, [&](journal::Turn& turn) {
        return plans::sign_up(turn, {id, {}, people, person_name(dice_), telephone()});
    });
    signed_up_[id].push_back(signed_up);
}

// Of those who signed up, the first three in four came, and a few others.
void AllianceLife::put_on_record(plans::ActivityId id, const Activity& activity, Moment at) {
    const auto current = plans::find(ground_.store(), id);
    base::ensure(current.has_value(), "what was planned is there");
    plans::Hold held{id, {}, 2 + dice_.below(5), activity.record};
    held.came = signed_up_.at(id);
    held.came.resize(held.came.size() * 3 / 4);
    const auto seat = street_.convener(current->body);
    ground_.must(
        seat.actor(), at, [&](journal::Turn& turn) { return plans::hold(turn, seat, held); });
}

} // namespace town
