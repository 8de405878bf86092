story  The same matter is merged at whichever stage it is noticed

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "三号楼电梯停了。" about lift
raise  "三号楼电梯不动。" about lift
photo  "电梯和邻居"
raise  "三号楼电梯坏了。" about lift
raise  "三号楼电梯没人修。" about lift
raise  "三号楼电梯门不开。" about lift
raise  "三号楼电梯黑着灯。" about lift
raise  "三号楼电梯停在两层之间。" about lift
raise  "三号楼电梯困过人。" about lift

as     the repairer
case   3
accept
case   4
accept
contact by phone
case   5
accept
contact by phone
work   "看过了，就是一号件的电梯。"
case   6
accept
contact by phone
submit "在修。"
case   7
accept
contact by phone
submit "在修。"
case   8
accept
contact by phone
submit "在修。"
as     the manager
check
case   7
check
as     the committee's clerk
case   8
call back dissatisfied "还没修好。"

as     the street's officer
case   2
merge into 1 "同一部电梯。"
case   3
merge into 1 "同一部电梯。"
case   4
merge into 1 "同一部电梯。"
case   5
merge into 1 "同一部电梯。"
case   6
merge into 1 "同一部电梯。"
case   7
merge into 1 "同一部电梯。"
case   8
merge into 1 "同一部电梯。"
see    case 8 is merged
see    case 1 is assigned, followed by 7

case   2
cover photo 1 "拍到了邻居。"
redact "电梯不动。" "写了邻居的名字。"
see    case 2 is merged
see    the journal ends with photo_redacted, words_redacted
