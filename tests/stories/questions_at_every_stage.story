story  The committee that watches over a matter asks at any stage, and is answered

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "电梯这个月坏了三次。" about lift
as     the watcher
question "报修了吗？"
as     the repairer
hand in "报了。"
accept
as     the watcher
question "谁来修？"
as     the repairer
hand in "维保单位。"
contact by phone
as     the watcher
question "居民怎么说？"
as     the repairer
hand in "上班时间停得最多。"
work   "换了主板。"
as     the watcher
question "主板哪来的？"
as     the repairer
hand in "原厂。"
submit "换了主板。"
as     the watcher
question "有检测报告吗？"
as     the repairer
hand in "附在维保单上。"
as     the manager
check
as     the watcher
question "保修多久？"
as     the repairer
hand in "一年。"
as     the committee's clerk
call back dissatisfied "又停了一次。"
as     the watcher
question "为什么又停？"
as     the repairer
hand in "门锁触点松了。"
plan   "今天换门锁，观察三天。"
as     the street's head
sign the plan
as     the repairer
submit "门锁换了。"
as     the manager
check
as     the committee's clerk
call back satisfied
as     the watcher
question "三个月后还好吗？"
as     the repairer
hand in "会回来报告。"
see    case 1 is closed

as     resident of 瞿溪新村 3-202
raise  "电梯太旧。" about lift
as     the repairer
accept
contact by phone
as     the committee's clerk
close unresolved "要动用维修资金。" turn to "业委会。"
as     the watcher
question "什么时候表决？"
as     the repairer
hand in "十二月。"
see    case 2 is closed unresolved

as     resident of 瞿溪新村 3-202
raise  "电梯广告太吵。" about lift
as     the manager
propose no action "广告已拆。"
as     the committee's clerk
confirm no action
as     the watcher
question "谁拆的？"
as     the repairer
hand in "广告公司。"
see    case 3 is ended without action
see    the journal ends with part_asked, part_answered
