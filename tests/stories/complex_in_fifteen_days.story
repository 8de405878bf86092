story  What is complex has fifteen working days, and no hand-over restarts them

at     2026-09-30 09:00
as     resident of 瞿溪新村 3-201
raise  "楼顶搭了违章建筑。" about illegal_building
see    case 1 is with the street, first contact due 2026-10-08, answer due 2026-10-27
as     the street's officer
accept
contact by visit

at     2026-10-13 09:00
assign to the residents' committee "先由居委会上门劝拆。"
see    case 1 is assigned, handled by the residents' committee, first handled by the street
see    case 1 is first contact due 2026-10-14, answer due 2026-10-27
as     the committee's clerk
accept
contact by visit
see    case 1 is contacted, step due 2026-10-27
