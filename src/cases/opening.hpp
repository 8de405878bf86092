// How a voice becomes a case, and under which rules: the newest of the street's at that moment,
// kept for the case's whole life.

#pragma once

#include <memory>

#include "cases/routing.hpp"
#include "cases/rules.hpp"
#include "cases/rules_names.hpp"
#include "journal/turn.hpp"
#include "voices/events.hpp"

namespace cases {

// The rules of a version; 0 is the built-in one. Parsed once per thread and version.
[[nodiscard]] std::shared_ptr<const Rules> rules_of(store::Connection& connection,
                                                    std::int64_t version);
[[nodiscard]] std::shared_ptr<const Rules> rules_now(store::Connection& connection);

// Rules that were read and name only what is known, or what is named already.
[[nodiscard]] base::Result<Rules> read_rules_with(store::Connection& connection,
                                                  const std::string& toml,
                                                  const KnownNames& known);

// Records the street's own rules; refuses naming the line. False when they are what holds already.
[[nodiscard]] base::Result<bool> set_rules(journal::Turn& turn, const std::string& toml);
[[nodiscard]] std::string rules_as_toml(store::Connection& connection);

// What a report about this would become: shown before sending, and recorded after.
struct Opening {
    UnitId handler;
    Level level = Level::Unit;
    std::string rule;
    calendar::Deadline contact_due;
    calendar::Deadline whole_due;
    std::int64_t rules_version = 0;
};
// Where a report about this would go under these rules.
[[nodiscard]] Destination destination(store::Connection& connection,
                                      const Rules& rules,
                                      Matter matter,
                                      places::PlaceId place);

[[nodiscard]] Opening foresee(store::Connection& connection,
                              const Matter& matter,
                              places::PlaceId place,
                              Moment now);

// Opens the case of a voice, or lets the voice follow the case it joins.
void answer_voice(journal::Turn& turn,
                  const voices::VoiceRaised& voice,
                  const journal::Entry& entry);

} // namespace cases
