story  The handler waits for the resident, and the resident's words end it

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "厨房下水堵了。" about sewer
as     the repairer
accept
cannot wait for the resident "还没联系。"
contact by phone
cannot wait for the resident
wait for the resident "请告诉我们哪天在家，师傅好上门。"
see    case 1 is contacted, step due 2026-11-27
see    the resident reads "请告诉我们哪天在家"
see    the public does not read "请告诉我们哪天在家"
cannot wait for the resident "再等。"

at     2026-11-23 09:00
as     resident
add    "周六全天在家。"
see    the journal ends with voice_added_to, waiting_ended
as     the repairer
cannot wait no longer
see    case 1 is contacted, step due 2026-11-27
wait for the resident "请把楼上的联系方式告诉我们。"
as     the manager
wait no longer
see    the journal ends with resident_awaited, waiting_ended
