// What voices keeps in its tables: facts applied, rows found. The words themselves are fetched
// from the journal's kept values, and may be gone.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journal/entry.hpp"
#include "journal/turn.hpp"
#include "store/connection.hpp"
#include "voices/categories.hpp"
#include "voices/voices.hpp"

namespace voices {

// This room's facts and how each fills its tables.
void keep_facts(journal::Facts& facts);
void keep_photos(journal::Facts& facts);

void apply_categories(store::Connection& to,
                      const CategoriesSet& event,
                      const journal::Entry& entry);

[[nodiscard]] VoiceId next_voice(store::Connection& connection);
[[nodiscard]] PhotoId next_photo(store::Connection& connection);
void add_addition(store::Connection& to, VoiceId voice, const journal::Entry& entry);
[[nodiscard]] int count_additions(store::Connection& connection, VoiceId voice);

// The list that holds now, ready for questions. Lists are remembered by their digest, so a turn
// pays one small lookup.
[[nodiscard]] std::shared_ptr<const KnownCategories> known_categories(
    store::Connection& connection);

// The key under which tracking codes and origins are made: the store's mark "server_key".
[[nodiscard]] std::string server_key(store::Connection& connection);

} // namespace voices
