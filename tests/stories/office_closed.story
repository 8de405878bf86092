story  An office closes for two days: the promise stays, and what nobody does climbs

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "3号楼电梯" "在两层之间停住。"
as     the manager
close office from 2026-11-23 until 2026-11-24
see    the journal ends with case_opened, closure_announced
see    case 1 is with the property company, first contact due 2026-11-23, answer due 2026-11-27
see    the resident reads "停止办公（消杀），答复期限不变"
see    the resident reads "请打瞿溪居委会电话"

at     2026-11-24 09:00
tick
see    case 1 is owned by the residents' committee, handled by the property company, answer due 2026-11-27
as     the committee's clerk
see    staff find on the desk case 1

at     2026-11-25 09:00
tick
see    the resident does not read "停止办公"
see    case 1 is owned by the street, handled by the property company
