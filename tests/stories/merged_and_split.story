story  The same matter twice becomes one case, two matters in one become two

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "电梯停了，还有人把车停在消防通道上。" about lift
at     2026-11-20 10:00
as     resident of 瞿溪新村 3-202
raise  "三号楼电梯不动。" about lift

case   2
as     the repairer
cannot merge into 1 "同一部电梯。"
as     the manager
cannot merge into 1 ""
cannot merge into 9 "同一部电梯。"
merge into 1 "同一部电梯。"
see    case 2 is merged
see    case 1 is assigned, followed by 1
see    the public reads "已并入第 1 号办件"
see    the journal ends with case_merged, case_took_in
cannot merge into 1 "同一部电梯。"

case   1
cannot split off "" about parking
split off "私家车占用消防通道。" about fire_passage
see    the resident reads "私家车占用消防通道。"
see    the public does not read "私家车占用消防通道。"
case   2
see    the resident reads "第 2 号办件是同一件事"
case   3
see    case 3 is assigned, handled by the property company, answer due 2026-11-27, first contact due 2026-11-23
as     the repairer
accept
see    staff read "私家车占用消防通道。"
contact by phone
submit "已贴单劝离，地面重新划线。"
as     the manager
check
as     the committee's clerk
call back satisfied
see    case 3 is closed
see    case 1 is assigned
