#include "cli/verbs_record.hpp"

#include <memory>
#include <ostream>

#include "cli/scratch.hpp"
#include "cli/tables.hpp"
#include "cli/verdicts.hpp"
#include "journal/marks.hpp"
#include "journal/verify.hpp"

namespace cli {
namespace {

using nlohmann::ordered_json;

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

ordered_json tables_as_json(const Comparison& comparison) {
    ordered_json json = {{"rows", comparison.rows}, {"difference", nullptr}};
    if (const auto& found = comparison.difference) {
        json["difference"] = {{"table", found->table},
                              {"row", found->row},
                              {"in_use", found->in_use},
                              {"made_anew", found->made_anew}};
    }
    return json;
}

void say_tables(Console& console, const Comparison& comparison) {
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

// What the rooms' checks came to: what each counted, until the first that found something.
struct FurtherLook {
    struct Agreed {
        const RecordCheck& check;
        std::int64_t count;
    };
    std::vector<Agreed> agreed;
    std::optional<base::Refusal> wrong;
};

// They read the cache, so they wait until this version has made it.
FurtherLook look_further(const House& house, store::Connection& reader) {
    FurtherLook look;
    if (!is_cache_ours(house, reader)) {
        return look;
    }
    const store::Snapshot snapshot(reader);
    for (const auto& check : house.installation.checks) {
        const auto count = check.look(reader);
        if (!count) {
            look.wrong = count.error();
            return look;
        }
        look.agreed.push_back({check, *count});
    }
    return look;
}

void add_further(ordered_json& json, const FurtherLook& look) {
    for (const auto& agreed : look.agreed) {
        json[agreed.check.name] = agreed.count;
    }
    json["wrong"] = look.wrong ? ordered_json(look.wrong->key) : ordered_json();
}

void say_further(Console& console, const FurtherLook& look) {
    for (const auto& agreed : look.agreed) {
        console.say(agreed.check.sentence, {{"count", agreed.count}});
    }
    if (look.wrong) {
        console.out << console.words.say(*look.wrong) << '\n';
    }
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
    const auto further = verdict.damage ? FurtherLook() : look_further(house, reader);
    std::optional<Comparison> comparison;
    if (look == Look::TablesToo && !verdict.damage) {
        if (!is_cache_ours(house, reader)) {
            return base::refuse(base::Why::Invalid, "cli.cache_outdated");
        }
        // Its statements are made now and go with it.
        const auto store = store::open(neighbourhood.address());
        comparison = compare_with_scratch(house, console, *store->open_reader());
    }
    if (console.is_json()) {
        auto json = as_json(verdict);
        add_further(json, further);
        if (comparison) {
            json["tables"] = tables_as_json(*comparison);
        }
        console.out << json.dump() << '\n';
    } else {
        say(console, verdict);
        say_further(console, further);
        if (comparison) {
            say_tables(console, *comparison);
        }
    }
    const bool is_sound =
        !verdict.damage && !further.wrong && !(comparison && comparison->difference);
    return is_sound ? 0 : 1;
}

base::Result<int> rebuild(Console& console, Neighbourhood& neighbourhood) {
    if (const auto found = find_store(neighbourhood.address()); !found) {
        return base::refusal_of(found);
    }
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

// Words that left an index or a table vanish from the files only when these are written anew.
base::Result<int> scrub(const House& house, Console& console, Neighbourhood& neighbourhood) {
    if (const auto found = find_store(neighbourhood.address()); !found) {
        return base::refusal_of(found);
    }
    const auto store = store::open(neighbourhood.address());
    const auto writer = store->open_writer();
    bool is_clean = true;
    for (const auto& scrubbing : house.installation.scrubbings) {
        is_clean = scrubbing(*writer) && is_clean;
    }
    base::ensure(is_clean && writer->empty_log(), "nobody reads a store that one verb owns");
    console.say("cli.scrubbed");
    return 0;
}

} // namespace

Verb verify_verb(const House& house) {
    return {"verify",
            "Verify the record from its first entry; prints entries and root.",
            Touch::Journal,
            [&house](CommandLine& line) -> Run {
                const auto with_tables = std::make_shared<bool>(false);
                line.add_flag("--tables",
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
            [](CommandLine&) -> Run { return rebuild; }};
}

Verb scrub_verb(const House& house) {
    return {"scrub",
            "Rewrite the indexes so that erased words leave the files; no server may run.",
            Touch::Owns,
            [&house](CommandLine&) -> Run {
                return [&house](Console& console, Neighbourhood& neighbourhood) {
                    return scrub(house, console, neighbourhood);
                };
            }};
}

} // namespace cli
