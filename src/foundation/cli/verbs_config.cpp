#include "cli/verbs_config.hpp"

#include <fstream>
#include <memory>
#include <ostream>

#include "cli/configuration.hpp"
#include "cli/machine.hpp"
#include "office/documents.hpp"

namespace cli {
namespace {

using nlohmann::ordered_json;

base::Result<int> export_parts(const House& house,
                               const std::string& file,
                               Console& console,
                               Neighbourhood& neighbourhood) {
    const auto toml = put_together(house.installation.configuration, neighbourhood.reader());
    if (file.empty()) {
        console.out << toml;
        return 0;
    }
    std::ofstream output(console.path(file), std::ios::binary | std::ios::trunc);
    output << toml;
    if (!output.flush()) {
        return base::refuse(base::Why::NotAllowed, "cli.file_not_written", {{"file", file}});
    }
    console.say("cli.config_exported", {{"file", file}});
    return 0;
}

// Whether anything in the file differs from what holds.
base::Result<bool> check_whole(store::Connection& connection,
                               const std::vector<PartOfFile>& parts) {
    const auto whole = documents_of(parts);
    bool differs = false;
    for (const auto& each : parts) {
        const auto checked = each.part->check(connection, each.toml, whole);
        if (!checked) {
            return tl::unexpected<base::Refusal>(each.in_file(checked.error()));
        }
        differs = differs || *checked;
    }
    return differs;
}

// A file is taken in whole or not at all: one turn for all its parts, checked before the first.
// Whoever changes something says why, as in the browser.
journal::Work putting(const std::vector<PartOfFile>& parts, const std::string& typed) {
    return [parts, typed](journal::Turn& turn) -> base::Result<nlohmann::json> {
        const auto differs = check_whole(turn.store(), parts);
        if (!differs) {
            return base::refusal_of(differs);
        }
        if (*differs && typed.empty()) {
            return base::refuse(base::Why::Invalid, "cli.config_needs_reason", {}, "reason");
        }
        const auto reason = office::checked_reason(typed);
        if (*differs && !reason) {
            return base::refusal_of(reason);
        }
        auto changed = nlohmann::json::array();
        for (const auto& each : parts) {
            const auto put = each.part->put(turn, each.toml);
            base::ensure(put.has_value(), "what was checked is put");
            if (*put) {
                office::explain_document(turn, each.part->name, *reason);
                changed.push_back(each.part->name);
            }
        }
        return changed;
    };
}

struct ToImport {
    std::string file;
    std::string reason;
};

base::Result<int> import_parts(const House& house,
                               const ToImport& asked,
                               Console& console,
                               Neighbourhood& neighbourhood) {
    const auto toml = console.read_file(asked.file);
    if (!toml) {
        return base::refusal_of(toml);
    }
    const auto parts = take_apart(house.installation.configuration, *toml);
    if (!parts) {
        return base::refusal_of(parts);
    }
    const auto results =
        neighbourhood.ask(journal::operator_at_the_machine(), {putting(*parts, asked.reason)});
    if (!results.front()) {
        return base::refusal_of(results.front());
    }
    const auto& changed = *results.front();
    if (console.is_json()) {
        console.out << ordered_json{{"changed", changed}}.dump() << '\n';
    } else if (changed.empty()) {
        console.say("cli.config_unchanged");
    } else {
        std::string names;
        for (const auto& name : changed) {
            names += (names.empty() ? "" : ", ") + name.get<std::string>();
        }
        console.say("cli.config_imported", {{"names", names}});
    }
    return 0;
}

struct ToCheck {
    std::string file;
    std::string folder;
    std::string machine;
};

// Says each mistake and counts it.
class Check {
public:
    Check(const House& house, Console& console) : house_(house), console_(console) {}

    base::Result<bool> street(const ToCheck& asked) {
        const auto toml = console_.read_file(asked.file);
        if (!toml) {
            return base::refusal_of(toml);
        }
        const auto parts = take_apart(house_.installation.configuration, *toml);
        if (!parts) {
            mistake(asked.file, console_.words.say(parts.error()));
            return true;
        }
        if (!store::has_store(console_.path(asked.folder))) {
            return base::refuse(
                base::Why::NotFound, "cli.no_store", {{"folder", asked.folder}}, "data");
        }
        const auto store = store::open_sqlite(console_.path(asked.folder));
        const auto reader = store->open_reader();
        const auto whole = documents_of(*parts);
        for (const auto& each : *parts) {
            if (const auto checked = each.part->check(*reader, each.toml, whole); !checked) {
                mistake(asked.file, console_.words.say(each.in_file(checked.error())));
            }
        }
        return true;
    }

