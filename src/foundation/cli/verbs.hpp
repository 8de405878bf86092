// Verbs are what the program does from the command line: `songyuan verify --data DIR`. Each has its
// --help; those a program would read have --json. Exit codes: 0 done, 1 refused, 2 usage, 3 fault.
//
// A verb says what it touches, and is run accordingly: beside a server, inside it, or alone.

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "calendar/moment.hpp"
#include "cli/command_line.hpp"
#include "journal/journal.hpp"
#include "journal/writer.hpp"
#include "store/store.hpp"
#include "text/catalogue.hpp"

namespace cli {

class Premises; // premises.hpp
struct Ownership;

// A neighbourhood opened for a verb: by the verb's own process, or by the server that runs on DIR.
// Nothing is opened before it is asked for.
class Neighbourhood {
public:
    virtual ~Neighbourhood() = default;
    Neighbourhood() = default;
    Neighbourhood(const Neighbourhood&) = delete;
    Neighbourhood& operator=(const Neighbourhood&) = delete;
    Neighbourhood(Neighbourhood&&) = delete;
    Neighbourhood& operator=(Neighbourhood&&) = delete;

    // Where its store is.
    [[nodiscard]] virtual const store::Address& address() const = 0;
    // Where this machine keeps what is its own: keys, socket, notes.
    [[nodiscard]] const std::filesystem::path& folder() const { return address().folder; }

    // Sees what was committed before each of its reads.
    [[nodiscard]] virtual store::Connection& reader() = 0;

    // Runs turns, each whole or not at all, many to a commit; their results stand in the order of
    // the turns. Give it a few hundred at a time.
    [[nodiscard]] virtual std::vector<base::Result<nlohmann::json>> ask(
        const journal::Actor& actor, const std::vector<journal::Work>& turns) = 0;

    // A turn that is run as if it were this moment, after what was due until then.
    struct PastTurn {
        calendar::Moment at;
        journal::Work work;
    };
    // The moments don't decrease and none lies before the last entry. Only a verb that owns the
    // store can do so: beside a server each turn is refused, naming it.
    [[nodiscard]] virtual std::vector<base::Result<nlohmann::json>> ask_at_their_time(
        const journal::Actor& actor, const std::vector<PastTurn>& turns) = 0;

    [[nodiscard]] virtual calendar::Moment now() = 0;

    // How the writer of the server does; nothing when no server runs.
    [[nodiscard]] virtual std::optional<journal::WriterState> server() { return std::nullopt; }

    // Whether anything was recorded since it was opened; who can't tell says yes.
    [[nodiscard]] virtual bool has_recorded() const { return true; }

    // The store as one's own, opened now: for verbs that own it. Refused to all others.
    [[nodiscard]] virtual base::Result<Premises*> own(const Ownership& how) = 0;
};

// Where a verb speaks to the person who gave it.
class Console {
public:
    // How it was called: from which folder, whether somebody watches the error stream, and what
    // was typed without echo.
    struct Call {
        std::filesystem::path directory;
        std::string secret;
        bool is_json = false;
        bool is_watched = false;
    };

    Console(std::ostream& out_stream,
            std::ostream& err_stream,
            const text::Catalogue& catalogue,
            Call call)
        : out(out_stream), err(err_stream), words(catalogue), call_(std::move(call)) {}

    std::ostream& out;
    std::ostream& err;
    const text::Catalogue& words;

    [[nodiscard]] bool is_json() const { return call_.is_json; }
    [[nodiscard]] const std::string& secret() const { return call_.secret; }

    // A file as the person named it, from the folder in which they stand.
    [[nodiscard]] std::filesystem::path path(const std::string& named) const {
        return call_.directory / named;
    }

    // Its bytes; refuses when there is no such file.
    [[nodiscard]] base::Result<std::string> read_file(const std::string& named) const;

    // One catalogue sentence and its line end.
    void say(std::string_view key, const base::Arguments& arguments = {});

    // One line that replaces itself, on a terminal only. The sentence has {done}, {all} and
    // {percent}.
    void progress(std::string_view key, std::int64_t done, std::int64_t all);

private:
    Call call_;
    std::int64_t last_percent_ = -1;
};

// What a verb touches while it runs.
//   Nothing    no store; it has no --data.
//   Journal    reads entries, beside a server, whatever the state of the cache.
//   Reads      reads the cache too, beside a server.
//   Asks       runs inside the server when there is one, else reads here.
//   Writes     runs inside the server when there is one, else takes the lock; makes DIR.
//   Owns       takes the lock and is refused when a server runs; opens the store itself. A
//              database keeps its lock itself: who has opened the store has it.
enum class Touch { Nothing, Journal, Reads, Asks, Writes, Owns };

// Whether cli asks for a secret before: on a terminal without echo, else the first line of input.
enum class Secret { None, Asked };

using Run = std::function<base::Result<int>(Console&, Neighbourhood&)>;

struct Verb {
    std::string name;    // "import voices": two words are a verb and its object.
    std::string summary; // One English sentence for --help.
    Touch touch = Touch::Reads;
    // Declares its options on the command line and answers what to run, whose number is the exit
    // code.
    // --data, --json and --lang are declared already. Values are kept in what `Run` holds, such as
    // a shared_ptr: `declare` is called anew for each command line.
    std::function<Run(CommandLine&)> declare;
    Secret secret = Secret::None;
    std::string owns_with{}; // The option with which it owns the store, whatever `touch` says.
    std::string names_stores_with{}; // The option that names its stores itself, instead of --data.
};

using Verbs = std::vector<Verb>;

} // namespace cli
