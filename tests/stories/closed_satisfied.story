story  A resident is contacted, answered, called back and satisfied

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "楼道灯坏了三天。" about public_facilities
see    case 1 is with the property company, assigned
see    the public does not read "楼道灯坏了三天"

as     the repairer
accept
contact by phone "约好下午上门。"
work   "换了灯泡和声控开关。"
submit "楼道灯已修好，坏了请再打 021-55550000。" publicly "瞿溪新村楼道灯已修好"
see    case 1 is submitted
see    the resident does not read "楼道灯已修好"
cannot check
as     the manager
check

see    the resident reads "楼道灯已修好，坏了请再打"
see    the public reads "瞿溪新村楼道灯已修好"
see    the public does not read "约好下午上门"

as     the committee's clerk
call back satisfied
see    case 1 is closed
see    the journal ends with case_checked, resident_called_back, case_closed
as     the repairer
cannot work "还想再看看。"
