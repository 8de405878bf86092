story  Whoever reported may take it back at any stage before the end

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "一号楼电梯停了。" about lift
photo  "电梯和邻居"
raise  "二号楼电梯停了。" about lift
raise  "三号楼电梯停了。" about lift
raise  "四号楼电梯停了。" about lift
raise  "五号楼电梯停了。" about lift
raise  "六号楼电梯停了。" about lift
raise  "七号楼电梯停了。" about lift

as     the repairer
case   2
accept
case   3
accept
contact by phone
case   4
accept
contact by phone
work   "换了门机。"
case   5
accept
contact by phone
submit "修好了。"
case   6
accept
contact by phone
submit "修好了。"
case   7
accept
contact by phone
submit "修好了。"
as     the manager
check
case   6
check
as     the committee's clerk
case   7
call back dissatisfied "又停了。"
as     the watcher
case   1
question "一个月停几次？"

as     resident of 瞿溪新村 3-201
case   1
withdraw "自己好了。"
case   2
withdraw "自己好了。"
case   3
withdraw "说清楚了。"
case   4
withdraw "已经好了。"
case   5
withdraw "已经好了。"
case   6
withdraw "不用打电话了。"
case   7
withdraw "不等了。"
see    case 7 is withdrawn
cannot withdraw "再撤一次。"

case   1
as     the street's officer
cover photo 1 "拍到了邻居。"
redact "电梯停了。" "写了邻居的名字。"
as     the repairer
hand in "这个月两次。"
see    case 1 is withdrawn
see    the journal ends with photo_redacted, words_redacted, part_answered
