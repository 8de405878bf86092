story  At every stage the street may change by hand, cover, and take a wrong click back

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "电梯门夹人，轿厢里还贴着邻居的电话。" about lift
photo  "贴着电话的门边"
as     the street's officer
extend to 2026-12-01 "配件要等。"
recategorise as lift_retrofit "其实是加装的电梯。"
give to the residents' committee "由居委会盯着。"
redact "电梯门夹人。" "写了邻居的电话。"
cover photo 1 "拍到了电话。"
undo

at     2026-11-20 10:00
as     the repairer
accept
as     the street's officer
extend to 2026-12-02 "配件还没到。"
recategorise as lift "看错了，是老电梯。"
give to the property company "物业自己盯着。"
redact "电梯门夹人，请修。" "漏了半句。"
cover photo 1 "拍到了电话。"
undo

at     2026-11-20 11:00
as     the repairer
contact by phone
as     the street's officer
extend to 2026-12-03 "配件在路上。"
recategorise as lift_retrofit "居民说是新装的那部。"
give to the residents' committee "由居委会盯着。"
redact "电梯门夹人。" "还是短一点好。"
cover photo 1 "拍到了电话。"
undo

at     2026-11-20 13:30
as     the repairer
work   "量了门机尺寸。"
as     the street's officer
extend to 2026-12-04 "厂里排到四号。"
recategorise as lift "到场看过，是老电梯。"
give to the property company "物业自己盯着。"
redact "电梯门夹人，请修。" "改回来。"
cover photo 1 "拍到了电话。"
undo

at     2026-11-20 14:30
as     the repairer
submit "门机已换。"
as     the street's officer
extend to 2026-12-07 "给核查留几天。"
recategorise as lift_retrofit "台账上是加装电梯。"
give to the residents' committee "由居委会盯着。"
redact "电梯门夹人。" "按台账改。"
cover photo 1 "拍到了电话。"
undo

at     2026-11-20 15:30
as     the manager
check
as     the street's officer
extend to 2026-12-08 "给回访留几天。"
recategorise as lift "台账错了。"
give to the property company "物业自己盯着。"
redact "电梯门夹人，请修。" "改回来。"
cover photo 1 "拍到了电话。"
undo

at     2026-11-20 16:30
as     the committee's clerk
call back dissatisfied "关门还是太快。"
as     the street's officer
extend to 2026-12-09 "重办也要时间。"
recategorise as lift_retrofit "最后确认是加装的电梯。"
give to the residents' committee "由居委会盯着。"
redact "电梯门夹人。" "定稿。"
cover photo 1 "拍到了电话。"
undo
see    case 1 is handled again, owned by the residents' committee, answer due 2026-12-09
see    the journal ends with words_redacted, photo_redacted, act_undone
see    the resident reads "期限由人改动"
