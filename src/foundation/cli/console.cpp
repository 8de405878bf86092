#include <fstream>
#include <iterator>
#include <ostream>

#include "cli/verbs.hpp"

namespace cli {

base::Result<std::string> Console::read_file(const std::string& named) const {
    const auto file = path(named);
    std::ifstream input(file, std::ios::binary);
    if (!input || std::filesystem::is_directory(file)) {
        return base::refuse(base::Why::NotFound, "cli.no_such_file", {{"file", named}});
    }
    return std::string(std::istreambuf_iterator<char>(input), {});
}

void Console::say(std::string_view key, const base::Arguments& arguments) {
    out << words.say(key, arguments) << '\n';
}

void Console::progress(std::string_view key, std::int64_t done, std::int64_t all) {
    const std::int64_t percent = all == 0 ? 100 : done * 100 / all;
    if (!call_.is_watched || percent == last_percent_) {
        return;
    }
    last_percent_ = percent;
    // Back to the beginning of the line, and nothing left of what stood there.
    err << "\r\x1b[K" << words.say(key, {{"done", done}, {"all", all}, {"percent", percent}});
    if (done >= all) {
        err << '\n';
        last_percent_ = -1;
    }
    err << std::flush;
}

} // namespace cli
