#include "cli/verdicts.hpp"

#include <ostream>
#include <string>

namespace cli {

using nlohmann::ordered_json;

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

journal::Progress progress_on(Console& console, const char* key) {
    return
        [&console, key](std::int64_t done, std::int64_t all) { console.progress(key, done, all); };
}

} // namespace cli
