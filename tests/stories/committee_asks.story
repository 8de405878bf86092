story  A special committee asks, and the handler must answer in two working days

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "电梯这个月坏了三次。" about lift
as     the manager
cannot question "为什么一个月坏三次？"
as     the guarantor
cannot question "为什么一个月坏三次？"
as     the watcher
cannot question ""
question "为什么一个月坏三次？"
see    staff read "为什么一个月坏三次？"
as     the repairer
see    staff find on the desk case 1

at     2026-11-24 17:30
tick
as     the committee's clerk
see    staff find on the desk case 1
as     the repairer
hand in "主板老化，已报业委会更换。"
see    the journal ends with part_escalated, part_answered
as     the watcher
see    staff read "主板老化"
