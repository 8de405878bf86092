#include "cli/verbs_calendar.hpp"

#include <memory>
#include <ostream>

#include "calendar/working_days.hpp"
#include "office/office.hpp"

namespace cli {
namespace {

using nlohmann::ordered_json;

std::string joined(const nlohmann::json& years) {
    std::string text;
    for (const auto& year : years) {
        text += (text.empty() ? "" : ", ") + std::to_string(year.get<int>());
    }
    return text;
}

base::Result<int> import_file(const std::string& file,
                              Console& console,
                              Neighbourhood& neighbourhood) {
    const auto bytes = console.read_file(file);
    if (!bytes) {
        return base::refusal_of(bytes);
    }
    const auto results =
        neighbourhood.ask(journal::operator_at_the_machine(),
                          {[&](journal::Turn& turn) -> base::Result<nlohmann::json> {
                              const auto imported = office::import_calendar(turn, *bytes);
                              if (!imported) {
                                  return base::refusal_of(imported);
                              }
                              return nlohmann::json{{"recorded", imported->recorded},
                                                    {"unchanged", imported->unchanged}};
                          }});
    const auto& result = results.front();
    if (!result) {
        return base::refusal_of(result);
    }
    if (console.is_json()) {
        console.out << result->dump() << '\n';
        return 0;
    }
    const auto& recorded = result->at("recorded");
    if (recorded.empty()) {
        console.say("cli.calendar_unchanged");
    } else {
        console.say("cli.calendar_imported", {{"years", joined(recorded)}});
    }
    return 0;
}

base::Result<int> list_years(Console& console, Neighbourhood& neighbourhood) {
    const auto years = office::years(neighbourhood.reader());
    auto json = ordered_json::array();
    for (const auto& year : years) {
        const auto holidays = static_cast<std::int64_t>(year.holidays.size());
        const auto make_up_days = static_cast<std::int64_t>(year.make_up_days.size());
        if (console.is_json()) {
            json.push_back(
                {{"year", year.year}, {"holidays", holidays}, {"make_up_days", make_up_days}});
        } else {
            console.say(
                "cli.calendar_year",
                {{"year", year.year}, {"holidays", holidays}, {"make_up_days", make_up_days}});
        }
    }
    if (console.is_json()) {
        console.out << json.dump() << '\n';
    }
    return 0;
}

} // namespace

Verbs calendar_verbs() {
    return {{"calendar import",
             "Add or replace years: the JSON of chinese-days, or CSV with date and kind.",
             Touch::Writes,
             [](CommandLine& line) -> Run {
                 const auto file = std::make_shared<std::string>();
                 line.add_option("FILE", *file, "The calendar's file").required();
                 return [file](Console& console, Neighbourhood& neighbourhood) {
                     return import_file(*file, console, neighbourhood);
                 };
             },
             Secret::None},
            {"calendar list",
             "List the years whose working days are known.",
             Touch::Reads,
             [](CommandLine&) -> Run { return list_years; },
             Secret::None}};
}

} // namespace cli
