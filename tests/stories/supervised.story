story  After three times the whole limit the street supervises

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "电梯停了。" about lift
as     the repairer
accept
contact by phone
work   "在等配件。"

at     2026-12-11 17:29
see    case 1 is in work, owned by the street
at     2026-12-11 17:30
tick
see    case 1 is supervised, owned by the street, handled by the property company, step due 2026-12-16
see    the journal ends with case_supervised
see    the resident reads "督办"
