story  Where public power must step in: asked for, answered, visited, told and counted

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "一楼把天井搭成了房子，物业劝了不听。" about property_service
as     the repairer
cannot intervene "要执法。" ask "能否限期拆除？" by 2026-11-24
accept
contact by visit
cannot intervene "" ask "能否限期拆除？" by 2026-11-24
cannot intervene "要执法。" ask "" by 2026-11-24
cannot visit 2026-11-20 "看过。"
intervene "拆违要执法，物业没有这个权。" ask "能否限期拆除？" by 2026-11-24
cannot intervene "再来一次。" ask "能否？" by 2026-11-24
cannot submit "在等执法。"
told   "公权力介入还没有结果"
see    the resident reads "提请公权力介入，由零距离保障专委会协调"
see    the public reads "超出权限"

as     the lawyer
see    staff find on the desk case 1
hand in "依《上海市拆除违法建筑若干规定》可责令限期拆除。"
as     the manager
cannot department "城管执法中队" by 2026-11-26 "下达通知。"
as     the guarantor
cannot department "" by 2026-11-26 "下达通知。"
cannot end intervention as solved ""
department "城管执法中队" by 2026-11-26 "下达限期拆除通知。"
see    staff find on the desk case 1
see    the public reads "请城管执法中队办一件事"
cannot end intervention as solved "还没回复。"
told   "还有 1 项意见或部门回复没有收到"

at     2026-11-25 10:00
cannot visit 2026-11-26 "明天。"
visit 2026-11-25 "执法、物业、居委会、业主四方到场，业主同意一周内自拆。"
hand in "通知书 11 月 25 日送达。"
end intervention as solved "业主已自行拆除，天井恢复。"
see    the resident reads "业主已自行拆除"
see    the public does not read "业主已自行拆除"
see    the journal ends with visit_held, part_answered, intervention_ended
as     the repairer
submit "天井违建已拆除，感谢您反映。"
see    case 1 is submitted, handled by the property company, answer due 2026-11-27
see    the page /interventions reads "城管执法中队"
see    the page /interventions reads "1/1"
