// What many streets say. "＿＿" is for the hand that fills it in; nothing here is sent by itself.

#include <array>

#include "cases/templates.hpp"

namespace cases {
namespace {

using Codes = std::vector<std::string>;

WriteTemplate said(TemplateUse use, const char* category, const char* name, const char* words) {
    const std::string code = category;
    return {{}, use, code.empty() ? Codes() : Codes{code}, name, words, 0};
}

const std::array common_texts = {
    said(TemplateUse::Contact,
         "",
         "已联系上",
         "已和居民通电话，核实情况：＿＿。已说明由{单位}办理，{期限}前答复。"),
    said(TemplateUse::Work,
         "",
         "已到现场",
         "已到{地点}现场查看，情况是：＿＿。下一步：＿＿，预计＿＿完成。"),
    said(TemplateUse::Work,
         "lift",
         "维保单位已到场",
         "已通知电梯维保单位到场检修，检修期间停用，现场已张贴告示并安排人员引导。"
         "预计＿＿恢复运行。"),
    said(TemplateUse::Answer,
         "",
         "已经办好",
         "您好！您反映的{地点}的{类别}问题（办件号 {件号}），我们已经处理好了：＿＿。\n"
         "处理后我们又到现场看过，情况正常。以后再遇到同样的事，请随时找我们。"
         "谢谢您告诉我们。\n{单位}"),
    said(TemplateUse::Answer,
         "",
         "咨询答复",
         "您好！您问的事情（办件号 {件号}）答复如下：＿＿。\n依据是：＿＿。\n"
         "要办的话，请带＿＿，到＿＿，办公时间＿＿。还有不清楚的，欢迎再来问。\n{单位}"),
    said(TemplateUse::Answer,
         "lift",
         "电梯恢复运行",
         "您好！您反映的{地点}电梯问题（办件号 {件号}），维保单位已经检修："
         "故障是＿＿，更换（调整）了＿＿，试运行正常，已恢复使用。\n"
         "这几天给您上下楼添了不便，请您谅解。再有异常，请马上联系{单位}。"),
    said(TemplateUse::Answer,
         "neighbour_dispute",
         "邻里协调结果",
         "您好！您反映的事情（办件号 {件号}），我们分别上门听了两家的情况，"
         "一起商量后约定：＿＿。\n我们＿＿后会再来看看。请您也多体谅，有事先找我们说。\n{单位}"),
    said(TemplateUse::Answer,
         "litter",
         "已经清运",
         "您好！您反映的{地点}堆放的垃圾（办件号 {件号}），已于＿＿清走，地面也冲洗过了。\n"
         "我们已提醒＿＿，今后由＿＿每天查看。谢谢您的监督。\n{单位}"),
    said(TemplateUse::Waiting,
         "",
         "约时间上门",
         "要进屋查看才能判断，请您告诉我们方便的时间，我们当天就来。"),
    said(TemplateUse::Waiting,
         "",
         "请补充位置",
         "还没找到您说的地方，请补充具体位置，或者拍张照片，我们马上去看。"),
    said(TemplateUse::Extension,
         "",
         "等配件",
         "配件＿＿要向厂家订货，预计＿＿到货，到货后＿＿天内装好。这期间已采取的措施：＿＿。"),
    said(TemplateUse::NoAction,
         "",
         "不属受理范围",
         "经核实，反映的是＿＿，应当由＿＿处理，不在街道受理范围。"
         "已向居民说明，并告知受理单位和电话：＿＿。"),
    said(TemplateUse::Unresolved,
         "",
         "条件还不具备",
         "多方协调后，因为＿＿（资金、政策或权属），目前还不能解决。"
         "已当面向居民说明。今后＿＿有进展时，再主动联系居民。"),
    said(TemplateUse::CallBack,
         "",
         "回访：已解决",
         "电话回访，居民说问题已经解决，对办理结果满意。")};

} // namespace

std::span<const WriteTemplate> default_templates() {
    return common_texts;
}

} // namespace cases
