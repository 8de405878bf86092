story  What can't be done now is suspended with a plan, and looked at again

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "电梯太旧，要整台更新。" about lift
as     the repairer
accept
contact by phone
cannot suspend until 2026-12-18 "自己挂自己的账。" "经理"
as     the committee's head
cannot suspend until 2027-06-30 "太久。" "主任"
told   "90 天"
suspend until 2026-12-18 "业委会 12 月表决动用维修资金，通过后更新。" "居委会分管副主任"
see    case 1 is owned by the residents' committee, handled by the property company, step due 2026-12-18, answer due 2026-11-27
see    the resident reads "12 月表决动用维修资金"
see    the resident does not read "居委会分管副主任"
see    staff read "办理方案：业委会 12 月表决"
see    staff read "负责人：居委会分管副主任"
see    the public reads "暂时办不成"
see    the public does not read "12 月表决"

at     2026-12-17 12:00
see    case 1 is contacted, owned by the residents' committee
at     2026-12-18 17:30
tick
see    the journal ends with review_fell_due
see    staff find on the desk case 1
see    staff read "恢复办理"
suspend until 2027-01-15 "表决改在 1 月。" "居委会分管副主任"
see    staff read "继续挂账"

at     2027-01-08 09:00
resume "表决通过了，马上更新。"
see    case 1 is contacted, owned by the residents' committee, step due 2027-01-15
see    the resident reads "表决通过了"
see    the journal ends with case_suspended, case_resumed
