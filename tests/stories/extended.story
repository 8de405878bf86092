story  More time is asked for before the limit, and the resident is told why

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "电梯要换钢丝绳。" about lift
as     the repairer
accept
contact by phone
cannot ask for time until 2026-11-20 "太早。"
cannot ask for time until 2027-03-01 "太久。"
told   "15 个工作日"
ask for time until 2026-12-11 "钢丝绳要定制。"
cannot ask for time until 2026-12-14 "再来一次。"
see    the resident does not read "钢丝绳要定制"
cannot grant more time "自己同意自己。"
as     the manager
cannot grant more time "经理和维修员是一个单位。"

at     2026-11-23 09:00
as     the committee's clerk
see    staff find on the desk case 1
grant more time "钢丝绳要向厂家定制，12 月 11 日前换好，期间由物业派人守梯。"
see    case 1 is contacted, answer due 2026-12-11, step due 2026-12-11
see    the resident reads "期间由物业派人守梯"
see    the public does not read "期间由物业派人守梯"
see    the journal ends with extension_asked, extension_granted
as     the repairer
cannot ask for time until 2026-12-18 "再延一次。"
told   "已经延期过 1 次"
