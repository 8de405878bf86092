// The documents by which the street works (limits, categories, office hours …), every version of
// each, with the entry that put it into force and why. Whichever room's fact changes a document
// keeps its new version here, live and on rebuild alike, whoever changed it and by whatever door.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "journal/entry.hpp"
#include "journal/turn.hpp"
#include "store/connection.hpp"

namespace office {

constexpr std::size_t document_reason_characters_max = 300;

struct DocumentVersion {
    std::int64_t version = 0; // From 1; what is built into the program is 0.
    std::string document;     // TOML.
    std::string reason;       // Empty when none was given.
    journal::Entry entry;
};

// For the function that applies a fact.
void keep_document(store::Connection& to,
                   const std::string& name,
                   const std::string& document,
                   const journal::Entry& entry);

// Says why the newest version was put into force, in the turn that did.
[[nodiscard]] base::Result<std::string> checked_reason(const std::string& typed);
void explain_document(journal::Turn& turn, const std::string& name, const std::string& reason);

// 0 while what is built in holds.
[[nodiscard]] std::int64_t newest_version(store::Connection& connection, const std::string& name);
[[nodiscard]] std::optional<std::string> document_of(store::Connection& connection,
                                                     const std::string& name,
                                                     std::int64_t version);

// As it was written last; nothing while what is built in holds.
[[nodiscard]] std::optional<std::string> newest_document(store::Connection& connection,
                                                         const std::string& name);

// The newest first, without their texts.
[[nodiscard]] std::vector<DocumentVersion> versions_of(store::Connection& connection,
                                                       const std::string& name,
                                                       int limit);

void install_documents(journal::Facts& facts);

} // namespace office
