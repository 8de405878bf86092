// The format that every street begins with.

#include "work_orders/format.hpp"

namespace work_orders {
namespace {

constexpr std::string_view defaults =
    R"toml(# 与 12345 市民服务热线往来的工单文件：表头、对照和代码。
# Files exchanged with the 12345 hotline: titles, mappings and codes.

[work_orders.columns]  # 我们的字段 = 对方的表头，先写的先认 ours = their titles, the first counts
number = ["工单编号", "工单号", "编号", "order_number"]
title = ["工单标题", "诉求标题", "标题", "title"]
words = ["诉求内容", "工单内容", "内容", "words"]
said = ["受理时间", "来电时间", "said"]
kind = ["诉求类型", "工单类型", "kind"]
category = ["诉求类别", "问题分类", "category"]
place = ["诉求地址", "事发地址", "地址", "place"]
contact_name = ["来电人", "诉求人", "称呼", "contact_name"]
contact_phone = ["联系电话", "来电号码", "contact_phone"]
answer_by = ["办理期限", "办结时限", "答复期限", "answer_by"]

[work_orders.kinds]  # 对方的诉求类型 = 我们的 their kinds = ours
"咨询" = "enquiry"
"求助" = "help"
"投诉" = "complaint"
"投诉举报" = "complaint"
"建议" = "suggestion"
"意见建议" = "suggestion"
"举报" = "report"
"表扬" = "praise"
"感谢" = "praise"

[work_orders.categories]  # 对方的类别 = 我们的代码；没列的按名称认，再不行按内容认
"电梯故障" = "lift"    # their categories = our codes; others go by name, else by the words

[work_orders.states]  # 我们的结果 = 对方的状态；写 "" 就不报 ours = theirs; "" is not reported
answered = "办结"
unresolved = "办结（未解决）"
returned = "退单"
withdrawn = "撤单"
reopened = "重办"
extended = "延期"

[work_orders.return_codes]  # 退单原因 = 对方的代码 why it is returned = their code
wrong_place = "01"
not_our_duty = "02"
duplicate = "03"
missing_data = "04"
no_action = "09"

# 答复文件的列，按顺序。 The columns of the answer file, in order.
[[work_orders.answers]]
says = "number"
title = "工单编号"

[[work_orders.answers]]
says = "state"
title = "办理状态"

[[work_orders.answers]]
says = "code"
title = "退单代码"

[[work_orders.answers]]
says = "answer"
title = "办理结果"

[[work_orders.answers]]
says = "due"
title = "延期至"

[[work_orders.answers]]
says = "at"
title = "办理时间"

[[work_orders.answers]]
says = "unit"
title = "承办单位"

[[work_orders.answers]]
says = "case"
title = "办件号"
)toml";

} // namespace

std::string_view default_format_document() {
    return defaults;
}

} // namespace work_orders
