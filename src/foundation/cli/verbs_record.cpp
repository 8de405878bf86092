#include "cli/verbs_record.hpp"

#include <cstdlib>
#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>

#include "cli/tables.hpp"
#include "journal/marks.hpp"
#include "journal/verify.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

// A folder that is gone when nobody needs it any more.
class ScratchFolder {
public:
    ScratchFolder() {
        std::string name = (fs::temp_directory_path() / "songyuan-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) {
            throw base::Fault("no folder can be made in " + fs::temp_directory_path().string());
        }
        path_ = name;
    }
    ~ScratchFolder() {
        std::error_code left;
        fs::remove_all(path_, left);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ScratchFolder(ScratchFolder&&) = delete;
    ScratchFolder& operator=(ScratchFolder&&) = delete;

    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

journal::Progress progress_on(Console& console, const char* key) {
    return
        [&console, key](std::int64_t done, std::int64_t all) { console.progress(key, done, all); };
}

Comparison compare_with_scratch(const House& house, Console& console, store::Connection& in_use) {
    const ScratchFolder folder;
    const auto scratch = store::open_sqlite(folder.path(), store::Durability::None);
    scratch->furnish(house.installation.schema);
    const auto made_anew = scratch->open_writer();
    const store::Snapshot snapshot(in_use);
    journal::replay_all(in_use,
                        *made_anew,
                        journal::Target::OwnStore,
                        house.installation.facts,
                        progress_on(console, "cli.replaying"));
    return compare_tables(house.installation.schema, in_use, *made_anew);
}

ordered_json as_json(const journal::Verdict& verdict) {
    ordered_json json = {{"entries", verdict.entries},
                         {"root", journal::to_hex(verdict.root)},
                         {"values", verdict.values},
                         {"erased", verdict.erased},
                         {"damage", nullptr}};
    if (verdict.damage) {
        json["damage"] = {{"entry", verdict.damage->entry},
                          {"harm", journal::name_of(verdict.damage->harm)}};
    }
    return json;
}

ordered_json as_json(const Comparison& comparison) {
    ordered_json json = {{"rows", comparison.rows}, {"difference", nullptr}};
    if (const auto& found = comparison.difference) {
        json["difference"] = {{"table", found->table},
                              {"row", found->row},
                              {"in_use", found->in_use},
                              {"made_anew", found->made_anew}};
    }
    return json;
}

// The first two lines are the same in every language: people compare them, programs read them.
void say(Console& console, const journal::Verdict& verdict) {
    console.out << "entries " << verdict.entries << '\n'
                << "root " << journal::to_hex(verdict.root) << '\n';
    if (!verdict.damage) {
        console.say("cli.sound", {{"values", verdict.values}, {"erased", verdict.erased}});
        return;
    }
    const auto key = "cli.harm_" + std::string(journal::name_of(verdict.damage->harm));
    console.say(key, {{"entry", verdict.damage->entry}});
}

void say(Console& console, const Comparison& comparison) {
    if (const auto& found = comparison.difference) {
        console.say("cli.tables_differ",
                    {{"table", found->table},
                     {"row", found->row},
                     {"in_use", found->in_use},
                     {"made_anew", found->made_anew}});
    } else {
        console.say("cli.tables_agree", {{"rows", comparison.rows}});
    }
}

// Whether the cache in use was made by this version of the program.
bool is_cache_ours(const House& house, store::Connection& reader) {
    return journal::mark(reader, "cache_version") == house.installation.schema.cache_version();
}

enum class Look { RecordOnly, TablesToo };

base::Result<int> verify(const House& house,
                         Look look,
                         Console& console,
                         Neighbourhood& neighbourhood) {
    auto& reader = neighbourhood.reader();
    const auto subdistrict = journal::mark(reader, "subdistrict").value_or("");
    const auto verdict =
        journal::verify(reader, subdistrict, progress_on(console, "cli.verifying"));
    std::optional<Comparison> comparison;
    if (look == Look::TablesToo && !verdict.damage) {
        if (!is_cache_ours(house, reader)) {
            return base::refuse(base::Why::Invalid, "cli.cache_outdated");
        }
        // Its statements are made now and go with it.
        const auto store = store::open_sqlite(neighbourhood.folder());
        comparison = compare_with_scratch(house, console, *store->open_reader());
    }
    if (console.is_json()) {
        auto json = as_json(verdict);
        if (comparison) {
            json["tables"] = as_json(*comparison);
        }
        console.out << json.dump() << '\n';
    } else {
        say(console, verdict);
        if (comparison) {
            say(console, *comparison);
        }
    }
    const bool is_sound = !verdict.damage && !(comparison && comparison->difference);
    return is_sound ? 0 : 1;
}

base::Result<int> rebuild(Console& console, Neighbourhood& neighbourhood) {
    Ownership how;
    how.cache = CacheWish::MadeAnew;
    how.progress = progress_on(console, "cli.rebuilding");
    const auto premises = neighbourhood.own(how);
    if (!premises) {
        return base::refusal_of(premises);
    }
    const auto entries = (*premises)->journal().size();
    if (console.is_json()) {
        console.out << ordered_json{{"entries", entries}}.dump() << '\n';
    } else {
        console.say("cli.rebuilt", {{"entries", entries}});
    }
    return 0;
}

} // namespace

Verb verify_verb(const House& house) {
    return {"verify",
            "Verify the record from its first entry; prints entries and root.",
            Touch::Journal,
            [&house](CLI::App& app) -> Run {
                const auto with_tables = std::make_shared<bool>(false);
                app.add_flag("--tables",
                             *with_tables,
                             "Also rebuild into a scratch store and compare every table");
                return [&house, with_tables](Console& console, Neighbourhood& neighbourhood) {
                    const auto look = *with_tables ? Look::TablesToo : Look::RecordOnly;
                    return verify(house, look, console, neighbourhood);
                };
            }};
}

Verb rebuild_verb() {
    return {"rebuild",
            "Make the tables anew from the journal; no server may run meanwhile.",
            Touch::Owns,
            [](CLI::App&) -> Run { return rebuild; }};
}

} // namespace cli
