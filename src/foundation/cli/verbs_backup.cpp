#include "cli/verbs_backup.hpp"

#include <algorithm>
#include <memory>
#include <ostream>
#include <set>

#include "cli/backups.hpp"
#include "cli/lock.hpp"
#include "cli/scratch.hpp"
#include "cli/verdicts.hpp"
#include "journal/marks.hpp"
#include "journal/read.hpp"
#include "store/carrying.hpp"
#include "store/copies.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

constexpr const char* store_file = "songyuan.db";

// A file that is gone again unless it got its last name.
class Growing {
public:
    explicit Growing(const fs::path& last_name)
        : last_name_(last_name), file_(store::unfinished(last_name)) {}
    ~Growing() {
        std::error_code left;
        fs::remove(file_, left);
    }
    Growing(const Growing&) = delete;
    Growing& operator=(const Growing&) = delete;
    Growing(Growing&&) = delete;
    Growing& operator=(Growing&&) = delete;

    [[nodiscard]] const fs::path& file() const { return file_; }
    void finish() const { store::rename_durably(file_, last_name_); }

private:
    fs::path last_name_;
    fs::path file_;
};

// What the disk refuses is said as something that the person can mend.
base::Result<bool> copy(const fs::path& from, const Growing& to, Console& console) {
    try {
        store::copy_sqlite(from, to.file(), progress_on(console, "cli.copying"));
        return true;
    } catch (const store::StoreFault& fault) {
        switch (fault.trouble()) {
            case store::Trouble::Full:
                return base::refuse(
                    base::Why::TooLarge, "cli.no_room", {{"file", to.file().string()}});
            case store::Trouble::Damaged:
                return base::refuse(
                    base::Why::Invalid, "cli.not_a_backup", {{"file", from.string()}});
            case store::Trouble::Busy:
            case store::Trouble::Away:
            case store::Trouble::Other:
                break;
        }
        throw;
    }
}

void note(const fs::path& folder, const Backup& made, Console& console) {
    try {
        note_backup(folder, made);
    } catch (const std::exception&) {
        console.err << console.words.say("cli.backup_not_noted", {{"folder", folder.string()}})
                    << '\n';
    }
}

// From a database the journal and what is kept are carried into a file, which is a store like any
// other: whoever opens it has its tables made from its journal.
base::Result<bool> copy_store(const House& house,
                              Neighbourhood& here,
                              const Growing& to,
                              Console& console) {
    if (here.address().database.empty()) {
        return copy(here.folder() / store_file, to, console);
    }
    const ScratchFolder scratch;
    const auto& schema = house.installation.schema;
    const auto file = store::open_sqlite(scratch.path(), store::Durability::None);
    file->furnish(schema);
    {
        const auto reader = store::open(here.address())->open_reader();
        const store::Snapshot snapshot(*reader);
        store::carry(*reader, *file->open_writer(), schema, [&console](std::int64_t rows) {
            console.progress("cli.carrying", rows, rows);
        });
    }
    return copy(scratch.path() / store_file, to, console);
}

base::Result<int> back_up(const House& house,
                          const std::string& named,
                          Console& console,
                          Neighbourhood& here) {
    const auto file = console.path(named);
    if (fs::exists(file)) {
        return base::refuse(base::Why::AlreadyDone, "cli.file_exists", {{"file", named}});
    }
    if (!fs::is_directory(file.parent_path())) {
        return base::refuse(
            base::Why::NotFound, "cli.no_such_folder", {{"folder", file.parent_path().string()}});
    }
    const Growing growing(file);
    if (const auto copied = copy_store(house, here, growing, console); !copied) {
        return base::refusal_of(copied);
    }
    const auto head = journal::head(*store::open_copy(growing.file()));
    growing.finish();
    const Backup made{here.now(), head.size, journal::to_hex(head.root)};
    note(here.folder(), made, console);
    if (console.is_json()) {
        console.out << ordered_json{{"file", file.string()},
                                    {"bytes", fs::file_size(file)},
                                    {"entries", made.entries},
                                    {"root", made.root}}
                           .dump()
                    << '\n';
        return 0;
    }
    console.out << "entries " << made.entries << "\nroot " << made.root << '\n';
    console.say("cli.backed_up", {{"file", named}});
    return 0;
}

