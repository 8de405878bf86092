story  Cases go by category and place, and to the duty desk when no unit serves

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "电梯停了。" about lift
see    case 1 is with the property company
raise  "业委会半年没开会。" about owners_committee
see    case 2 is with the owners' committee
raise  "邻居把鞋柜放在走道上吵架。" about neighbour_dispute
see    case 3 is with the residents' committee
raise  "楼下群租，隔了八间。" about group_letting
see    case 4 is with the street, answer due 2026-12-11
as     resident of 西凌新村 5-102
raise  "电梯停了。" about lift
see    case 5 is with 西凌物业
as     resident of somewhere
raise  "不知道该找谁。" about lift
see    case 6 is with the street, sent by no rule
as     the street's officer
see    staff find on the desk case 6
