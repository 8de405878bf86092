// What was typed and what the machine's file says, made into what the server runs with. Arguments
// win over the file; a file with a mistake starts nothing.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/machine.hpp"
#include "cli/verbs.hpp"
#include "web/server.hpp"

namespace CLI {
class App;
}

namespace app {

// What was typed; empty where the machine's file, or what is usual, holds.
struct Asked {
    std::vector<std::string> areas; // "NAME=STORE"
    std::string listen;
    std::string metrics;
    bool next_free = false;
    std::string public_url;
    std::string trusted_proxy;
    std::string subdistrict;
    std::string demo_clock;
    std::string config;
};

constexpr const char* area_option = "--area";
void declare_options(cli::CommandLine& line, Asked& asked);

// One neighbourhood to serve: under which name, and where its store lies.
struct AreaAsked {
    std::string name;
    store::Address store;
};

// Names are hosts or their first parts, each once; a store is a folder or a database, each once.
[[nodiscard]] base::Result<std::vector<AreaAsked>> read_areas(const Asked& asked,
                                                              const cli::Console& console);

// The file that --config names, else FOLDER/songyuan.toml if there is one.
[[nodiscard]] base::Result<cli::Machine> read_machine_file(const std::string& config,
                                                           cli::Console& console,
                                                           const std::filesystem::path& folder);

[[nodiscard]] base::Result<web::Settings> settle(const Asked& asked, const cli::Machine& machine);

} // namespace app
