story  What shows too much is covered after the end, too

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "电梯停了，请打我邻居的电话。" about lift
photo  "写着电话的纸条"
raise  "屋顶漏水，请打我邻居的电话。" about house_repair
photo  "屋顶和邻居"
raise  "门口路灯不亮，请打我邻居的电话。" about public_facilities
photo  "路灯和邻居"

case   1
as     the repairer
accept
contact by phone
submit "修好了。"
as     the manager
check
as     the committee's clerk
call back satisfied
as     the street's officer
cover photo 1 "拍到了电话。"
redact "电梯停了。" "写了邻居的电话。"
see    case 1 is closed

case   2
as     the repairer
accept
contact by visit
as     the committee's clerk
close unresolved "要动用维修资金。" turn to "瞿溪业委会，每周三下午接待。"
as     the street's officer
cover photo 2 "拍到了邻居。"
redact "屋顶漏水。" "写了邻居的电话。"
see    case 2 is closed unresolved

case   3
as     the manager
propose no action "路灯归市政，已报修。"
as     the committee's clerk
confirm no action
as     the street's officer
cover photo 3 "拍到了邻居。"
redact "门口路灯不亮。" "写了邻居的电话。"
see    case 3 is ended without action
see    the journal ends with photo_redacted, words_redacted
