// Verbs are what the program does from the command line: `songyuan verify --data DIR`. Each has its
// --help; those a program would read have --json. Exit codes: 0 done, 1 refused, 2 usage, 3 fault.

#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "journal/journal.hpp"
#include "store/store.hpp"
#include "text/catalogue.hpp"

namespace CLI {
class App;
}

namespace cli {

// A neighbourhood opened for a verb: by the verb itself, or through the server that runs on it.
class Neighbourhood {
public:
    virtual ~Neighbourhood() = default;
    Neighbourhood() = default;
    Neighbourhood(const Neighbourhood&) = delete;
    Neighbourhood& operator=(const Neighbourhood&) = delete;
    Neighbourhood(Neighbourhood&&) = delete;
    Neighbourhood& operator=(Neighbourhood&&) = delete;

    [[nodiscard]] virtual store::Connection& reader() = 0;

    // Runs turns, each whole or not at all, many to a commit. Refuses when a server holds the
    // store.
    virtual std::vector<base::Result<nlohmann::json>> ask(
        const journal::Actor& actor, const std::vector<journal::Work>& turns) = 0;

    [[nodiscard]] virtual calendar::Moment now() = 0;
};

struct Console {
    std::ostream& out;
    std::ostream& err;
    const text::Catalogue& words;
    bool is_json = false;
};

// Opens DIR for a verb. A verb that writes takes the store's lock, and is refused naming the server
// when one runs.
enum class Opening { ToRead, ToWrite };
using OpenNeighbourhood = std::function<base::Result<std::unique_ptr<Neighbourhood>>(
    const std::filesystem::path&, Opening)>;

struct Verb {
    std::string name;    // "import voices": two words are a verb and its object.
    std::string summary; // One English sentence for --help.
    // Declares its options on the parser and answers what to run; the exit code is what it returns.
    std::function<std::function<base::Result<int>(Console&, const OpenNeighbourhood&)>(CLI::App&)>
        declare;
};

using Verbs = std::vector<Verb>;

} // namespace cli
