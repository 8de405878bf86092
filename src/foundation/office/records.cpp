#include "office/records.hpp"

#include <algorithm>
#include <utility>

namespace office {
namespace {

constexpr const char* select_years = R"sql(
    SELECT year, holidays, make_up_days, version FROM office_years ORDER BY year
)sql";

constexpr const char* select_hours = R"sql(
    SELECT spans, version FROM office_hours WHERE id = 1
)sql";

constexpr const char* upsert_year = R"sql(
    INSERT INTO office_years (year, holidays, make_up_days, version)
    VALUES (:year, :holidays, :make_up_days, :version)
    ON CONFLICT (year) DO UPDATE SET holidays = excluded.holidays,
        make_up_days = excluded.make_up_days, version = excluded.version
)sql";

constexpr const char* upsert_hours = R"sql(
    INSERT INTO office_hours (id, spans, version) VALUES (1, :spans, :version)
    ON CONFLICT (id) DO UPDATE SET spans = excluded.spans, version = excluded.version
)sql";

} // namespace

Recorded recorded(store::Connection& connection) {
    Recorded found;
    for (auto& [year, holidays, make_up_days, version] :
         connection.rows<std::int64_t, std::string, std::string, std::int64_t>(select_years)) {
        found.years.push_back(
            {static_cast<int>(year), std::move(holidays), std::move(make_up_days)});
        found.version = std::max(found.version, version);
    }
    if (auto hours = connection.row<std::string, std::int64_t>(select_hours)) {
        found.spans = std::move(std::get<0>(*hours));
        found.version = std::max(found.version, std::get<1>(*hours));
    }
    return found;
}

void put_year(store::Connection& to, const YearRow& row, std::int64_t version) {
    to.run(upsert_year, row.year, row.holidays, row.make_up_days, version);
}

void put_hours(store::Connection& to, const std::string& spans, std::int64_t version) {
    to.run(upsert_hours, spans, version);
}

} // namespace office
