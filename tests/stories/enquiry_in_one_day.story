story  A plain enquiry is answered in one working day

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "居委会周六上班吗？" about affairs kind enquiry
see    case 1 is with the residents' committee, first contact due 2026-11-23, answer due 2026-11-23
as     the committee's clerk
accept
contact by phone
see    case 1 is contacted, step due 2026-11-23
submit "周六上午九点到十一点有人值班。"
as     the committee's head
check
call back satisfied
see    case 1 is closed
