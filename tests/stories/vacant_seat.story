story  Where nobody sits the clock runs all the same and the unit above does the work

at     2026-11-20 09:00
as     resident of 西凌新村 5-102
raise  "电梯停了。" about lift
see    case 1 is with 西凌物业
as     the street's officer
see    staff find on the desk case 1
as     the committee's clerk
cannot accept

at     2026-11-23 17:30
tick
see    case 1 is owned by 西凌居委会, handled by 西凌物业
as     the street's officer
accept
contact by phone
see    case 1 is contacted, handled by 西凌物业

as     resident of 瞿溪新村 3-201
raise  "车位被占。" about parking
nobody sits in the property company
as     the committee's clerk
see    staff find on the desk case 2
accept
see    case 2 is accepted, with the property company
