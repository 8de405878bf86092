story  What the street changes by hand is shown as such

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "电梯要换钢丝绳。" about lift
as     the repairer
accept
contact by phone
cannot extend to 2026-12-18 "配件要等。"
as     the street's officer
extend to 2026-12-18 "配件要从厂里运来。"
see    case 1 is with the property company, answer due 2026-12-18, step due 2026-12-18
see    the resident reads "配件要从厂里运来"
see    the resident reads "期限由人改动"
recategorise as lift_retrofit "其实是加装的电梯。"
give to the residents' committee "由居委会盯着。"
see    case 1 is owned by the residents' committee, handled by the property company
redact "（姓名已遮盖）电梯要换钢丝绳。" "写了邻居的名字。"
see    the journal ends with deadline_overridden, category_overridden, owner_overridden, words_redacted
as     the repairer
see    staff read "（姓名已遮盖）"
