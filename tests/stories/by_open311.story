story  A report that comes by another body's program is answered like any other

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
as     client 市民热线
cannot raise "火灾！" about fire_now
raise  "楼道灯坏了三天，我家老人摔了一跤。" about public_facilities
see    case 1 is with the property company, assigned
see    the journal ends with voice_raised, open311_request_posted, case_opened
see    the page /open311/v2/requests/1.json reads “"status":"open"”
see    the page /open311/v2/requests/1.json does not read "摔了一跤"
see    the resident reads "摔了一跤"

as     the repairer
accept
contact by phone "约好下午上门。"
work   "换了灯泡和声控开关。"
submit "楼道灯已修好，坏了请再打 021-55550000。" publicly "瞿溪新村楼道灯已修好"
see    the page /open311/v2/requests/1.json does not read "已修好"
as     the manager
check

at     2026-11-20 15:00
as     the committee's clerk
call back satisfied
see    case 1 is closed
see    the page /open311/v2/requests/1.json reads “"status":"closed"”
see    the page /open311/v2/requests/1.xml reads "<description>瞿溪新村楼道灯已修好</description>"
see    the page /open311/v2/servicerequestupdates.json reads "楼道灯已修好，坏了请再打"
see    the page /open311/v2/servicerequestupdates.json does not read "约好下午上门"
