#include "base/log.hpp"

#include <algorithm>
#include <memory>

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

namespace base {
namespace {

bool is_plain(std::string_view value) {
    return !value.empty() && std::ranges::none_of(value, [](char each) {
        const auto code = static_cast<unsigned char>(each);
        return code <= ' ' || code == 0x7f || each == '"' || each == '=' || each == '\\';
    });
}

std::string quoted(std::string_view value) {
    std::string text = "\"";
    for (const char each : value) {
        const auto code = static_cast<unsigned char>(each);
        if (each == '"' || each == '\\') {
            text += {'\\', each};
        } else if (code < ' ' || code == 0x7f) {
            text += fmt::format("\\x{:02x}", code);
        } else {
            text += each;
        }
    }
    return text + '"';
}

spdlog::level::level_enum as_spdlog(Level level) {
    switch (level) {
        case Level::Info:
            return spdlog::level::info;
        case Level::Warning:
            return spdlog::level::warn;
        case Level::Error:
            break;
    }
    return spdlog::level::err;
}

} // namespace

std::string log_line(std::string_view what, const Arguments& about) {
    std::string line = "what=";
    line += what;
    for (const auto& [name, value] : about) {
        line += ' ';
        line += name;
        line += '=';
        line += is_plain(value) ? value : quoted(value);
    }
    return line;
}

void log(Level level, std::string_view what, const Arguments& about) {
    spdlog::default_logger_raw()->log(as_spdlog(level), log_line(what, about));
}

// What a verb answers goes to the output, what happens on the way to the error stream.
void open_log() {
    spdlog::set_default_logger(std::make_shared<spdlog::logger>(
        "songyuan", std::make_shared<spdlog::sinks::stderr_color_sink_mt>()));
    spdlog::set_pattern("at=%Y-%m-%dT%H:%M:%S.%e%z level=%l %v");
}

} // namespace base
