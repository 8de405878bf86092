story  Trying in vain is no contact: the limit runs on

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "电梯停了。" about lift
as     the repairer
accept
contact by phone in vain "没人接。"
see    case 1 is accepted, step due 2026-11-23
cannot submit "修好了。"
at     2026-11-23 17:30
tick
see    case 1 is owned by the residents' committee
see    the journal ends with case_escalated
