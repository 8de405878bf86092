story  A case is handed over when the other unit takes it, and no clock begins anew

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "电梯大修要大家表决，物业说不归它管。" about lift
as     the repairer
accept
contact by phone
cannot hand over to the owners' committee ""
cannot hand over to the property company "自己。"
hand over to the owners' committee "要业主大会表决。"
see    case 1 is contacted, handled by the property company, step due 2026-11-27
see    staff read "接收以前仍由瞿溪物业负责"
see    the resident reads "想移交给瞿溪业委会"

as     the manager
cannot take over
as     the owners' head
see    staff find on the desk case 1
cannot decline ""
decline "物业合同里写明由物业报修。"
see    the journal ends with handover_ended
as     the repairer
hand over to the owners' committee "报修已做，大修方案要表决。"

at     2026-11-25 09:00
as     the owners' head
take over
see    case 1 is contacted, handled by the owners' committee, first handled by the property company, step due 2026-11-27, answer due 2026-11-27
see    the resident reads "瞿溪业委会接收了移交"
submit "方案定于周日表决。"
see    case 1 is submitted
