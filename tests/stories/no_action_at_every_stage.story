story  No action is proposed at any stage, confirmed by another, taken back and refused

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "门口的路灯一直闪。" about public_facilities
as     the manager
propose no action "路灯归市政。"
as     the committee's clerk
confirm no action
undo
refuse no action "先去看看是谁的灯。"

at     2026-11-20 10:00
as     the manager
accept
propose no action "问过市政了。"
as     the committee's clerk
confirm no action
undo
refuse no action "还没联系居民。"

at     2026-11-20 11:00
as     the manager
contact by phone
propose no action "居民也说是市政的。"
as     the committee's clerk
confirm no action
undo
refuse no action "请拍下灯杆编号。"

at     2026-11-20 13:30
as     the manager
work   "灯杆没有编号，线从门房出。"
propose no action "还是像市政的。"
as     the committee's clerk
confirm no action
undo
refuse no action "线从门房出，就是小区的。"

at     2026-11-20 14:30
as     the repairer
submit "换了灯头。"
as     the manager
propose no action "灯其实没坏。"
as     the committee's clerk
confirm no action
undo
refuse no action "答复里写的是换了灯头。"
check

at     2026-11-20 15:30
as     the manager
propose no action "不用回访了。"
as     the committee's clerk
confirm no action
undo
refuse no action "回访一定要打。"
call back dissatisfied "晚上还闪。"

at     2026-11-20 16:30
as     the manager
propose no action "居民太敏感。"
as     the committee's clerk
confirm no action
undo
refuse no action "请晚上来看。"
see    case 1 is handled again
see    the journal ends with no_action_confirmed, act_undone, no_action_refused
see    the public does not read "居民太敏感"