// A copy is verified as it lies there, before it becomes anybody's store.
base::Result<journal::Verdict> verify_copy(const fs::path& file,
                                           const std::string& named,
                                           Console& console) {
    try {
        const auto reader = store::open_copy(file);
        const auto subdistrict = journal::mark(*reader, "subdistrict").value_or("");
        return journal::verify(*reader, subdistrict, progress_on(console, "cli.verifying"));
    } catch (const store::StoreFault&) {
        return base::refuse(base::Why::Invalid, "cli.not_a_backup", {{"file", named}});
    }
}

struct ToRestore {
    std::string file;
    std::string folder;
    bool is_check = false;
};

base::Result<journal::Verdict> copy_and_verify(const ToRestore& asked,
                                               const Growing& growing,
                                               Console& console) {
    if (const auto copied = copy(console.path(asked.file), growing, console); !copied) {
        return base::refusal_of(copied);
    }
    return verify_copy(growing.file(), asked.file, console);
}

void say_verdict(const ToRestore& asked, const journal::Verdict& verdict, Console& console) {
    if (console.is_json()) {
        console.out << as_json(verdict).dump() << '\n';
        return;
    }
    say(console, verdict);
    if (verdict.damage) {
        console.say("cli.not_restored");
    } else if (asked.is_check) {
        console.say("cli.backup_is_good");
    } else {
        console.say("cli.restored", {{"folder", asked.folder}});
    }
}

base::Result<int> check_only(const ToRestore& asked, Console& console) {
    const ScratchFolder scratch;
    const Growing growing(scratch.path() / store_file);
    const auto verdict = copy_and_verify(asked, growing, console);
    if (!verdict) {
        return base::refusal_of(verdict);
    }
    say_verdict(asked, *verdict, console);
    return verdict->damage ? 1 : 0;
}

// The machine's file and the log's key may lie there before the store does; a lock and a socket are
// no data.
bool is_as_good_as_empty(const fs::path& folder) {
    static const std::set<fs::path> no_data = {
        "lock", "socket", "songyuan.toml", "log-key.pem", store::unfinished(store_file)};
    return std::ranges::all_of(fs::directory_iterator(folder), [](const auto& entry) {
        return no_data.contains(entry.path().filename());
    });
}

base::Result<int> restore(const ToRestore& asked, Console& console) {
    if (!fs::is_regular_file(console.path(asked.file))) {
        return base::refuse(base::Why::NotFound, "cli.no_such_file", {{"file", asked.file}});
    }
    if (asked.is_check) {
        return check_only(asked, console);
    }
    if (asked.folder.empty()) {
        return base::refuse(base::Why::Invalid, "cli.restore_where", {}, "data");
    }
    const auto folder = console.path(asked.folder);
    const auto not_empty = [&asked] {
        return base::refuse(
            base::Why::AlreadyDone, "cli.folder_not_empty", {{"folder", asked.folder}}, "data");
    };
    // Nothing is left in a folder that is somebody else's, not even a lock.
    if (fs::exists(folder) && !fs::exists(folder / "lock") && !is_as_good_as_empty(folder)) {
        return not_empty();
    }
    const auto lock = Lock::take(folder, "songyuan restore");
    if (!lock) {
        return base::refusal_of(lock);
    }
    if (!is_as_good_as_empty(folder)) {
        return not_empty();
    }
    const Growing growing(folder / store_file);
    const auto verdict = copy_and_verify(asked, growing, console);
    if (!verdict) {
        return base::refusal_of(verdict);
    }
    if (!verdict->damage) {
        growing.finish();
    }
    say_verdict(asked, *verdict, console);
    return verdict->damage ? 1 : 0;
}

} // namespace

Verb backup_verb(const House& house) {
    return {
        "backup",
        "Copy the store into a new file, also while a server runs; prints entries and root.",
        Touch::Journal,
        [&house](CommandLine& line) -> Run {
            const auto file = std::make_shared<std::string>();
            line.add_option("FILE", *file, "The copy; there must be no such file yet").required();
            return [&house, file](Console& console, Neighbourhood& neighbourhood) {
                return back_up(house, *file, console, neighbourhood);
            };
        }};
}

Verb restore_verb() {
    return {
        "restore",
        "Verify a copy and make it the store of an empty folder; nothing else is changed.",
        Touch::Nothing,
        [](CommandLine& line) -> Run {
            const auto asked = std::make_shared<ToRestore>();
            line.add_option("FILE", asked->file, "A copy that backup made").required();
            line.add_option("--data", asked->folder, "The empty folder to restore into")
                .type_name("DIR");
            line.add_flag("--check", asked->is_check, "Only verify the copy, in a scratch place");
            return [asked](Console& console, Neighbourhood&) { return restore(*asked, console); };
        }};
}

} // namespace cli
