story  A broken lift that nobody answers climbs to the residents' committee and to the street

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "3号楼电梯" "在两层之间停住。"
see    case 1 is with the property company, first contact due 2026-11-23, answer due 2026-11-27
see    the journal ends with voice_raised, case_opened

at     2026-11-24 09:00
tick
see    case 1 is owned by the residents' committee, handled by the property company
see    the journal ends with handler_reminded, case_escalated
as     the committee's clerk
see    staff find on the desk case 1

at     2026-11-25 09:00
tick
see    case 1 is owned by the street, handled by the property company
see    the journal ends with case_escalated
as     the street's officer
see    staff find on the desk case 1
see    the resident reads "瞿溪物业"