    base::Result<bool> machine(const std::string& file) {
        const auto toml = console_.read_file(file);
        if (!toml) {
            return base::refusal_of(toml);
        }
        for (const auto& each : read_machine(*toml).mistakes) {
            mistake(file, sentence_of(each, console_.words));
        }
        return true;
    }

    int done() {
        if (console_.is_json()) {
            console_.out << ordered_json{{"mistakes", mistakes_}}.dump() << '\n';
        } else if (mistakes_.empty()) {
            console_.say("cli.config_is_good");
        }
        return mistakes_.empty() ? 0 : 1;
    }

private:
    void mistake(const std::string& file, const std::string& sentence) {
        mistakes_.push_back({{"file", file}, {"mistake", sentence}});
        if (!console_.is_json()) {
            console_.out << file << ": " << sentence << '\n';
        }
    }

    const House& house_;
    Console& console_;
    ordered_json mistakes_ = ordered_json::array();
};

base::Result<int> check(const House& house, const ToCheck& asked, Console& console) {
    if (asked.file.empty() && asked.folder.empty() && asked.machine.empty()) {
        return base::refuse(base::Why::Invalid, "cli.nothing_to_check");
    }
    if (!asked.folder.empty() && !std::filesystem::exists(console.path(asked.folder))) {
        return base::refuse(
            base::Why::NotFound, "cli.no_such_folder", {{"folder", asked.folder}}, "data");
    }
    Check check(house, console);
    const auto beside = asked.folder + "/songyuan.toml";
    const bool is_beside = !asked.folder.empty() && std::filesystem::exists(console.path(beside));
    if (!asked.machine.empty() || is_beside) {
        const auto done = check.machine(asked.machine.empty() ? beside : asked.machine);
        if (!done) {
            return base::refusal_of(done);
        }
    }
    if (!asked.file.empty()) {
        if (const auto done = check.street(asked); !done) {
            return base::refusal_of(done);
        }
    }
    return check.done();
}

Verb check_verb(const House& house) {
    return {"config check",
            "Name every mistake, with its line, in a street's file and in the machine's own.",
            Touch::Nothing,
            [&house](CommandLine& line) -> Run {
                const auto asked = std::make_shared<ToCheck>();
                line.add_option("FILE", asked->file, "The street's configuration; needs --data");
                line.add_option("--data", asked->folder, "The folder of the neighbourhood")
                    .type_name("DIR");
                line.add_option("--config",
                                asked->machine,
                                "The machine's configuration, instead of DIR/songyuan.toml")
                    .type_name("FILE");
                return [&house, asked](Console& console, Neighbourhood&) {
                    return check(house, *asked, console);
                };
            },
            Secret::None};
}

} // namespace

Verbs config_verbs(const House& house) {
    return {{"config export",
             "Write how the street works as TOML, to change and import again.",
             Touch::Reads,
             [&house](CommandLine& line) -> Run {
                 const auto file = std::make_shared<std::string>();
                 line.add_option("FILE", *file, "Write it here instead of showing it");
                 return [&house, file](Console& console, Neighbourhood& neighbourhood) {
                     return export_parts(house, *file, console, neighbourhood);
                 };
             },
             Secret::None},
            {"config import",
             "Record how the street works from now on; open cases keep what they were born under.",
             Touch::Writes,
             [&house](CommandLine& line) -> Run {
                 const auto asked = std::make_shared<ToImport>();
                 line.add_option("FILE", asked->file, "The street's configuration").required();
                 line.add_option("--reason",
                                 asked->reason,
                                 "Why, for the record; needed where something changes");
                 return [&house, asked](Console& console, Neighbourhood& neighbourhood) {
                     return import_parts(house, *asked, console, neighbourhood);
                 };
             },
             Secret::None},
            check_verb(house)};
}

} // namespace cli
