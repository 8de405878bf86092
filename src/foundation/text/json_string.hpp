// A JSON string as RFC 8785 writes it, byte for byte: the journal's entries, the answers of the web
// and, as a basic string of TOML has the same escapes, configuration files.

#pragma once

#include <string>
#include <string_view>

namespace text {

// The value in quotes, escaped only where it must be.
void append_json_string(std::string& out, std::string_view value);

} // namespace text
