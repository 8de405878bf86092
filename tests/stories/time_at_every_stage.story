story  Time is asked for, a case is suspended, and the resident awaited, at any stage of the work

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "电梯要换钢丝绳。" about lift
as     the repairer
accept
contact by phone
ask for time until 2026-12-04 "钢丝绳要定制。"
as     the committee's clerk
refuse more time "市内有现货。"
as     the repairer
wait for the resident "哪天在家？"
wait no longer
as     the committee's head
suspend until 2026-12-18 "等表决。" "分管副主任"
resume "表决提前了。"

as     the repairer
contact by visit
work   "量了尺寸。"
ask for time until 2026-12-04 "现货长度不够。"
as     the committee's clerk
refuse more time "再问一家。"
as     the repairer
ask for time until 2026-12-04 "问了三家都没有。"
as     the committee's clerk
grant more time "确实要定制，12 月 4 日前换好。"
as     the repairer
work   "订好了货。"
contact by message
wait for the resident "哪天可以停梯？"
wait no longer
as     the committee's head
suspend until 2026-12-18 "厂家停产两周。" "分管副主任"
resume "厂家恢复了。"

as     the repairer
submit "钢丝绳换好了。"
as     the manager
send back "请写明检测结果。"
as     the repairer
submit "钢丝绳换好，检测合格。"
as     the manager
check
as     the committee's clerk
call back dissatisfied "还是响。"
as     the repairer
contact by visit
work   "听了一个小时。"
wait for the resident "什么时候响得最厉害？"
wait no longer
as     the committee's head
suspend until 2026-12-18 "等厂家派人。" "分管副主任"
resume "厂家来人了。"
as     the repairer
plan   "厂家到场调平，经理陪同。"
as     the street's head
refuse the plan "请写哪一天。"
as     the repairer
plan   "今天厂家到场调平，经理陪同。"
as     the street's head
sign the plan
see    case 1 is handled again, owned by the residents' committee, answer due 2026-12-04
see    the journal ends with plan_refused, plan_proposed, plan_signed
