story  A wrong click is taken back within ten minutes

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "电梯停了。" about lift
as     the repairer
accept
contact by phone
at     2026-11-20 09:05
undo
see    case 1 is accepted
see    the journal ends with resident_contacted, act_undone
cannot undo
contact by visit
as     the manager
cannot undo
told   "自己"

as     the repairer
submit "修好了。"
at     2026-11-20 09:20
cannot undo
told   "10"
as     the manager
check
as     the committee's clerk
call back satisfied
see    case 1 is closed
undo
see    case 1 is checked
see    the resident does not read "居民满意"
call back dissatisfied "又停了。"
see    case 1 is handled again
