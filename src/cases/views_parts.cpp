#include "cases/views_parts.hpp"

#include <algorithm>

#include "journal/read.hpp"
#include "text/names.hpp"
#include "text/normalise.hpp"

namespace cases {
namespace {

using nlohmann::json;

constexpr int desk_parts_max = 100;
constexpr std::size_t matter_on_the_desk_max = 60;

json named(const Viewer& viewer, const char* prefix, std::string_view code) {
    return {{"code", code}, {"name", viewer.words.say(prefix + std::string(code))}};
}

std::string kept_words(const Viewer& viewer, journal::Sequence entry) {
    if (entry == 0) {
        return {};
    }
    return journal::kept_value(viewer.store, entry, 0)
        .value_or(viewer.words.say("cases.words_are_gone"));
}

// Who owes it: the unit, and the department that it asks.
std::string whose(const Viewer& viewer, const Part& part) {
    return part.department.empty() ? unit_name(viewer, part.unit) : part.department;
}

json due_of(const Viewer& viewer, const Part& part) {
    return due_view(
        viewer,
        part.step.due,
        part.step.is_provisional ? calendar::Certainty::Provisional : calendar::Certainty::Firm);
}

} // namespace

std::string state_in_words(const Viewer& viewer, const Part& part) {
    const std::string key = "cases.part_state_" + std::string(text::name_of(part.state));
    const std::string of_its_kind = key + "_" + std::string(text::name_of(part.what));
    return viewer.words.say(viewer.words.has(of_its_kind) ? of_its_kind : key);
}

namespace {

std::vector<Part> parts_of_seat(const Viewer& viewer) {
    std::vector<Part> parts;
    for (const auto unit : viewer.units) {
        for (auto& part : open_parts_for(viewer.store, unit, desk_parts_max)) {
            const bool is_known = std::ranges::any_of(parts, [&](const Part& other) {
                return other.of == part.of && other.number == part.number;
            });
            if (!is_known) {
                parts.push_back(std::move(part));
            }
        }
    }
    std::ranges::sort(parts, {}, [](const Part& part) {
        return std::tuple(part.step.due, part.of.value, part.number);
    });
    return parts;
}

json part_row(const Viewer& viewer, const Part& part, const Case& current) {
    json row = row_view(viewer, current);
    row["due"] = due_of(viewer, part);
    row["signal"] = row["due"]["signal"];
    row["stage"] = {
        {"code", row["stage"]["code"]},
        {"sentence",
         viewer.words.say("cases.part_waits_" + std::string(text::name_of(part.what)))}};
    row["why_here"] =
        (part.unit == viewer.seat->unit
             ? std::string()
             : viewer.words.say("cases.part_owed_by", {{"unit", unit_name(viewer, part.unit)}})) +
        text::shorten(matter_of(viewer, part), matter_on_the_desk_max);
    row["act"] = {{"label", viewer.words.say("cases.act_part-answer")},
                  {"href", row["href"].get<std::string>() + "#part-answer"}};
    return row;
}

} // namespace

std::string matter_of(const Viewer& viewer, const Part& part) {
    return kept_words(viewer, part.asked_entry);
}

json parts_view(const Viewer& viewer, const Case& current) {
    json view = json::array();
    const bool reads_all = reader_of(viewer, current) == Reader::Staff;
    for (const auto& part : parts_of(viewer.store, current.id)) {
        if (!reads_all && part.asked_by != viewer.seat->unit) {
            continue;
        }
        const bool is_open = part.state == PartState::Open;
        view.push_back(
            {{"number", part.number},
             {"what", named(viewer, "cases.part_", text::name_of(part.what))},
             {"whose", whose(viewer, part)},
             {"owner", part.owner == part.unit ? json() : json(unit_name(viewer, part.owner))},
             {"matter", matter_of(viewer, part)},
             {"words", part.end_entry == 0 ? json() : json(kept_words(viewer, part.end_entry))},
             {"state",
              {{"code", text::name_of(part.state)}, {"name", state_in_words(viewer, part)}}},
             {"due", is_open ? due_of(viewer, part) : json()},
             {"ended", part.ended_at ? moment_view(viewer, *part.ended_at) : json()}});
    }
    return view;
}

json part_rows_view(const Viewer& viewer) {
    json rows = json::array();
    for (const auto& part : parts_of_seat(viewer)) {
        rows.push_back(part_row(viewer, part, *find(viewer.store, part.of)));
    }
    return rows;
}

json options_of_parts(const Viewer& viewer,
                      const Case& current,
                      Act act,
                      const std::string& chosen) {
    const auto parts = act == Act::AnswerPart
                           ? parts_to_answer(viewer.store, current, viewer.seat->unit, viewer.now)
                           : parts_to_give_up(viewer.store, current.id);
    json options = json::array();
    for (const auto& part : parts) {
        const auto value = std::to_string(part.number);
        options.push_back({{"value", value},
                           {"label",
                            whose(viewer, part) + " · " +
                                text::shorten(matter_of(viewer, part), matter_on_the_desk_max)},
                           {"is_chosen", value == chosen || parts.size() == 1}});
    }
    return options;
}

} // namespace cases
