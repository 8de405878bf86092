story  Several units do their parts, the first handler answers for the whole

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "电梯停了，修要动维修资金，业委会和物业互相推。" about lift
as     the repairer
cannot ask the owners' committee, by 2026-11-24 "维修资金能否支出。"
accept
contact by phone
cannot ask the owners' committee, by 2026-11-24 ""
cannot ask the owners' committee, by 2026-12-24 "维修资金能否支出。"
told   "不能晚于整件事的期限"
cannot ask the property company, by 2026-11-24 "自己办。"
ask the owners' committee, by 2026-11-24 "维修资金能否支出。"
ask the residents' committee, by 2026-11-25 "把停梯告示贴到门洞。"
see    staff read "维修资金能否支出。"
see    the resident reads "请瞿溪业委会会办一部分"
see    the resident does not read "维修资金能否支出。"
cannot submit "修好了。"
told   "还有 2 个会办部分没有交回"

as     the owners' head
see    staff find on the desk case 1
see    staff read "等交回"
cannot hand in ""
as     the committee's clerk
hand in "告示已贴到 3 号楼各门洞。"

at     2026-11-24 17:30
tick
see    the journal ends with part_escalated
see    case 1 is contacted, handled by the property company, owned by the property company, answer due 2026-11-27
as     the committee's clerk
see    staff find on the desk case 1
as     the owners' head
hand in "业委会同意支出，附会议记录。"
as     the manager
cannot give up "不等了。"
as     the repairer
ask the residents' committee, by 2026-11-26 "再上门通知一遍。"
cannot submit "电梯修好了。"
cannot give up ""
give up "已逐户打过电话，不用再上门。"
submit "电梯修好了，费用从维修资金出，业委会已同意。" publicly "3号楼电梯已修好。"
see    case 1 is submitted, first handled by the property company
as     the manager
check
as     the committee's clerk
call back satisfied
see    case 1 is closed
