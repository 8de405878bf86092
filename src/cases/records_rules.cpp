#include "cases/records_rules.hpp"

#include "journal/read.hpp"

namespace cases {
namespace {

constexpr const char* select_versions = R"sql(
    SELECT version, entry FROM case_rules ORDER BY version DESC LIMIT :limit
)sql";

} // namespace

std::vector<RulesVersion> rules_versions(store::Connection& connection, int limit) {
    std::vector<RulesVersion> versions;
    for (const auto& [version, entry] :
         connection.rows<std::int64_t, std::int64_t>(select_versions, limit)) {
        if (const auto stored = journal::find_entry(connection, entry)) {
            versions.push_back({version, journal::with_body_read(*stored).entry});
        }
    }
    return versions;
}

} // namespace cases
