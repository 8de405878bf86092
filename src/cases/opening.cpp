#include "cases/opening.hpp"

#include <map>

#include "cases/records.hpp"
#include "office/office.hpp"
#include "places/places.hpp"

namespace cases {
namespace {

using SharedRules = std::shared_ptr<const Rules>;

struct Parsed {
    std::string document;
    SharedRules rules;
};

SharedRules parse(std::int64_t version, std::string_view document) {
    auto rules = read_rules(document);
    base::ensure(rules.has_value(), "the street's recorded rules can be read");
    rules->version = version;
    return std::make_shared<const Rules>(std::move(*rules));
}

// A version that was rolled back may come again with another text, so the text decides.
SharedRules parse_once(std::int64_t version, std::string document) {
    thread_local std::map<std::int64_t, Parsed> parsed;
    Parsed& known = parsed[version];
    if (!known.rules || known.document != document) {
        known.rules = parse(version, document);
        known.document = std::move(document);
    }
    return known.rules;
}

std::vector<std::string> place_names(store::Connection& connection,
                                     const Rules& rules,
                                     places::PlaceId place) {
    std::vector<std::string> names;
    const bool matters = std::any_of(rules.routing.begin(),
                                     rules.routing.end(),
                                     [](const RoutingRule& rule) { return !rule.places.empty(); });
    if (!matters) {
        return names;
    }
    const auto path = places::above(connection, place);
    for (const auto id : {path.committee, path.compound}) {
        const auto found = places::find(connection, id);
        if (found) {
            names.push_back(found->name);
        }
    }
    return names;
}

Opening foresee_under(store::Connection& connection,
                      const Rules& rules,
                      const Matter& matter,
                      places::PlaceId place,
                      Moment now) {
    const auto to = destination(connection, rules, matter, place);
    const auto days = office::working_days(connection);
    Opening opening;
    opening.handler = to.handler;
    opening.level = to.level;
    opening.rule = to.rule;
    opening.contact_due = days.deadline(now, rules.contact);
    opening.whole_due = days.deadline(now, answer_limit(rules, matter.asks, matter.category));
    opening.rules_version = rules.version;
    return opening;
}

CaseOpened open(journal::Turn& turn,
                const voices::VoiceRaised& voice,
                const journal::Entry& entry) {
    const auto rules = rules_now(turn.store());
    const auto days = office::working_days(turn.store());
    const Opening opening = foresee_under(
        turn.store(), *rules, {voice.asks, voice.category, {}}, voice.place, turn.now());
    const auto path = places::above(turn.store(), voice.place);

    CaseOpened opened;
    opened.id = next_case_id(turn.store());
    opened.voice = voice.id;
    opened.voice_entry = entry.sequence;
    opened.asks = voice.asks;
    opened.category = voice.category;
    opened.place = voice.place;
    opened.compound = path.compound;
    opened.committee = path.committee;
    opened.handler = opening.handler;
    opened.level = opening.level;
    opened.rule = opening.rule;
    opened.rules_version = rules->version;
    opened.calendar_version = days.version();
    opened.public_already = voice.public_already;
    opened.whole_due = opening.whole_due.at;
    opened.is_provisional = opening.whole_due.certainty == calendar::Certainty::Provisional;
    const auto supervision = supervision_limit(*rules, voice.asks, voice.category);
    opened.supervise_at = days.deadline(turn.now(), supervision).at;
    auto contact_due = opening.contact_due;
    // Of two limits the earlier binds: whoever handed it over never gives us more time than we
    // give ourselves.
    if (voice.answer_by && *voice.answer_by < opened.whole_due) {
        opened.whole_due = *voice.answer_by;
        opened.is_provisional = false;
    }
    if (turn.now() < opened.whole_due && opened.whole_due < contact_due.at) {
        contact_due = {opened.whole_due, calendar::Certainty::Firm};
    }
    opened.step = begin_step_until(contact_due, opening.level, turn.now(), days);
    return opened;
}

} // namespace

SharedRules rules_of(store::Connection& connection, std::int64_t version) {
    if (version == 0) {
        return parse_once(0, std::string(default_rules_document()));
    }
    auto document = rules_document(connection, version);
    base::ensure(document.has_value(), "a case was born under rules that are recorded");
    return parse_once(version, std::move(*document));
}

SharedRules rules_now(store::Connection& connection) {
    auto newest = newest_rules(connection);
    return newest ? parse_once(newest->version, std::move(newest->document))
                  : rules_of(connection, 0);
}

base::Result<Rules> read_rules_with(store::Connection& connection,
                                    const std::string& toml,
                                    const KnownNames& known) {
    auto rules = read_rules(toml);
    if (!rules) {
        return rules;
    }
    const auto checked = check_names(toml, rules_as_toml(connection), known);
    return checked ? std::move(rules) : base::refusal_of(checked);
}

base::Result<bool> set_rules(journal::Turn& turn, const std::string& toml) {
    const auto rules = read_rules_with(turn.store(), toml, known_names(turn.store()));
    if (!rules) {
        return base::refusal_of(rules);
    }
    if (toml == rules_as_toml(turn.store())) {
        return false;
    }
    const auto newest = newest_rules(turn.store());
    turn.record(CaseRulesSet{(newest ? newest->version : 0) + 1, toml});
    return true;
}

std::string rules_as_toml(store::Connection& connection) {
    const auto newest = newest_rules(connection);
    return newest ? newest->document : std::string(default_rules_document());
}

Destination destination(store::Connection& connection,
                        const Rules& rules,
                        Matter matter,
                        places::PlaceId place) {
    matter.places = place_names(connection, rules, place);
    return route(connection, rules, matter, place);
}

Opening foresee(store::Connection& connection,
                const Matter& matter,
                places::PlaceId place,
                Moment now) {
    return foresee_under(connection, *rules_now(connection), matter, place, now);
}

void answer_voice(journal::Turn& turn,
                  const voices::VoiceRaised& voice,
                  const journal::Entry& entry) {
    if (voice.joins) {
        turn.record(CaseFollowed{CaseId{*voice.joins}, voice.id});
        return;
    }
    turn.record(open(turn, voice, entry));
}

} // namespace cases
