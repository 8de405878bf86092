story  When the calendar of 2027 arrives, deadlines move later and say so

at     2026-12-30 10:00
as     resident of 瞿溪新村 3-201
raise  "电梯停了。" about lift
see    case 1 is provisional, first contact due 2026-12-31, answer due 2027-01-06
as     the repairer
accept
contact by phone
see    case 1 is contacted, step due 2027-01-06
ask    the owners' committee, by 2027-01-04 "维修资金能否支出。"
calendar 2027 off 2027-01-01 2027-01-04 2027-01-05
at     2026-12-30 10:30
see    case 1 is certain, answer due 2027-01-11, step due 2027-01-11
see    the journal ends with part_asked, office_year_recorded, deadline_moved, part_moved
see    the resident reads "1月11日"
as     the owners' head
see    staff read "1月6日"
