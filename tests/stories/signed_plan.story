story  The street's leader signs the plan of a supervised case

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "电梯停了。" about lift
as     the repairer
accept
contact by phone
cannot plan "还用不着。"
at     2026-12-11 17:30
tick
see    case 1 is supervised
as     the repairer
cannot submit "修好了。"
told   "街道领导签方案"
plan   "三天内换好钢丝绳，经理每天到场。"
cannot sign the plan
as     the committee's head
cannot sign the plan
as     the street's head
see    staff read "经理每天到场"
cannot refuse the plan
refuse the plan "请写清楚哪天恢复运行。"
as     the repairer
plan   "12 月 14 日下午恢复运行，经理每天到场。"
as     the street's head
sign the plan
see    the public reads "街道领导签了办理方案"
see    the public does not read "经理每天到场"
as     the repairer
submit "钢丝绳已换好，电梯恢复运行。"
see    case 1 is submitted
see    the journal ends with plan_proposed, plan_signed, case_submitted
