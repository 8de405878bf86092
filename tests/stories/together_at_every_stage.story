story  Others do their part, and public power steps in, at any stage before the answer

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "一楼把天井搭成了房子。" about property_service
as     the repairer
accept
ask the owners' committee, by 2026-11-24 "查管理规约。"
give up "规约就在手边。"
ask the owners' committee, by 2026-11-24 "查验收图。"
as     the owners' head
hand in "验收图上没有这间。"
as     the repairer
intervene "要执法。" ask "能否责令停工？" by 2026-11-24
as     the lawyer
hand in "可以责令停工。"
as     the guarantor
department "城管执法中队" by 2026-11-26 "责令停工。"
hand in "已停工。"
visit 2026-11-20 "四方到场。"
end intervention as partly "停了工，还没拆。"

as     the repairer
contact by visit
ask the owners' committee, by 2026-11-24 "劝一劝业主。"
give up "业主自己来了。"
ask the owners' committee, by 2026-11-24 "记下业主的说法。"
as     the owners' head
hand in "业主愿意谈。"
as     the repairer
intervene "谈了不拆。" ask "能否限期拆除？" by 2026-11-24
as     the lawyer
hand in "可以限期拆除。"
as     the guarantor
department "城管执法中队" by 2026-11-26 "下达限期拆除通知。"
hand in "通知已送达。"
visit 2026-11-20 "再到现场。"
end intervention as partly "答应一周内拆。"

as     the repairer
work   "每天去看一次。"
ask the owners' committee, by 2026-11-24 "贴告示。"
give up "告示物业贴了。"
ask the owners' committee, by 2026-11-24 "通知邻居。"
as     the owners' head
hand in "邻居都通知了。"
as     the repairer
intervene "到期没拆。" ask "能否代为拆除？" by 2026-11-24
as     the lawyer
hand in "依法可以代为拆除。"
as     the guarantor
department "城管执法中队" by 2026-11-26 "组织拆除。"
hand in "已拆除。"
visit 2026-11-20 "拆除时到场。"
end intervention as solved "拆完了。"

as     the repairer
submit "天井恢复了。"
as     the manager
check
as     the committee's clerk
call back dissatisfied "砖块没清走。"
as     the repairer
ask the owners' committee, by 2026-11-24 "找清运的车。"
give up "物业有车。"
ask the owners' committee, by 2026-11-24 "谁付清运费。"
as     the owners' head
hand in "违建人付。"
as     the repairer
intervene "违建人不付。" ask "能否追偿？" by 2026-11-24
as     the lawyer
hand in "可以追偿。"
as     the guarantor
department "司法所" by 2026-11-26 "调解清运费。"
hand in "已达成协议。"
visit 2026-11-20 "清运时到场。"
end intervention as solved "清运完了。"
see    case 1 is handled again
see    the journal ends with visit_held, intervention_ended
see    the page /interventions reads "司法所"
