story  Nobody ends a case without action alone

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "门口的路灯白天也亮着。" about public_facilities
as     the manager
propose no action "路灯归市政，已报修。"
cannot confirm no action
see    the public does not read "路灯归市政"

as     the committee's clerk
refuse no action "先问清楚是谁的灯。"
see    case 1 is assigned
as     the manager
propose no action "已核实是市政路灯，市政明天来修。"
as     the committee's clerk
confirm no action
see    case 1 is ended without action
see    the journal ends with no_action_proposed, no_action_confirmed
