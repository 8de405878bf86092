#include "office/documents.hpp"

#include "office/events.hpp"
#include "text/filled.hpp"

namespace office {

base::Result<std::string> checked_reason(const std::string& typed) {
    return text::filled({"reason", document_reason_characters_max, text::Need::Required}, typed);
}

void explain_document(journal::Turn& turn, const std::string& name, const std::string& reason) {
    turn.record(DocumentExplained{name, newest_version(turn.store(), name), reason});
}

std::optional<std::string> newest_document(store::Connection& connection, const std::string& name) {
    return document_of(connection, name, newest_version(connection, name));
}

} // namespace office
