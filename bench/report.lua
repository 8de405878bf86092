-- Reports as residents write them, each a little different; the arguments are a list of
-- compounds (empty: no place is named), a seed and, where streets have a host each, how many.
local places = {}
local counter = 0
local streets = 0
local matters = {
  "楼道里的灯坏了，晚上看不清台阶。", "电梯又停了，老人下不了楼，请来人看看。",
  "楼下垃圾桶满了没人清，有气味。", "车位被外来车占了，晚上回来没地方停。",
  "邻居半夜装修，吵得睡不着。", "大门的门禁卡刷不开，修过又坏。",
}

function init(arguments)
  for place in string.gmatch(arguments[1] or "", "[^,]+") do places[#places + 1] = place end
  math.randomseed(tonumber(arguments[2] or "1"))
  streets = tonumber(arguments[3] or "0")
end

function request()
  counter = counter + 1
  local place = #places > 0 and string.format('"place":"%s",', places[counter % #places + 1]) or ""
  local body = string.format('{"words":"%s 第 %d 次说。",%s"contact_phone":"130%08d"}',
    matters[counter % #matters + 1], counter, place, counter % 100000000)
  local headers = {["Content-Type"] = "application/json", ["Accept"] = "application/json"}
  if streets > 0 then headers["Host"] = string.format("310101%03d.localhost", counter % streets + 1) end
  return wrk.format("POST", "/voices", headers, body)
end
