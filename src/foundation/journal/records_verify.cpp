#include "journal/records_verify.hpp"

#include <limits>
#include <utility>

#include "journal/codec.hpp"

namespace journal {
namespace {

constexpr const char* select_kept_values = R"sql(
    SELECT id, salt, value FROM kept_values
    WHERE id >= :first AND id < :end
    ORDER BY id
)sql";

// Where the values of an entry begin, and those of all before it end.
std::int64_t values_begin(Sequence entry) {
    constexpr auto most = std::numeric_limits<std::int64_t>::max() / erasables_an_event_max;
    return entry > most ? std::numeric_limits<std::int64_t>::max() : entry * erasables_an_event_max;
}

} // namespace

Sequence StoredValue::sequence() const {
    return id / erasables_an_event_max;
}

std::vector<StoredValue> kept_values_of(store::Connection& connection,
                                        Sequence after,
                                        Sequence last) {
    std::vector<StoredValue> values;
    for (auto& [id, salt, value] : connection.rows<std::int64_t, std::string, std::string>(
             select_kept_values, values_begin(after + 1), values_begin(last + 1))) {
        values.push_back({id, std::move(salt), std::move(value)});
    }
    return values;
}

} // namespace journal
