// Reports about neighbours and living; enquiries, thanks and offers to help.

#include <array>

#include "town/words.hpp"

namespace town {
namespace {

constexpr std::array living = {
    Report{"neighbour_dispute", "楼上漏水把我家吊顶泡了，楼上不肯赔，请帮忙调解。"},
    Report{"neighbour_dispute", "两家为了门口的鞋架吵了{天}天，想请人来劝劝。"},
    Report{"neighbour_dispute", "隔壁把监控对着我家门，心里不舒服。"},
    Report{"neighbour_dispute", "空调水滴在我家雨棚上，夜里一直响，和楼上说不通。"},
    Report{"elder_care", "父亲一个人住{层}楼，想问问助餐能不能送上门。"},
    Report{"elder_care", "卫生间想装扶手，适老化改造怎么申请？"},
    Report{"elder_care", "隔壁独居阿婆{天}天没开门了，麻烦去看一看。"},
    Report{"elder_care", "社区食堂的菜有点咸，能不能多一个软饭窗口？"},
    Report{"elder_care", "长护险评估要等多久？母亲已经不能下床了。"},
    Report{"hardship", "丈夫大病住院，想问问有什么救助可以申请。"},
    Report{"hardship", "残疾人补贴这个月没到账，请帮忙查一下。"},
    Report{"hardship", "低保复核要带哪些材料？"},
    Report{"children", "暑托班什么时候报名，有名额限制吗？"},
    Report{"children", "放学后孩子没人接，社区有没有晚托？"},
    Report{"children", "托育点的开放时间能不能延到{点}点？"},
    Report{"health", "家庭医生怎么签约？老人腿脚不便。"},
    Report{"health", "流感疫苗在哪里打，要预约吗？"},
    Report{"health", "社区医院能不能配到我常吃的降压药？"},
    Report{"renewal", "听说我们这片要旧改，有没有正式的消息？"},
    Report{"renewal", "美丽家园工程什么时候轮到我们小区？"},
    Report{"renewal", "征收补偿的口径想问清楚，能不能安排一次讲解？"},
    Report{"work_and_pay", "在弄堂口饭店打工，老板欠了两个月工资。"},
    Report{"work_and_pay", "辞职后公积金怎么转出来？"},
    Report{"affairs", "居住证到期了，在居委会能办续签吗？"},
    Report{"affairs", "孩子落户要开什么证明？"},
    Report{"affairs", "退休手续要跑几个地方，能不能一次说清楚？"},
    Report{"affairs", "医保卡丢了，老人怎么代办？"},
    Report{"joining_in", "我会修小家电，想报名当志愿者，周末有空。"},
    Report{"joining_in", "愿意当楼组长，{门}这边一直没有人。"},
    Report{"joining_in", "想参加议事会，听听停车怎么改。"},
    Report{"joining_in", "能不能办个书法班？我可以来教。"},
    Report{"other", "谢谢{门}的师傅，下大雨还来帮我家通下水道。"},
    Report{"other", "小区公告栏玻璃反光，字也小，老人看不清。"},
    Report{"other", "捡到一只黑色书包，放在门卫了，请失主来拿。"},
    Report{"other", "国庆挂的灯笼很好看，能不能春节前再挂起来？"},
};

} // namespace

std::span<const Report> reports_of_living() {
    return living;
}

} // namespace town
