#include "town/plan.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace town {
namespace {

using alliance::Power;
using alliance::Powers;
using alliance::UnitKind;

constexpr std::array committee_names = {
    "瞿四", "西一",         "西三", "民立", "徽宁",     "高雄",        "瞿二", "三门峡",
    "市民", "制造",         "保屯", "西二", "耀江花园", "黄浦新苑",    "迎勋", "海西",
    "益元", "中福花苑第一", "车中", "普益", "新村",     "中福花苑第二"};

constexpr std::array roads = {"瞿溪路",
                              "西藏南路",
                              "中山南一路",
                              "高雄路",
                              "制造局路",
                              "保屯路",
                              "车站南路",
                              "徽宁路",
                              "迎勋路",
                              "丽园路",
                              "半淞园路",
                              "西凌家宅路"};

constexpr std::array first_parts = {"望江",
                                    "云杉",
                                    "海棠",
                                    "清和",
                                    "晴川",
                                    "松泉",
                                    "柳岸",
                                    "银桂",
                                    "听雨",
                                    "半亩",
                                    "禾风",
                                    "知春",
                                    "青檐",
                                    "南风",
                                    "梧影",
                                    "白鹭",
                                    "木兰",
                                    "枫林"};
constexpr std::array last_parts = {"新村", "公寓", "小区", "苑", "大楼", "里"};

constexpr std::array company_names = {
    "松石", "邻舍", "半亩", "青檐", "晴窗", "知邻", "云巷", "禾下", "望檐"};

constexpr std::array surnames = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴",
                                 "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗"};
constexpr std::array first_syllables = {"安", "禾", "青", "木", "知", "云", "晴", "念", "书", "远",
                                        "子", "若", "海", "文", "景", "语", "乐", "秋", "星", "南"};
constexpr std::array last_syllables = {"宁", "苗", "石", "舟", "遥", "言", "岚", "溪", "禾", "山",
                                       "一", "帆", "穗", "溢", "澄", "朴", "野", "声", "暖", ""};

constexpr int bodies_guarantor = 2;
constexpr int bodies_panel_observer = 3;
constexpr int bodies_panel_supervisor = 4;
constexpr int bodies_workshop = 5;

// Eleven people are invited; two of their terms end soon after the demo's four months.
constexpr int observers = 6;
constexpr int supervisors = 5;
constexpr int usual_term = 365;
constexpr int short_term = 141;

const Powers handler_powers{Power::Handle, Power::Intake};
const Powers checker_powers{Power::Handle, Power::Check, Power::CallBack, Power::Dispatch};

// The three compounds the street is known by come first; each committee has its own next.
std::string compound_name(int index) {
    static constexpr std::array known = {"瞿溪新村", "西凌新村", "西凌家宅"};
    if (index < static_cast<int>(known.size())) {
        return known[static_cast<std::size_t>(index)];
    }
    const auto made = static_cast<std::size_t>(index) - known.size();
    return fmt::format("{}{}",
                       first_parts[made % first_parts.size()],
                       last_parts[made / first_parts.size() % last_parts.size()]);
}

std::vector<CompoundPlan> plan_compounds(const Size& size, Dice& dice) {
    std::vector<CompoundPlan> compounds;
    const int companies = std::min(size.compounds, static_cast<int>(company_names.size()));
    for (int index = 0; index < size.compounds; ++index) {
        CompoundPlan compound;
        compound.name = compound_name(index);
        compound.lane = fmt::format("{}{}弄",
                                    roads[static_cast<std::size_t>(index) % roads.size()],
                                    100 + 10 * index + dice.below(9));
        compound.committee = index % size.committees;
        compound.company = index % companies;
        compound.entrances = size.entrances_a_compound + dice.below(2) + (index < 3 ? 3 : 0);
        compound.floors = size.floors;
        compound.flats = size.flats_a_floor;
        compound.weight = index == 0 ? 120 : index < 3 ? 60 : dice.between(5, 15);
        compounds.push_back(std::move(compound));
    }
    return compounds;
}

UnitPlan body(UnitKind kind, std::string name, std::string duty) {
    UnitPlan plan;
    plan.kind = kind;
    plan.name = name;
    plan.short_name = std::move(name);
    plan.duty = std::move(duty);
    return plan;
}

