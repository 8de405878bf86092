story  A second household joins the same case and reads the same answer

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "电梯按钮没反应。" about lift
join   1 "我家也是，九楼按不了。"
see    case 1 is followed by 1
see    the journal ends with voice_raised, case_followed

as     the repairer
accept
contact by phone
submit "按钮板已更换。"
as     the manager
check
see    the resident reads "按钮板已更换"

as     the committee's clerk
call back satisfied
as     resident of 瞿溪新村 3-201
cannot join 1 "还没修好。"
told   "办结"
