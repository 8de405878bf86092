story  A deadline moved before the first contact holds for the answer

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "电梯要换钢丝绳。" about lift
as     the street's officer
extend to 2026-12-18 "配件要从厂里运来。"
see    case 1 is with the property company, first contact due 2026-11-23, answer due 2026-12-18
as     the repairer
accept
contact by phone
see    case 1 is contacted, step due 2026-12-18