std::vector<UnitPlan> plan_bodies() {
    std::vector<UnitPlan> bodies = {
        body(UnitKind::SpecialCommittee,
             "物业服务提升专委会",
             "帮物业把日常服务做实：保洁、维修、秩序、收支公开。"),
        body(UnitKind::SpecialCommittee,
             "优化宜居专委会",
             "牵头房屋修缮、加装电梯、停车和环境改善。"),
        body(
            UnitKind::SpecialCommittee, "零距离保障专委会", "看着每一件事有人接、有期限、有答复。"),
        body(UnitKind::ObserverPanel, "特邀观察员", "到现场看，把看到的如实写下来。"),
        body(UnitKind::SupervisorPanel, "特邀督导员", "对久拖不决的事提问，答复要公开。"),
        body(UnitKind::LegalWorkshop, "零距离法律工作室", "为业委会和居民解释规则，调解纠纷。")};
    for (std::size_t at = 0; at < bodies_panel_observer; ++at) {
        bodies[at].seats = {
            {"召集人", {Power::Convene, Power::Supervise}, at == 0 ? "convener" : ""},
            {"副召集人", Powers{Power::Convene}, {}, at == 1},
            {"联络员", {Power::Handle, Power::Supervise}, at == bodies_guarantor ? "liaison" : ""}};
    }
    for (int number = 0; number < observers; ++number) {
        bodies[bodies_panel_observer].seats.push_back({"观察员",
                                                       Powers{Power::Observe},
                                                       number == 0 ? "observer" : "",
                                                       false,
                                                       number == 1 ? short_term : usual_term});
    }
    for (int number = 0; number < supervisors; ++number) {
        bodies[bodies_panel_supervisor].seats.push_back({"督导员",
                                                         {Power::Supervise, Power::Observe},
                                                         number == 0 ? "supervisor" : "",
                                                         number + 1 == supervisors,
                                                         number == 1 ? short_term : usual_term});
    }
    bodies[bodies_workshop].seats = {{"值班律师", Powers{Power::Handle}, "lawyer"},
                                     {"调解员", Powers{Power::Handle, Power::Check}}};
    return bodies;
}

UnitPlan plan_committee(int index) {
    const std::string name = committee_names[static_cast<std::size_t>(index)];
    UnitPlan unit;
    unit.kind = UnitKind::ResidentsCommittee;
    unit.name = name + "居民委员会";
    unit.short_name = name + "居委会";
    unit.committee = index;
    const Powers member = {Power::Handle, Power::Intake, Power::CallBack, Power::Dispatch};
    unit.seats = {{"社区工作者", member, index == 0 ? "committee" : ""},
                  {"居委会主任", checker_powers, index == 0 ? "second" : ""}};
    if (index % 7 == 3) {
        unit.seats.push_back({"社区工作者", handler_powers, {}, true});
    }
    return unit;
}

UnitPlan plan_company(int index, const std::vector<CompoundPlan>& compounds) {
    const std::string name = company_names[static_cast<std::size_t>(index)];
    UnitPlan unit;
    unit.kind = UnitKind::PropertyCompany;
    unit.name = name + "物业服务有限公司";
    unit.short_name = name + "物业";
    unit.duty = "房屋和设施的维修、保洁、保安、停车。";
    unit.bodies = {0, index % 2 + 1};
    unit.seats = {{"客服", handler_powers, index == 0 ? "clerk" : ""},
                  {"物业经理", checker_powers, index == 0 ? "manager" : ""}};
    unit.seats.back().is_vacant = index == 5;
    for (std::size_t at = 0; at < compounds.size(); ++at) {
        if (compounds[at].company == index) {
            unit.compounds.push_back(static_cast<int>(at));
        }
    }
    return unit;
}

