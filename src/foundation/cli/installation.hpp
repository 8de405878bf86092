// What a room hands to the house when it is installed: its tables, facts, followers, timers,
// routes, verbs, pages and configuration. One function a room, `void install(cli::Installation&)`.
// What it refers to lives as long as the program.

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "cli/verbs.hpp"
#include "journal/timers.hpp"
#include "journal/turn.hpp"
#include "journal/writer.hpp"
#include "store/store.hpp"
#include "text/embedded.hpp"
#include "web/routes.hpp"

namespace cli {

// Parts of a file by their names, each its TOML.
using Documents = std::map<std::string, std::string>;

// One part of the street's own configuration: how the street works, recorded as events. In a file
// the parts stand one after the other, each whole.
struct ConfigurationPart {
    std::string name;
    std::function<std::string(store::Connection&)> as_toml; // What holds now.
    // Checks the TOML of this part and records it when it differs; answers whether it did. Refusals
    // name the {line}, counted from the part's own first.
    std::function<base::Result<bool>(journal::Turn&, const std::string& toml)> put;
    // The same without recording; `beside` is what else the file brings, which may be named
    // already.
    std::function<base::Result<bool>(
        store::Connection&, const std::string& toml, const Documents& beside)>
        check;
    std::vector<std::string> tables = {}; // Its top-level names in a file; its own name if empty.
    std::function<std::string()> built_in = {}; // What holds in a new store.
    // What it would change in practice: {sentence, has_rows, rows: [{title, href, changes: [{name,
    // now, then}]}], more}. Left out where the document's own lines say it all.
    std::function<nlohmann::json(const web::Request&, const std::string& toml)> trial = {};
};

// A number that a room adds to what the operator is told; with an alarm when it must be 0.
struct RoomFigure {
    std::string label; // A catalogue key.
    std::string alarm; // A catalogue key whose sentence has {count}; empty: no alarm.
    std::function<std::int64_t(store::Connection&)> count;
};

// What a room keeps about the record, and looks at once more when the record was found sound.
struct RecordCheck {
    std::string name;     // In JSON: "heads".
    std::string sentence; // A catalogue key; its sentence has {count}.
    // How many things agree with the record; refuses naming the first that doesn't.
    std::function<base::Result<std::int64_t>(store::Connection&)> look;
};

struct Installation {
    store::Schema& schema;
    journal::Facts& facts;
    journal::Followers& followers;
    journal::Timers& timers;
    web::Routes& routes;
    Verbs& verbs;
    std::vector<text::EmbeddedFile>& pages;
    std::vector<ConfigurationPart>& configuration;

    // Run after commits, by the writer and by verbs that write: feed what is kept beside the cache,
    // such as the words' index.
    std::vector<journal::Feed>& feeds;

    // Run whenever a store is opened for writing: make what is missing beside the tables.
    std::vector<std::function<void(store::Connection&)>> preparations = {};

    // Run by `scrub`, outside a transaction: make what was erased vanish from the files too. False
    // when a reader was in the way.
    std::vector<std::function<bool(store::Connection&)>> scrubbings = {};

    // What the operator is told beside the house's own figures.
    std::vector<RoomFigure> figures = {};

    // Run by `verify` after the record itself.
    std::vector<RecordCheck> checks = {};

    // Takes a room's embedded files: schema.sql into the schema, pages into the pages.
    void files(std::span<const text::EmbeddedFile> embedded);
};

} // namespace cli
