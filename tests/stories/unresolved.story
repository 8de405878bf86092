story  What can't be solved ends as such and says whom to turn to

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "屋顶一直漏，要大修。" about house_repair
as     the repairer
accept
contact by visit
cannot close unresolved "要动用维修资金。" turn to "业委会"
as     the committee's clerk
cannot close unresolved "要动用维修资金，须业主表决。"
close unresolved "要动用维修资金，须业主表决。" turn to "瞿溪业委会，每周三下午接待。"
see    case 1 is closed unresolved
see    the resident reads "要动用维修资金，须业主表决。"
see    the resident reads "瞿溪业委会，每周三下午接待。"
see    the public does not read "每周三下午接待"
see    the journal ends with case_closed_unresolved
