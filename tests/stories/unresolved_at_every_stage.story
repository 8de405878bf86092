story  It is said at any stage of the work that a case can't be solved, and a wrong end is taken back

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "屋顶一直漏，要大修。" about house_repair
as     the repairer
accept
contact by visit
as     the committee's clerk
close unresolved "要动用维修资金。" turn to "业委会。"
undo
as     the repairer
work   "搭了雨布。"
as     the committee's clerk
close unresolved "雨布不是办法。" turn to "业委会。"
undo
as     the repairer
submit "搭了雨布，等大修。"
as     the committee's clerk
close unresolved "答复没有解决。" turn to "业委会。"
undo
check
close unresolved "不用问也知道没解决。" turn to "业委会。"
undo
call back dissatisfied "还是漏。"
close unresolved "要动用维修资金，须业主表决。" turn to "瞿溪业委会，每周三下午接待。"
see    case 1 is closed unresolved
see    the resident reads "每周三下午接待"
