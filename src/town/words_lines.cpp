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
    Row{Line::Contacted, "已电话联系，约好上门时间。"},
    Row{Line::Contacted, "上门见到了本人，情况基本属实。"},
    Row{Line::Contacted, "电话里问清了地点和时间，先安抚，再安排。"},
    Row{Line::Contacted, "和居民约了明天上午一起到现场看。"},
    Row{Line::NotReached, "打了两次没人接，晚些再打。"},
    Row{Line::NotReached, "上门不在家，留了联系卡。"},
    Row{Line::Worked, "师傅已到现场，配件今天下单。"},
    Row{Line::Worked, "和相关住户谈过一轮，对方同意配合。"},
    Row{Line::Worked, "现场拍了照，方案报经理。"},
    Row{Line::Worked, "施工队进场，预计两天做完。"},
    Row{Line::CheckedWell, "现场核过，属实，可以回访。"},
    Row{Line::CheckedWell, "照片和答复一致，同意。"},
    Row{Line::SentBack, "现场还没弄干净，请补做后再报。"},
    Row{Line::SentBack, "答复没有说清什么时候完工，请补充。"},
    Row{Line::Dissatisfied, "修了一天又坏了，没有真正解决。"},
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
    Row{Line::MoreTime, "配件需要定制，经与居民商量延长办理时间。"},
    Row{Line::OtherCategory, "按实际情况调整类别。"},
    Row{Line::OtherOwner, "涉及几个单位，改由一家牵头盯到底。"},
    Row{Line::Redacted, "原文提到他人的隐私，隐去后供工作人员查看。"},
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
