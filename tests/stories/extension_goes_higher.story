story  Where nobody above may decide on more time, the next level does

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "电梯要换钢丝绳。" about lift
as     the repairer
accept
contact by phone
nobody sits in the residents' committee
ask for time until 2026-12-11 "钢丝绳要定制。"
as     the manager
cannot refuse more time "经理和维修员是一个单位。"

as     the street's officer
see    staff find on the desk case 1
cannot refuse more time ""
refuse more time "市内有现货，请本周换好。"
see    case 1 is contacted, answer due 2026-11-27
see    the resident does not read "市内有现货"
see    the journal ends with extension_asked, extension_refused
