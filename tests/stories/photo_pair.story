story  Rubbish is cleared when two photos of the same spot show it

at     2026-11-20 09:00
as     resident of 瞿溪新村 3-201
raise  "3号楼下的建筑垃圾堆了两周。" about litter answer kind 2
photo  "堆满的垃圾"
as     the repairer
see    staff read "装修垃圾"
accept
contact by visit
cannot submit "清走了。"
told   "前后"
photo  of the same spot as 1 "清走以后"
photo  "路过的邻居"
submit "已清运，并加装了监控。"
as     the manager
cannot cover photo 3 "拍到了别人。"
as     the street's officer
cannot cover photo 3
cover photo 3 "拍到了别人。"
cover photo 3 "换一处盖。"
see    the journal ends with photo_redacted, photo_redacted
