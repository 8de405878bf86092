// What a search finds for whoever asks: by a case's number, by its public text, and for staff by
// the words that the case's page shows them. Nobody learns from a search what the page keeps back:
// a telephone number or a dwelling finds a case only for who may call its resident.

#pragma once

#include "cases/views_resident.hpp"

namespace cases {

// Newest first, but a case whose very number was typed stands before all others.
[[nodiscard]] CasesFound found_by_words(const Viewer& viewer, const ListAsked& asked);

} // namespace cases
