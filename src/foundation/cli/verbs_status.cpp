#include "cli/verbs_status.hpp"

#include <ostream>

#include "cli/figures.hpp"

namespace cli {
namespace {

base::Result<int> status(const House& house, Console& console, Neighbourhood& neighbourhood) {
    const auto figures = figures_of({neighbourhood.address(),
                                     neighbourhood.reader(),
                                     neighbourhood.now(),
                                     neighbourhood.server(),
                                     house.installation.figures});
    const auto json = as_json(figures, console.words);
    const int exit_code = json["alarms"].empty() ? 0 : 1;
    if (console.is_json()) {
        console.out << json.dump() << '\n';
        return exit_code;
    }
    for (const auto& fact : json["facts"]) {
        console.say("cli.fact",
                    {{"label", fact["label"].get<std::string>()},
                     {"value", fact["value"].get<std::string>()}});
    }
    for (const auto& alarm : json["alarms"]) {
        console.out << "! " << alarm["sentence"].get<std::string>() << '\n';
    }
    return exit_code;
}

} // namespace

Verb status_verb(const House& house) {
    return {"status",
            "Say how the house does: size, entries, last copy, clock, queue; 1 if it needs help.",
            Touch::Asks,
            [&house](CommandLine&) -> Run {
                return [&house](Console& console, Neighbourhood& neighbourhood) {
                    return status(house, console, neighbourhood);
                };
            }};
}

} // namespace cli