// Four compounds in five have an owners' committee; now and then nobody sits in it.
void plan_owners(const std::vector<CompoundPlan>& compounds, std::vector<UnitPlan>& units) {
    for (std::size_t at = 0; at < compounds.size(); ++at) {
        if (at % 5 == 4) {
            continue;
        }
        UnitPlan unit;
        unit.kind = UnitKind::OwnersCommittee;
        unit.name = compounds[at].name + "业主委员会";
        unit.short_name = compounds[at].name + "业委会";
        unit.compounds = {static_cast<int>(at)};
        const bool is_vacant = at % 20 == 13;
        unit.seats = {{"业委会主任", handler_powers, at == 0 ? "owners" : "", is_vacant},
                      {"业委会委员", Powers{Power::Check}, {}, is_vacant}};
        units.push_back(std::move(unit));
    }
}

// Units that serve no place of their own: departments and what else takes part.
void plan_members(std::vector<UnitPlan>& units) {
    struct Row {
        UnitKind kind;
        const char* name;
        const char* duty;
        int body;
    };
    static constexpr std::array rows = {
        Row{UnitKind::Department, "房屋管理事务所", "房屋修缮、维修资金、加装电梯的指导。", 1},
        Row{UnitKind::Department, "综合行政执法队", "违法搭建、街面秩序。", 2},
        Row{UnitKind::Department, "平安工作办公室", "消防、群租、电动车充电。", 2},
        Row{UnitKind::Department, "自治工作办公室", "业委会指导和换届。", 0},
        Row{UnitKind::Member, "清和绿化养护队", "绿地修剪和补种。", 1},
        Row{UnitKind::Member, "登高电梯维保公司", "电梯维保和急修。", 0},
        Row{UnitKind::Member, "洁邻清运公司", "生活垃圾和装修垃圾清运。", 0},
        Row{UnitKind::Member, "暖阳为老服务社", "助餐、助浴、探访。", 2},
        Row{UnitKind::Member, "半亩设计事务所", "小区微更新的方案。", 1},
        Row{UnitKind::Member, "知春律师事务所", "法律咨询和调解。", bodies_workshop},
        Row{UnitKind::Member, "南风社区基金会", "小额资助和募集。", 2},
    };
    for (const auto& row : rows) {
        UnitPlan unit = body(row.kind, row.name, row.duty);
        unit.bodies = {row.body};
        unit.seats = {{"经办人", handler_powers}, {"负责人", checker_powers}};
        units.push_back(std::move(unit));
    }
}

std::vector<SeatPlan> plan_desk() {
    const Powers clerk = {Power::Handle, Power::Intake, Power::Dispatch, Power::CallBack};
    const Powers leader = {Power::Check,
                           Power::CallBack,
                           Power::Dispatch,
                           Power::Override,
                           Power::Supervise,
                           Power::Convene,
                           Power::Observe};
    const Powers keeper = {Power::Configure, Power::Administer, Power::Convene};
    return {{"值班员", clerk, "desk"},
            {"街道分管负责人", leader, "leader"},
            {"系统管理员", keeper, "operator"}};
}

} // namespace

Size whole_street() {
    return {};
}

Size small_street() {
    return {3, 8, 2, 3, 2};
}

StreetPlan plan_street(const Size& size, std::uint64_t seed) {
    Dice dice(seed);
    StreetPlan plan;
    for (int index = 0; index < size.committees; ++index) {
        plan.committees.push_back(std::string(committee_names[static_cast<std::size_t>(index)]) +
                                  "居委会");
    }
    plan.compounds = plan_compounds(size, dice);
    plan.bodies = plan_bodies();
    for (int index = 0; index < size.committees; ++index) {
        plan.units.push_back(plan_committee(index));
    }
    const int companies = std::min(size.compounds, static_cast<int>(company_names.size()));
    for (int index = 0; index < companies; ++index) {
        plan.units.push_back(plan_company(index, plan.compounds));
    }
    plan_owners(plan.compounds, plan.units);
    plan_members(plan.units);
    plan.desk = plan_desk();
    return plan;
}

std::vector<std::string> demo_logins() {
    return {"manager",
            "clerk",
            "committee",
            "second",
            "owners",
            "desk",
            "leader",
            "convener",
            "liaison",
            "observer",
            "supervisor",
            "lawyer",
            "operator"};
}

std::string person_name(Dice& dice) {
    return fmt::format(
        "{}{}{}", dice.pick(surnames), dice.pick(first_syllables), dice.pick(last_syllables));
}

} // namespace town
