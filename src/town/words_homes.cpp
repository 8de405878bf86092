// Reports about homes and what belongs to all owners.

#include <array>

#include "town/words.hpp"

namespace town {
namespace {

constexpr std::array homes = {
    Report{"lift", "{门}电梯又停了，按了半天没反应，家里有老人上不去楼。"},
    Report{"lift", "电梯到{层}楼会抖一下，响声很大，坐着心里发慌。"},
    Report{"lift", "{门}电梯里的灯坏了{天}天，晚上黑乎乎的。"},
    Report{"lift", "电梯门关不严，要用手推一把才走，请维保来看看。"},
    Report{"lift", "电梯年检的标签过期了，还能坐吗？"},
    Report{"lift", "早上{点}点电梯停在两层之间，过了十几分钟才有人来。"},
    Report{"lift", "电梯按钮按下去不亮，{层}楼的要按好几次。"},
    Report{"lift", "电梯轿厢地板翘起来了，轮椅进出会卡住。"},
    Report{"lift_retrofit", "我们{门}想加装电梯，一楼邻居有顾虑，请居委会帮忙坐下来谈谈。"},
    Report{"lift_retrofit", "加装电梯现在签到第几步了？楼里老人天天问。"},
    Report{"lift_retrofit", "加梯后管线怎么移、钱怎么分，希望有人给大家讲清楚。"},
    Report{"house_repair", "{门}顶楼下雨就漏，墙皮掉了一大片，被子都潮了。"},
    Report{"house_repair", "外墙有一块空鼓，看着要掉，下面就是大家走的路。"},
    Report{"house_repair", "楼道窗户合页坏了，风一大就哐哐响，怕砸到人。"},
    Report{"house_repair", "卫生间的水顺着墙渗到楼道里，{层}楼墙面都发霉了。"},
    Report{"house_repair", "落水管断了一截，雨水直接打在我家雨棚上。"},
    Report{"house_repair", "{门}楼梯台阶缺了一块角，晚上容易踩空。"},
    Report{"house_repair", "阳台外侧的裂缝比去年长了，想请人来鉴定一下。"},
    Report{"water_supply", "这{天}天自来水发黄，放很久才清，能不能洗一下水箱？"},
    Report{"water_supply", "{层}楼水压太小，热水器打不着火。"},
    Report{"water_supply", "昨天停水没有看到通知，家里一点准备都没有。"},
    Report{"water_supply", "楼下水表井一直在渗水，白白流掉太可惜。"},
    Report{"water_supply", "水箱多久洗一次？希望把检测结果贴出来。"},
    Report{"sewer", "一楼下水道返水，厨房地上全是污水，请尽快来通。"},
    Report{"sewer", "{门}门口窨井冒水，味道很大，走路都要绕开。"},
    Report{"sewer", "化粪池好久没清了，这{天}天院子里一直有臭味。"},
    Report{"sewer", "雨一大小区西边就倒灌，车都趴在水里。"},
    Report{"electricity", "{门}楼道灯{天}天不亮了，老人晚上下楼都摸黑。"},
    Report{"electricity", "感应灯太迟钝，要跺好几下脚才亮。"},
    Report{"electricity", "这周已经跳闸三次，空调一开整层就没电。"},
    Report{"electricity", "小区路灯坏了一排，从大门到{门}都是黑的。"},
    Report{"electricity", "电表箱的门掉了，线露在外面，小孩子伸手就能碰到。"},
    Report{"gas_supply", "燃气公司来换表的时间能不能提前贴个通知？"},
    Report{"gas_supply", "{门}燃气管道外面锈得厉害，想请人来检查。"},
    Report{"door_entry", "{门}防盗门关不上，谁都能进来，晚上不放心。"},
    Report{"door_entry", "门禁刷脸刷不出来，老人站在门口等了半天。"},
    Report{"door_entry", "对讲坏了快半个月，快递都打不进来。"},
    Report{"door_entry", "车棚那边的监控好像没开，电瓶车被人动过。"},
    Report{"door_entry", "新来的租客没有门禁卡，在哪里办？"},
    Report{"roads_in_compound", "{门}前面的路坑坑洼洼，下雨就积水。"},
    Report{"roads_in_compound", "井盖松了，车一压就响，晚上吵得睡不着。"},
    Report{"roads_in_compound", "无障碍坡道的扶手断了，轮椅推上去很吃力。"},
    Report{"roads_in_compound", "地砖翘起来绊了人，邻居阿婆摔了一跤。"},
    Report{"greenery", "窗前的大树太密了，白天家里也要开灯，请修剪一下。"},
    Report{"greenery", "有人在绿地里种菜还浇粪，味道受不了。"},
    Report{"greenery", "台风刮断的树枝还挂在上面，走下面提心吊胆。"},
    Report{"greenery", "花坛里的枯树{天}天没人管，能不能补种？"},
    Report{"cables", "{门}楼道里的线拉得像蜘蛛网，有的都垂到头顶了。"},
    Report{"cables", "换宽带的师傅把旧线剪断就走了，一地线头。"},
    Report{"cables", "地下车库手机没信号，出了事电话都打不出去。"},
    Report{"public_facilities", "健身器材的踏板松了，老人踩上去很危险。"},
    Report{"public_facilities", "希望{门}前面加一张长椅，老人走累了能歇歇。"},
    Report{"public_facilities", "活动室周末能不能多开两个小时？"},
    Report{"public_facilities", "儿童滑梯裂了口子，边上很锋利。"},
    Report{"property_service", "报修{天}天了，客服每次都说登记了，就是没人来。"},
    Report{"property_service", "门岗晚上经常没人，外卖车随便进。"},
    Report{"property_service", "保洁只扫一楼，{层}楼以上的楼道好久没拖过了。"},
    Report{"property_service", "物业电话中午打不通，急事怎么办？"},
    Report{"property_service", "想看看物业今年的服务承诺，贴在哪里了？"},
    Report{"property_fee", "物业费账单上多了一项公摊，没有人解释过。"},
    Report{"property_fee", "缴费后没给收据，第二次又来催，请核对一下。"},
    Report{"property_fee", "装修押金退了{天}天还没到账。"},
    Report{"maintenance_fund", "维修资金还剩多少，在哪里可以查到自己家的？"},
    Report{"maintenance_fund", "屋面大修的费用分摊，想看看工程审价的结果。"},
    Report{"maintenance_fund", "续筹通知看不太懂，能不能请人来讲一讲？"},
    Report{"public_income", "电梯里广告这么多，收入去哪儿了，请公开一下。"},
    Report{"public_income", "上半年的停车收入还没有公示，往年七月就贴了。"},
    Report{"public_income", "快递柜的场地费归谁，怎么用，大家都想知道。"},
    Report{"owners_committee", "业委会到期了，换届什么时候开始？"},
    Report{"owners_committee", "业主大会投票的结果贴了半天就撕掉了，能再公布一次吗？"},
    Report{"owners_committee", "想当业主代表，要准备哪些材料？"},
    Report{"parking", "{门}门口总有车横着停，婴儿车都推不出去。"},
    Report{"parking", "有辆僵尸车占着车位一年多了，轮胎都瘪了。"},
    Report{"parking", "外来车停一整夜，业主回来反而没位子。"},
    Report{"parking", "有人在公共车位上装地锁，请拆掉。"},
    Report{"parking", "道闸早上{点}点抬不起来，堵了一长串。"},
};

} // namespace

std::span<const Report> reports_of_homes() {
    return homes;
}

} // namespace town
