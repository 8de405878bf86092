// The JSON text of an answer: the bytes that nlohmann's dump() writes, in half the time. It looks
// at every byte of every text; a page of JSON is mostly Chinese, of which none needs an escape.

#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace web {

// Texts are UTF-8 already, as all that was let in is.
void append_json(std::string& to, const nlohmann::json& value);

} // namespace web
