#include "journal/erasure.hpp"

namespace journal {
namespace {

constexpr const char* delete_kept_values = R"sql(
    DELETE FROM kept_values WHERE id >= :first AND id <= :last
)sql";

constexpr const char* insert_erasure = R"sql(
    INSERT INTO erasures (entry, at, number_of_values, rule)
    VALUES (:entry, :at, :number_of_values, :rule)
)sql";

constexpr const char* select_erasures = R"sql(
    SELECT entry, at, number_of_values, rule FROM erasures ORDER BY entry DESC LIMIT :limit
)sql";

} // namespace

std::int64_t erase_values(Turn& turn,
                          const std::vector<Sequence>& entries,
                          const std::string& rule) {
    ValuesErased erased;
    erased.rule = rule;
    for (const auto entry : entries) {
        const std::int64_t first = entry * erasables_an_event_max;
        const std::int64_t gone = turn.store().touch(
            delete_kept_values, first, first + std::int64_t{erasables_an_event_max} - 1);
        if (gone > 0) {
            erased.values += gone;
            erased.entries.push_back(entry);
        }
    }
    if (erased.values > 0) {
        turn.record(erased);
    }
    return erased.values;
}

std::vector<Erasure> deletion_register(store::Connection& connection, int limit) {
    std::vector<Erasure> erasures;
    for (auto& [entry, at, values, rule] :
         connection.rows<std::int64_t, std::int64_t, std::int64_t, std::string>(select_erasures,
                                                                                limit)) {
        erasures.push_back({entry, calendar::from_milliseconds(at), values, std::move(rule)});
    }
    return erasures;
}

void keep_erasures(Facts& facts) {
    facts.on<ValuesErased>(
        [](store::Connection& to, const ValuesErased& event, const Entry& entry) {
            to.run(insert_erasure,
                   entry.sequence,
                   calendar::to_milliseconds(entry.at),
                   event.values,
                   event.rule);
        });
}

} // namespace journal
