#include <memory>
#include <ostream>

#include "proof/reading.hpp"
#include "proof/verbs_witness.hpp"
#include "proof/witnesses.hpp"

namespace proof {
namespace {

using base::Result;
using nlohmann::ordered_json;
using Change = std::function<Result<WitnessId>(journal::Turn&)>;

Result<int> change(cli::Console& console,
                   cli::Neighbourhood& neighbourhood,
                   const Change& how,
                   const char* key) {
    const auto results = neighbourhood.ask(journal::operator_at_the_machine(),
                                           {[&how](journal::Turn& turn) -> Result<nlohmann::json> {
                                               const auto id = how(turn);
                                               if (!id) {
                                                   return base::refusal_of(id);
                                               }
                                               return nlohmann::json(id->value);
                                           }});
    const auto& result = results.front();
    if (!result) {
        return base::refusal_of(result);
    }
    if (console.is_json()) {
        console.out << ordered_json{{"witness", *result}}.dump() << '\n';
    } else {
        console.say(key, {{"id", result->get<std::int64_t>()}});
    }
    return 0;
}

Result<int> list_witnesses(cli::Console& console, cli::Neighbourhood& neighbourhood) {
    auto json = ordered_json::array();
    auto& reader = neighbourhood.reader();
    for (const auto& witness : witnesses(reader)) {
        json.push_back({{"witness", witness.id.value},
                        {"name", witness.name},
                        {"key_id", as_base64(id_of_key(witness.public_key))},
                        {"vouches_up_to", vouched_so_far(reader, witness.id)},
                        {"is_taken_off", witness.until.has_value()}});
    }
    if (console.is_json()) {
        console.out << json.dump() << '\n';
        return 0;
    }
    for (const auto& each : json) {
        console.say(
            each["is_taken_off"].get<bool>() ? "proof.witness_line_off" : "proof.witness_line",
            {{"id", each["witness"].get<std::int64_t>()},
             {"name", each["name"].get<std::string>()},
             {"size", each["vouches_up_to"].get<std::int64_t>()}});
    }
    if (json.empty()) {
        console.say("proof.no_witness_line");
    }
    return 0;
}

cli::Verb add_verb() {
    return {"witnesses add",
            "Show the word of this witness from now on.",
            cli::Touch::Writes,
            [](cli::CommandLine& line) -> cli::Run {
                const auto asked = std::make_shared<NewWitness>();
                line.add_option("NAME", asked->name, "Of the body that watches").required();
                line.add_option("KEY", asked->key, "Its public key, as `songyuan witness` shows it")
                    .required();
                return [asked](cli::Console& console, cli::Neighbourhood& neighbourhood) {
                    const Change add = [&](journal::Turn& turn) {
                        return add_witness(turn, *asked);
                    };
                    return change(console, neighbourhood, add, "proof.witness_added");
                };
            }};
}

cli::Verb take_off_verb() {
    return {"witnesses take-off",
            "Take no more words of this witness; what it said stays.",
            cli::Touch::Writes,
            [](cli::CommandLine& line) -> cli::Run {
                const auto id = std::make_shared<std::int64_t>();
                line.add_option("NUMBER", *id, "As `witnesses list` names it").required();
                return [id](cli::Console& console, cli::Neighbourhood& neighbourhood) {
                    const Change off = [&](journal::Turn& turn) {
                        return take_off(turn, WitnessId{*id});
                    };
                    return change(console, neighbourhood, off, "proof.witness_is_off");
                };
            }};
}

} // namespace

cli::Verbs witnesses_verbs() {
    return {add_verb(),
            take_off_verb(),
            {"witnesses list",
             "List the witnesses and how far they vouch.",
             cli::Touch::Reads,
             [](cli::CommandLine&) -> cli::Run { return list_witnesses; }}};
}

} // namespace proof
