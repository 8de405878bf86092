#include "cli/run.hpp"

#include <cstdlib>
#include <functional>
#include <iostream>
#include <ostream>
#include <string_view>

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include "base/fault.hpp"
#include "base/log.hpp"
#include "cli/lock.hpp"
#include "cli/verbs_backup.hpp"
#include "cli/verbs_calendar.hpp"
#include "cli/verbs_config.hpp"
#include "cli/verbs_move.hpp"
#include "cli/verbs_record.hpp"
#include "cli/verbs_status.hpp"
#include "cli/verbs_user.hpp"
#include "journal/marks.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;

enum ExitCode { Done = 0, Refused = 1, Fault = 3 };

// What the machine's own language setting says; English when it names no Chinese.
text::Language language_of_machine() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0') {
            return std::string_view(value).starts_with("zh") ? text::Language::Chinese
                                                             : text::Language::English;
        }
    }
    return text::Language::English;
}

text::Language language_of_tag(const std::string& tag) {
    return tag == text::tag(text::Language::Chinese) ? text::Language::Chinese
                                                     : text::Language::English;
}

// A terminal shows nothing of what is typed while this lives.
class Silence {
public:
    Silence() {
        is_terminal_ = ::tcgetattr(STDIN_FILENO, &before_) == 0;
        if (is_terminal_) {
            termios silent = before_;
            silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
        }
    }
    ~Silence() {
        if (is_terminal_) {
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
        }
    }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;
    Silence(Silence&&) = delete;
    Silence& operator=(Silence&&) = delete;

    [[nodiscard]] bool is_terminal() const { return is_terminal_; }

private:
    termios before_{};
    bool is_terminal_ = false;
};

std::string ask_secret(const text::Catalogue& words, std::ostream& err) {
    const Silence silence;
    if (silence.is_terminal()) {
        err << words.say("cli.secret") << ' ' << std::flush;
    }
    std::string secret;
    std::getline(std::cin, secret);
    if (silence.is_terminal()) {
        err << '\n';
    }
    return secret;
}

int say_refusal(const text::Catalogue& words, const base::Refusal& refusal, std::ostream& err) {
    err << words.say(refusal) << '\n';
    return Refused;
}

// Everything that is thrown ends here, as a sentence and an exit code.
int guarded(const text::Catalogue& words, std::ostream& err, const std::function<int()>& work) {
    try {
        return work();
    } catch (const std::exception& fault) {
        err << words.say("cli.fault", {{"what", std::string(fault.what())}}) << '\n';
        return Fault;
    }
}

int run_verb(const Parsed& parsed, Console& console, Neighbourhood& neighbourhood) {
    const auto exit_code = parsed.run(console, neighbourhood);
    return exit_code ? *exit_code : say_refusal(console.words, exit_code.error(), console.err);
}

// A store whose cache another version of the program made can't be read by this one.
base::Result<bool> check_store(const House& house, const Parsed& parsed) {
    if (const auto found = find_store(parsed.address); !found) {
        return found;
    }
    if (parsed.touch == Touch::Reads || parsed.touch == Touch::Asks) {
        const auto store = store::open(parsed.address);
        const auto reader = store->open_reader();
        if (journal::mark(*reader, "cache_version") != house.installation.schema.cache_version()) {
            return base::refuse(base::Why::Invalid, "cli.cache_outdated");
        }
    }
    return true;
}

// A folder that a verb made only to be refused goes away with what lies in it; nothing that anybody
// else put there does, and nothing that was recorded.
class NewFolder {
public:
    explicit NewFolder(const store::Address& address) : address_(address) {
        for (auto folder = address.folder; !folder.empty() && !fs::exists(folder);
             folder = folder.parent_path()) {
            missing_.push_back(folder);
        }
    }

    // The store must be closed.
    void take_away() const {
        if (missing_.empty() || !address_.database.empty()) {
            return;
        }
        store::remove_store(address_);
        std::error_code failed;
        fs::remove(address_.folder / lock_file, failed);
        for (const auto& folder : missing_) {
            fs::remove(folder, failed); // Only when it is empty.
        }
    }

private:
    const store::Address& address_;
    std::vector<fs::path> missing_; // The innermost first.
};

// One command line on its way to being done.
class Job {
public:
    Job(const House& house,
        const std::vector<std::string>& arguments,
        const Parsed& parsed,
        Streams streams)
        : house_(house),
          arguments_(arguments),
          parsed_(parsed),
          streams_(streams),
          words_(house.catalogues.in(parsed.language)) {}

    int run() {
        if (parsed_.verb->secret == Secret::Asked) {
            secret_ = ask_secret(words_, streams_.err);
        }
        switch (parsed_.touch) {
            case Touch::Nothing:
                return run_here();
            case Touch::Journal:
            case Touch::Reads:
                if (const auto checked = check_store(house_, parsed_); !checked) {
                    return say_refusal(words_, checked.error(), streams_.err);
                }
                return run_here();
            case Touch::Asks:
                return run_there_or_here();
            case Touch::Writes:
            case Touch::Owns:
                return run_locked();
        }
        throw base::BrokenPromise("a verb touches the store in one of six ways");
    }

private:
    int run_there_or_here() {
        if (const auto checked = check_store(house_, parsed_); !checked) {
            return say_refusal(words_, checked.error(), streams_.err);
        }
        const auto exit_code = send_there();
        return exit_code ? *exit_code : run_here();
    }

