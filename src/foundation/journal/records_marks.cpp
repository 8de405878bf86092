#include "journal/marks.hpp"

namespace journal {
namespace {

constexpr const char* select_mark = R"sql(
    SELECT value FROM marks WHERE name = :name
)sql";

constexpr const char* insert_mark = R"sql(
    INSERT INTO marks (name, value) VALUES (:name, :value)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value
)sql";

} // namespace

std::optional<std::string> mark(store::Connection& connection, const std::string& name) {
    return connection.value<std::string>(select_mark, name);
}

void set_mark(store::Connection& writer, const std::string& name, const std::string& value) {
    writer.run(insert_mark, name, value);
}

std::chrono::milliseconds clock_ahead(store::Connection& connection) {
    return std::chrono::milliseconds(std::stoll(mark(connection, clock_ahead_mark).value_or("0")));
}

} // namespace journal
