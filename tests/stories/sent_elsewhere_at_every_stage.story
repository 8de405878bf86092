story  A case is sent elsewhere, handed over and split at any stage before the answer

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "电梯停了，车库灯不亮，告示也旧了，楼道还堆着东西。" about lift
as     the street's officer
split off "车库灯不亮。" about public_facilities
assign to the owners' committee "先问钱从哪里出。"
as     the owners' head
hand over to the property company "物业先看。"
as     the repairer
decline "还没派给我们。"
as     the owners' head
hand over to the property company "物业先看。"
as     the repairer
take over
as     the street's officer
split off "告示旧了。" about advertising
as     the repairer
hand over to the owners' committee "要动钱。"
as     the owners' head
decline "先报价。"
as     the repairer
hand over to the owners' committee "报价附上了。"
as     the owners' head
take over
as     the street's officer
assign to the property company "物业先救急。"

as     the repairer
accept
contact by phone
as     the street's officer
split off "楼道堆着东西。" about litter
as     the repairer
hand over to the owners' committee "要表决。"
as     the owners' head
decline "先修能修的。"
as     the repairer
hand over to the owners' committee "能修的修了。"
as     the owners' head
take over
as     the street's officer
assign to the property company "还差一个门机。"

as     the repairer
accept
contact by phone
work   "门机到了。"
as     the street's officer
split off "车库门也坏了。" about public_facilities
as     the repairer
hand over to the owners' committee "要付款。"
as     the owners' head
decline "先装好。"
as     the repairer
hand over to the owners' committee "装好了，要付款。"
as     the owners' head
take over
as     the street's officer
assign to the property company "付了款，请收尾。"

as     the repairer
accept
contact by phone
submit "电梯修好了。"
as     the manager
check
as     the committee's clerk
call back dissatisfied "又停了。"
as     the repairer
hand over to the owners' committee "要换整机。"
as     the owners' head
decline "先查原因。"
as     the repairer
hand over to the owners' committee "查过了，要换整机。"
as     the owners' head
take over
as     the street's officer
assign to the property company "换整机由物业实施。"
see    case 1 is assigned, handled by the property company
see    the journal ends with handover_offered, case_handed_over, case_assigned