    std::optional<int> send_there() {
        return send_errand(parsed_.address.folder, errand(), streams_.out, streams_.err);
    }

    // A database knows itself who writes; only the folder is made.
    int run_on_database() {
        make_folder(parsed_.address.folder);
        if (parsed_.touch == Touch::Writes && store::open(parsed_.address)->other_writer()) {
            if (const auto exit_code = send_there()) {
                return *exit_code;
            }
        }
        return run_here();
    }

    int run_locked() {
        if (!parsed_.address.database.empty()) {
            return run_on_database();
        }
        const NewFolder folder(parsed_.address);
        const auto lock = Lock::take(parsed_.address.folder, "songyuan " + parsed_.verb->name);
        if (lock) {
            const int exit_code = run_here();
            if (exit_code == Refused && !has_recorded_) {
                folder.take_away();
            }
            return exit_code;
        }
        if (parsed_.touch == Touch::Writes) {
            if (const auto exit_code = send_there()) {
                return *exit_code;
            }
        }
        return say_refusal(words_, lock.error(), streams_.err);
    }

    int run_here() {
        Console console(streams_.out,
                        streams_.err,
                        words_,
                        {fs::current_path(), secret_, parsed_.is_json, is_watched()});
        const auto progress = [&console](std::int64_t done, std::int64_t all) {
            console.progress("cli.rebuilding", done, all);
        };
        const auto opened = open_here(house_, parsed_.address, parsed_.touch, progress);
        if (!opened) {
            return say_refusal(words_, opened.error(), streams_.err);
        }
        const int exit_code = run_verb(parsed_, console, **opened);
        has_recorded_ = (*opened)->has_recorded();
        return exit_code;
    }

    [[nodiscard]] Errand errand() const {
        Errand errand{arguments_, fs::current_path().string(), {}, secret_, is_watched()};
        errand.language = text::tag(parsed_.language);
        return errand;
    }

    static bool is_watched() { return ::isatty(STDERR_FILENO) == 1; }

    const House& house_;
    const std::vector<std::string>& arguments_;
    const Parsed& parsed_;
    Streams streams_;
    const text::Catalogue& words_;
    std::string secret_;
    bool has_recorded_ = false;
};

} // namespace

int run(const House& house, const std::vector<std::string>& arguments, Streams streams) {
    const auto language = language_of_machine();
    return guarded(house.catalogues.in(language), streams.err, [&]() -> int {
        const auto& verbs = house.installation.verbs;
        const auto parsed = parse(verbs, house.catalogues, arguments, language, streams);
        if (const auto* exit_code = std::get_if<int>(&parsed)) {
            return *exit_code;
        }
        return Job(house, arguments, std::get<Parsed>(parsed), streams).run();
    });
}

int run_errand(const House& house, const Served& served, const Errand& errand, Streams streams) {
    const auto language = language_of_tag(errand.language);
    const auto& words = house.catalogues.in(language);
    return guarded(words, streams.err, [&]() -> int {
        const auto& verbs = house.installation.verbs;
        const auto read = parse(verbs, house.catalogues, errand.arguments, language, streams);
        if (const auto* exit_code = std::get_if<int>(&read)) {
            return *exit_code;
        }
        const auto& parsed = std::get<Parsed>(read);
        Console console(streams.out,
                        streams.err,
                        house.catalogues.in(parsed.language),
                        {errand.directory, errand.secret, parsed.is_json, errand.is_watched});
        base::log(base::Level::Info, "errand", {{"verb", parsed.verb->name}});
        try {
            return run_verb(parsed, console, *open_served(served));
        } catch (const std::exception& fault) {
            const auto reference = journal::to_hex(house.dice()).substr(0, 8);
            base::log(
                base::Level::Error,
                "fault",
                {{"reference", reference}, {"verb", parsed.verb->name}, {"because", fault.what()}});
            throw base::Fault(fmt::format("{} ({})", fault.what(), reference));
        }
    });
}

void install_verbs(Installation& installation, const House& house) {
    auto& verbs = installation.verbs;
    verbs.push_back(verify_verb(house));
    verbs.push_back(rebuild_verb());
    verbs.push_back(scrub_verb(house));
    verbs.push_back(backup_verb(house));
    verbs.push_back(restore_verb());
    verbs.push_back(move_verb(house));
    verbs.push_back(status_verb(house));
    for (const auto& group : {user_verbs(), calendar_verbs(), config_verbs(house)}) {
        verbs.insert(verbs.end(), group.begin(), group.end());
    }
}

} // namespace cli
