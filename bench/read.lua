-- Reads one address over and over, "{id}" replaced by any number up to the second argument. The
-- third is a session cookie, the fourth what is accepted.
local path, most, cookie, accept = "/", 1, nil, "text/html"

function init(arguments)
  path = arguments[1]
  most = tonumber(arguments[2] or "1")
  if arguments[3] and arguments[3] ~= "-" then cookie = arguments[3] end
  accept = arguments[4] or accept
  math.randomseed(7)
end

function request()
  local headers = {["Accept"] = accept, ["Accept-Language"] = "zh-CN"}
  if cookie then headers["Cookie"] = cookie end
  local address = string.gsub(path, "{id}", tostring(math.random(1, most)))
  return wrk.format("GET", address, headers)
end
