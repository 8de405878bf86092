story  The hotline hears of a new date, of an order that goes back, and of one that is handled again

at     2026-11-20 09:00
hotline sends SH-1 "电梯要换钢丝绳。" at 瞿溪新村
hotline sends SH-2 "车库道闸坏了。" at 瞿溪新村
see    the day balances with 2
case   1
as     the manager
accept
contact by phone
ask for time until 2026-12-11 "钢丝绳要定制。"
as     the committee's clerk
grant more time "配件下周到，请居民谅解。"
answer the hotline
see    the hotline reads SH-1 "延期"
see    the hotline reads SH-1 "2026-12-11"
see    the hotline reads SH-1 "配件下周到"

case   2
as     the manager
accept
contact by phone
propose no action "当事人已和解，不愿再处理。"
as     the committee's clerk
confirm no action
answer the hotline
see    the hotline reads SH-2 "退单"
see    the hotline reads SH-2 "09"
see    the day balances with 1

at     2026-11-23 10:00
case   1
as     the manager
submit "钢丝绳已换好。"
as     the committee's clerk
check
answer the hotline
see    the hotline reads SH-1 "办结"
see    the day balances with 0
call back dissatisfied "电梯还是抖。"
answer the hotline
see    the hotline reads SH-1 "重办"
see    the day balances with 1
