story  Work that has begun long ago is supervised, planned and signed before it is answered

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "电梯停了。" about lift
as     the repairer
accept
contact by phone
work   "等配件。"
at     2026-12-11 17:30
tick
see    case 1 is in work, supervised, owned by the street
as     the repairer
cannot submit "修好了。"
plan   "尽快修。"
as     the street's head
see    staff find on the desk case 1
refuse the plan "请写哪一天、谁负责。"
as     the repairer
plan   "12 月 14 日下午恢复运行，经理每天到场。"
as     the street's head
sign the plan
as     the repairer
submit "电梯恢复运行。"
see    case 1 is submitted
