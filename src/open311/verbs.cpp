#include "open311/verbs.hpp"

#include <memory>
#include <ostream>

#include "open311/open311.hpp"

namespace open311 {
namespace {

using base::Result;
using nlohmann::ordered_json;

// The key alone goes to the output, so that a script can take it from there.
Result<int> add(cli::Console& console, cli::Neighbourhood& neighbourhood, const NewClient& asked) {
    const auto results = neighbourhood.ask(
        journal::operator_at_the_machine(),
        {[&asked](journal::Turn& turn) -> Result<nlohmann::json> {
            const auto added = add_client(turn, asked);
            if (!added) {
                return base::refusal_of(added);
            }
            return nlohmann::json{{"client", added->id.value}, {"api_key", added->api_key}};
        }});
    const auto& result = results.front();
    if (!result) {
        return base::refusal_of(result);
    }
    const auto key = (*result)["api_key"].get<std::string>();
    if (console.is_json()) {
        console.out << ordered_json{{"client", (*result)["client"]},
                                    {"name", asked.name},
                                    {"api_key", key}}
                           .dump()
                    << '\n';
        return 0;
    }
    console.out << key << '\n';
    console.err << console.words.say("open311.client_added", {{"name", asked.name}}) << '\n';
    return 0;
}

Result<int> remove(cli::Console& console,
                   cli::Neighbourhood& neighbourhood,
                   const std::string& name) {
    const auto results = neighbourhood.ask(journal::operator_at_the_machine(),
                                           {[&name](journal::Turn& turn) -> Result<nlohmann::json> {
                                               const auto removed = remove_client(turn, name);
                                               if (!removed) {
                                                   return base::refusal_of(removed);
                                               }
                                               return nlohmann::json(removed->value);
                                           }});
    const auto& result = results.front();
    if (!result) {
        return base::refusal_of(result);
    }
    if (console.is_json()) {
        console.out << ordered_json{{"client", *result}, {"name", name}}.dump() << '\n';
    } else {
        console.say("open311.client_is_removed", {{"name", name}});
    }
    return 0;
}

Result<int> list(cli::Console& console, cli::Neighbourhood& neighbourhood) {
    auto rows = ordered_json::array();
    for (const auto& client : clients(neighbourhood.reader())) {
        rows.push_back({{"client", client.id.value},
                        {"name", client.name},
                        {"an_hour_max", client.an_hour_max},
                        {"is_removed", client.removed_at.has_value()}});
    }
    if (console.is_json()) {
        console.out << rows.dump() << '\n';
        return 0;
    }
    for (const auto& each : rows) {
        console.say(
            each["is_removed"].get<bool>() ? "open311.client_line_off" : "open311.client_line",
            {{"id", each["client"].get<std::int64_t>()},
             {"name", each["name"].get<std::string>()},
             {"most", each["an_hour_max"].get<std::int64_t>()}});
    }
    if (rows.empty()) {
        console.say("open311.no_clients");
    }
    return 0;
}

cli::Verb add_verb() {
    return {"open311-client add",
            "Let a body's program report by Open311; prints its api_key, once.",
            cli::Touch::Writes,
            [](cli::CommandLine& line) -> cli::Run {
                const auto asked = std::make_shared<NewClient>();
                line.add_option("NAME", asked->name, "Of the body or its program").required();
                line.add_option("--an-hour",
                                asked->an_hour_max,
                                "How many reports and additions it may post an hour; 120 otherwise")
                    .type_name("NUMBER");
                return [asked](cli::Console& console, cli::Neighbourhood& neighbourhood) {
                    return add(console, neighbourhood, *asked);
                };
            }};
}

cli::Verb remove_verb() {
    return {"open311-client remove",
            "Take no more reports with this client's key; what it reported stays.",
            cli::Touch::Writes,
            [](cli::CommandLine& line) -> cli::Run {
                const auto name = std::make_shared<std::string>();
                line.add_option("NAME", *name, "As `open311-client list` names it").required();
                return [name](cli::Console& console, cli::Neighbourhood& neighbourhood) {
                    return remove(console, neighbourhood, *name);
                };
            }};
}

} // namespace

cli::Verbs client_verbs() {
    return {add_verb(),
            remove_verb(),
            {"open311-client list",
             "List the programs that may report by Open311.",
             cli::Touch::Reads,
             [](cli::CommandLine&) -> cli::Run { return list; }}};
}

} // namespace open311
