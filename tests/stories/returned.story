story  A case is handed back, and whoever dispatched it decides

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "楼下烧烤店的油烟飘进屋里。" about public_facilities
as     the repairer
cannot return as not_our_duty
return as not_our_duty "油烟是沿街店铺的，不在小区红线内，附照片编号 3。"
see    case 1 is assigned, handled by the property company, owned by the residents' committee, step due 2026-11-23
see    the resident reads "正在确认由哪个单位来办"
see    the resident does not read "附照片编号 3"
cannot accept
cannot refuse return "自己定。"
as     the manager
cannot accept return to the owners' committee "经理也不能定。"

cannot propose no action "与我们无关。"
as     the committee's head
cannot split off "店招也要管。" about advertising
told   "已经退单"

at     2026-11-20 14:00
as     the committee's clerk
see    staff find on the desk case 1
see    staff read "附照片编号 3"
accept return to the owners' committee "业委会管公共部位的出租合同。"
see    case 1 is handled by the owners' committee, first handled by the owners' committee, answer due 2026-11-27, step due 2026-11-23

as     the owners' head
return as wrong_place "店铺不在小区里。"
see    case 1 is owned by the street, handled by the owners' committee
as     the committee's head
cannot refuse return "第二次归街道。"
as     the street's officer
refuse return "合同是业委会签的，由业委会兜底。"
see    case 1 is assigned, handled by the owners' committee, owned by the owners' committee
see    the public reads "退单不成立，由瞿溪业委会兜底办理"
see    the journal ends with case_returned, return_refused
as     the owners' head
cannot return as duplicate "再退一次。"
told   "不能再退"
accept
see    case 1 is accepted
