// The short notes and reasons that people write with what they do.

#include <array>
#include <vector>

#include "town/words.hpp"

namespace town {
namespace {

struct Row {
    Line line;
    std::string_view words;
};

constexpr std::array rows = {
    Row{Line::Contacted, "已联系上本人，约好了时间。"},
    Row{Line::Contacted, "和本人核对过，情况基本属实。"},
    Row{Line::Contacted, "问清了地点和时间，先安抚，再安排。"},
    Row{Line::Contacted, "和居民约了明天上午一起到现场看。"},
    Row{Line::NotReached, "两次都没联系上，晚些再联系。"},
    Row{Line::NotReached, "本人不在，留了联系方式。"},
    Row{Line::Worked, "已到现场看过，今天着手办。"},
    Row{Line::Worked, "和相关住户谈过一轮，对方同意配合。"},
    Row{Line::Worked, "现场拍了照，方案报经理。"},
    Row{Line::Worked, "人手已经安排好，预计两天办完。"},
    Row{Line::CheckedWell, "现场核过，属实，可以回访。"},
    Row{Line::CheckedWell, "照片和答复一致，同意。"},
    Row{Line::SentBack, "还有一处没有办到位，请补办后再报。"},
    Row{Line::SentBack, "答复没有说清什么时候完工，请补充。"},
    Row{Line::Dissatisfied, "好了一天又是老样子，没有真正解决。"},
    Row{Line::Dissatisfied, "说好的时间没来，还是老样子。"},
    Row{Line::Dissatisfied, "只是口头劝了几句，问题还在。"},
    Row{Line::Satisfied, "处理得很快，谢谢。"},
    Row{Line::Satisfied, "已经好了，没有别的意见。"},
    Row{Line::Unresolved, "涉及产权历史问题，现有办法解决不了，已如实告诉居民。"},
    Row{Line::Unresolved, "需要多数业主表决，目前没有达到比例，暂时办不成。"},
    Row{Line::TurnTo, "可到零距离法律工作室咨询，每周三下午有律师值班。"},
    Row{Line::TurnTo, "可向区房管部门申请复核，居委会可以陪同。"},
    Row{Line::NoAction, "和另一件是同一件事，已并在那边办理。"},
    Row{Line::NoAction, "核实后不在本小区，已告知居民向所在地反映。"},
    Row{Line::NoActionRefused, "情况有出入，应当继续办理。"},
    Row{Line::Withdrawn, "已经自己解决了，撤回。"},
    Row{Line::Reassigned, "不属于原单位的职责，改派后由新单位办理。"},
    Row{Line::PartAsked, "请派人到现场一起看，把你们那一段办掉。"},
    Row{Line::PartAsked, "请把停水停梯的告示贴到各门洞，并通知到户。"},
    Row{Line::PartAsked, "请查一下台账，写明这项费用怎么列支。"},
    Row{Line::PartAnswered, "我们这一部分已经办好，照片交给牵头单位。"},
    Row{Line::PartAnswered, "台账已查，写在附页，可以据此答复居民。"},
    Row{Line::PartGivenUp, "这一步改由本单位自己做，不再等。"},
    Row{Line::HandedOver, "现场看过，属于贵单位职责，请接着办。"},
    Row{Line::NotTakenOver, "合同里写明由原单位负责，不能接收。"},
    Row{Line::SameMatter, "和先收到的那件是同一件事，并在一起办。"},
    Row{Line::OtherMatter, "反映里还有一件事：楼道堆物没人清。"},
    Row{Line::OtherMatter, "反映里还有一件事：停车费收据没给。"},
    Row{Line::BeyondPower, "多次劝阻无效，需要执法，本单位没有这个权。"},
    Row{Line::BeyondPower, "牵涉几个部门，单位之间协调不动。"},
    Row{Line::LegalQuestion, "能否责令限期改正？依据哪一条？"},
    Row{Line::LegalQuestion, "费用该由谁承担，业主大会要不要表决？"},
    Row{Line::LegalOpinion, "可以责令限期改正，程序和依据附后。"},
    Row{Line::LegalOpinion, "属于共有部分，应先由业主共同决定，再由责任方承担。"},
    Row{Line::DepartmentAsked, "请到场核查，依职责处理并回复。"},
    Row{Line::DepartmentReplied, "已到场核查并开具通知书，限期整改。"},
    Row{Line::VisitRecord, "各方到场，当面说清要求和期限，当事人签字。"},
    Row{Line::PowerCame, "当事人已按要求改正，现场复查合格。"},
    Row{Line::PowerCame, "已完成一部分，其余按通知书的期限继续办。"},
    Row{Line::CommitteeAsks, "这类事最近几次了？根子在哪里？"},
    Row{Line::CommitteeAsks, "居民说修了又坏，打算怎么彻底解决？"},
    Row{Line::CommitteeAnswered, "一个季度里第三次，根子在设备老化，已列入更换计划。"},
    Row{Line::MoreTime, "配件需要定制，经与居民商量延长办理时间。"},
    Row{Line::OtherCategory, "按实际情况调整类别。"},
    Row{Line::OtherOwner, "涉及几个单位，改由一家牵头盯到底。"},
    Row{Line::Redacted, "原文提到他人的隐私，隐去后供工作人员查看。"},
    Row{Line::Returned, "核对过服务范围图，地点不在本单位的范围内。"},
    Row{Line::Returned, "合同约定的服务内容里没有这一项，附合同第 4 页。"},
    Row{Line::ReturnAccepted, "核对属实，改由对口的单位办理。"},
    Row{Line::ReturnRefused, "就在服务范围内，由原单位兜底办到底。"},
    Row{Line::ExtensionGranted, "配件要向厂家定制，期间派人值守，请您谅解。"},
    Row{Line::ExtensionGranted, "施工要避开雨天，顺延几天，修好后马上告诉您。"},
    Row{Line::ExtensionRefused, "现有人手可以按期办完，不同意延期。"},
    Row{Line::Planned, "列入下一批小区更新计划，等业主表决和资金到位后动工。"},
    Row{Line::Planned, "等区里的改造方案批下来，由居委会牵头落实。"},
    Row{Line::Resumed, "条件已经具备，恢复办理。"},
    Row{Line::Awaited, "请告诉我们哪天在家，师傅好上门。"},
    Row{Line::Awaited, "请补一张现场的照片，或说说是几号楼几层。"},
    Row{Line::Added, "补充一下：今天又看了一次，情况还是一样。"},
    Row{Line::Added, "补充：已经拍了照，需要的话可以发给你们。"},
};

} // namespace

std::string_view say_line(Dice& dice, Line line) {
    std::vector<std::string_view> fitting;
    for (const auto& row : rows) {
        if (row.line == line) {
            fitting.push_back(row.words);
        }
    }
    return dice.pick(fitting);
}

} // namespace town
