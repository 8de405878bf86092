#include "journal/read.hpp"
#include "office/documents.hpp"
#include "office/events.hpp"

namespace office {
namespace {

constexpr const char* insert_document = R"sql(
    INSERT INTO office_documents (name, version, document, reason, entry)
    VALUES (:name, :version, :document, '', :entry)
)sql";

constexpr const char* update_reason = R"sql(
    UPDATE office_documents SET reason = :reason WHERE name = :name AND version = :version
)sql";

constexpr const char* select_newest_version = R"sql(
    SELECT COALESCE(MAX(version), 0) FROM office_documents WHERE name = :name
)sql";

constexpr const char* select_document = R"sql(
    SELECT document FROM office_documents WHERE name = :name AND version = :version
)sql";

constexpr const char* select_versions = R"sql(
    SELECT version, reason, entry FROM office_documents WHERE name = :name
    ORDER BY version DESC
    LIMIT :limit
)sql";

void apply_explained(store::Connection& to,
                     const DocumentExplained& event,
                     const journal::Entry& /*entry*/) {
    to.run(update_reason, event.reason, event.name, event.version);
}

} // namespace

void keep_document(store::Connection& to,
                   const std::string& name,
                   const std::string& document,
                   const journal::Entry& entry) {
    to.run(insert_document, name, newest_version(to, name) + 1, document, entry.sequence);
}

std::int64_t newest_version(store::Connection& connection, const std::string& name) {
    return connection.value<std::int64_t>(select_newest_version, name).value_or(0);
}

std::optional<std::string> document_of(store::Connection& connection,
                                       const std::string& name,
                                       std::int64_t version) {
    return connection.value<std::string>(select_document, name, version);
}

std::vector<DocumentVersion> versions_of(store::Connection& connection,
                                         const std::string& name,
                                         int limit) {
    std::vector<DocumentVersion> versions;
    for (auto& [version, reason, entry] :
         connection.rows<std::int64_t, std::string, std::int64_t>(select_versions, name, limit)) {
        const auto stored = journal::find_entry(connection, entry);
        base::ensure(stored.has_value(), "a document was put into force by an entry");
        versions.push_back(
            {version, {}, std::move(reason), journal::with_body_read(*stored).entry});
    }
    return versions;
}

void install_documents(journal::Facts& facts) {
    facts.on<DocumentExplained>(apply_explained);
}

} // namespace office
