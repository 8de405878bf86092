// The rules that every street begins with.

#include "cases/rules.hpp"

namespace cases {
namespace {

constexpr std::string_view defaults =
    R"toml(# 办件怎么派、限几天。数字是工作日；
# 也可以写成 "4 office_hours"（工作时）或 "2 clock_hours"（自然时）。
# How cases are routed and timed. Numbers are working days;
# "4 office_hours" and "2 clock_hours" will do too.

[limits]
contact = 1      # 首次联系 first contact
answer = 5       # 答复 answer
supervised = 3   # 督办后 once supervised
rehandled = 3    # 重办 handled again
check = 1        # 核查 check
call_back = 1    # 回访 call back
question = 2     # 答专委会的问题 a committee's question

# 先写的先算。 The first that fits counts.
[[limits.special]]
asks = ["enquiry", "praise"]
answer = 1

[[limits.special]]
categories = [
    "illegal_building", "group_letting", "public_income", "lift_retrofit", "maintenance_fund",
    "renewal",
]
answer = 15

[ladder]
owner_acts = 1             # 升级后给上一级的时间 what each rung gives the level above
supervise_after_times = 3  # 超过全程期限的几倍转督办 times the whole limit

[call_back]
tries = 3        # 几次联系不上就结案 calls that reach nobody before it is closed

[undo]
minutes = 10

[returns]
within = 1       # 派到后几天内可以退单 how long after it came a case may be handed back
decided = 1      # 派单的一级几天内决定 how long whoever dispatched may take to decide

[extension]
times = 1              # 一件可以延期几次 how often a case may be extended
working_days_max = 15  # 最多延几个工作日 by how many working days at most

[suspension]
review_days_max = 90   # 挂账最多几天后复看 after how many days it is looked at again at the latest
clock = "stops"        # 这一步的钟：stops 停，runs 照走 the step's clock meanwhile

[signing]
plans_of = ["supervised", "rehandled"]  # 督办的、重办的，都要街道领导签了方案才能答复
                                        # whose plan the street's leader signs first

# 等居民时，只有写在这里的才停这一步的钟；整件事的钟从不停。例如：
# While the resident is awaited the step's clock stops only for what stands here. For example:
# [[waiting.stops]]
# categories = ["maintenance_fund"]

# 超出办理单位权限、要公权力介入的事，由谁协调、谁出法律意见。
# Who brings public power in where a handler's own does not reach, and who gives the legal opinion.
[intervention]
committee = "零距离保障专委会"
workshop = "零距离法律工作室"

# 专委会管事不管人：哪些类别由哪个专委会看着。
# Special committees own matters, not desks: which categories each watches over.
[[matter]]
committee = "物业服务提升专委会"
categories = [
    "lift", "house_repair", "water_supply", "sewer", "electricity", "door_entry",
    "roads_in_compound", "greenery", "public_facilities", "property_service", "property_fee",
    "waste_sorting", "litter", "pests",
]

[[matter]]
committee = "优化宜居专委会"
categories = [
    "owners_committee", "public_income", "maintenance_fund", "lift_retrofit", "renewal", "parking",
]

[[matter]]
committee = "零距离保障专委会"
categories = [
    "illegal_building", "group_letting", "street_order", "advertising", "road_traffic",
    "cooking_fumes", "work_and_pay", "corridor_clutter", "fire_passage", "fire_equipment",
    "ebike_charging", "falling_objects",
]

# 从上到下，第一条对得上的算数；都对不上的，归街道值班台。
# From top to bottom, the first that fits counts; without one it goes to the duty desk.
[[route]]
chinese = "物业管理的事 → 小区物业"
english = "Property matters → the compound's property company"
categories = [
    "lift", "house_repair", "water_supply", "sewer", "electricity", "door_entry",
    "roads_in_compound",
    "greenery", "public_facilities", "property_service", "property_fee", "parking", "waste_sorting",
    "litter", "corridor_clutter", "pests", "fire_passage", "fire_equipment", "ebike_charging",
    "falling_objects",
]
to = "property_company"

[[route]]
chinese = "业主共同的事 → 业委会"
english = "What owners decide together → the owners' committee"
categories = ["public_income", "owners_committee", "maintenance_fund"]
to = "owners_committee"

[[route]]
chinese = "要执法或跨部门的事 → 街道值班台"
english = "What needs enforcement or several departments → the street's duty desk"
categories = [
    "illegal_building", "group_letting", "street_order", "advertising", "road_traffic",
    "cooking_fumes", "work_and_pay",
]
to = "duty_desk"

[[route]]
chinese = "小区里的其他事 → 居委会"
english = "Everything else in a compound → the residents' committee"
to = "residents_committee"
)toml";

} // namespace

std::string_view default_rules_document() {
    return defaults;
}

} // namespace cases
