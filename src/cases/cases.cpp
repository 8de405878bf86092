#include "cases/cases.hpp"

#include <algorithm>
#include <iterator>

#include "cases/acts.hpp"
#include "cases/matters.hpp"
#include "cases/opening.hpp"
#include "cases/parts.hpp"
#include "cases/records.hpp"
#include "cases/records_photos.hpp"
#include "cases/search.hpp"
#include "cases/standpoint.hpp"
#include "cases/templates.hpp"
#include "journal/erasure.hpp"
#include "office/office.hpp"

namespace cases {
namespace {

using base::refuse;
using base::Why;

// Two people press at once: one wins, the other is told that something happened meanwhile.
base::Result<bool> still_as_seen(const Case& current, const AskAct& asked) {
    if (asked.seen && *asked.seen != current.last_act) {
        return refuse(Why::AlreadyDone, "cases.changed_meanwhile", {{"case", current.id.value}});
    }
    return true;
}

base::Result<bool> perform(journal::Turn& turn,
                           const Case& current,
                           const Asker& asker,
                           const AskAct& asked) {
    const ActRow& row = row_of(asked.act);
    const auto fresh = still_as_seen(current, asked);
    if (!fresh) {
        return base::refusal_of(fresh);
    }
    const auto allowed = permitted(row, current, asker);
    if (!allowed) {
        return base::refusal_of(allowed);
    }
    const auto rules = rules_of(turn.store(), current.rules_version);
    const auto days = office::working_days(turn.store());
    const auto timely = in_time(row, {current, *rules, days, turn.now()});
    if (!timely) {
        return base::refusal_of(timely);
    }
    return row.perform({turn, current, asker, asked, *rules, days});
}

} // namespace

Asker asker_for(store::Connection& connection,
                const Case& current,
                const alliance::ActingSeat& seat,
                Moment now) {
    return asker_from(Standpoint(connection, seat.unit, now), seat, current);
}

Asker reporter_of(const journal::Actor& actor) {
    Asker asker;
    asker.actor = actor;
    asker.account = actor.account;
    asker.sides.add(Side::Reporter);
    return asker;
}

base::Result<bool> act(journal::Turn& turn, const alliance::ActingSeat& seat, const AskAct& asked) {
    const auto current = find(turn.store(), asked.id);
    if (!current) {
        return refuse(Why::NotFound, "cases.no_such_case", {{"case", asked.id.value}});
    }
    if (const auto filled = check_gaps(asked); !filled) {
        return base::refusal_of(filled);
    }
    return perform(turn, *current, asker_for(turn.store(), *current, seat, turn.now()), asked);
}

base::Result<bool> act_as_reporter(journal::Turn& turn, const AskAct& asked) {
    const auto current = find(turn.store(), asked.id);
    if (!current) {
        return refuse(Why::NotFound, "cases.no_such_case", {{"case", asked.id.value}});
    }
    return perform(turn, *current, reporter_of(turn.actor()), asked);
}

void hear_partner(journal::Turn& turn, const FromPartner& heard) {
    PartnerHeard event{heard.id, heard.news, heard.code, {}};
    if (!heard.words.empty()) {
        event.words = ErasableText(heard.words);
    }
    turn.record(event);
}

base::Result<voices::Raised> raise_and_join(journal::Turn& turn,
                                            voices::RaiseVoice asked,
                                            CaseId joins) {
    const auto joined = find(turn.store(), joins);
    if (!joined) {
        return refuse(Why::NotFound, "cases.no_case_to_join", {{"case", joins.value}}, "joins");
    }
    if (is_end(joined->stage)) {
        return refuse(Why::NotFound, "cases.nothing_to_join", {}, "joins");
    }
    asked.joins = joins.value;
    return voices::raise(turn, asked);
}

std::vector<Owed> owed_parts(store::Connection& connection, CaseId id) {
    std::vector<Owed> owed;
    for (const auto& part : open_parts_of(connection, id)) {
        owed.push_back({part.unit, part.number, part.what});
    }
    return owed;
}

std::optional<UnitId> committee_watching(store::Connection& connection,
                                         const std::string& category) {
    const auto committee = watcher_of(connection, category);
    return committee ? std::optional(committee->id) : std::nullopt;
}

namespace {

bool stands(store::Connection& connection, voices::VoiceId id) {
    const auto voice = voices::find(connection, id);
    return voice && !voice->withdrawn_at;
}

} // namespace

std::int64_t standing_behind(store::Connection& connection, CaseId id) {
    const auto voices = voices_of(connection, id);
    return std::ranges::count_if(voices, [&](auto voice) { return stands(connection, voice); });
}

voices::VoiceId speaker_of(store::Connection& connection, const Case& current) {
    if (stands(connection, current.voice)) {
        return current.voice;
    }
    const auto voices = voices_of(connection, current.id);
    const auto next =
        std::ranges::find_if(voices, [&](auto voice) { return stands(connection, voice); });
    return next == voices.end() ? current.voice : *next;
}

std::vector<voices::Photo> photos_of(store::Connection& connection, const Case& current) {
    auto photos = voices::photos_of(connection, current.voice);
    for (const auto voice : voices_of(connection, current.id)) {
        if (voice != current.voice) {
            std::ranges::move(voices::photos_of(connection, voice), std::back_inserter(photos));
        }
    }
    return photos;
}

bool is_covered(store::Connection& connection, voices::PhotoId photo) {
    return cover_of(connection, photo).has_value();
}

base::Result<std::int64_t> erase(journal::Turn& turn, CaseId id, const std::string& rule) {
    const auto current = find(turn.store(), id);
    if (!current) {
        return refuse(Why::NotFound, "cases.no_such_case", {{"case", id.value}});
    }
    if (!is_end(current->stage)) {
        return refuse(Why::NotAllowed, "cases.only_ended_are_erased", {{"case", id.value}});
    }
    const auto under = needed_text(rule, journal::erasure_rule_characters_max, "rule");
    if (!under) {
        return base::refusal_of(under);
    }
    std::vector<journal::Sequence> entries;
    for (const auto voice : voices_of(turn.store(), id)) {
        const auto said = voices::entries_of(turn.store(), voice);
        entries.insert(entries.end(), said.begin(), said.end());
    }
    for (const auto& step : timeline(turn.store(), id)) {
        entries.push_back(step.entry);
    }
    forget_words(turn.store(), id);
    return journal::erase_values(turn, entries, *under);
}

} // namespace cases
