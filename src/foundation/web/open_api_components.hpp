// What the addresses in the table for programs share: how a no is said, the headers that any post
// takes, who is asking.

#pragma once

#include <map>
#include <string>

#include <nlohmann/json.hpp>

namespace web {

// `named` are the rooms' schemas by their names.
[[nodiscard]] nlohmann::json components(const std::map<std::string, nlohmann::json>& named);

} // namespace web
