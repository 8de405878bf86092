#include "store/dialect.hpp"

#include <gtest/gtest.h>

namespace store {
namespace {

TEST(Dialect, KeepsTablesInTheOrderOfTheirKey) {
    EXPECT_EQ(to_sqlite("CREATE TABLE a (id BIGINT PRIMARY KEY, -- from 1\n b TEXT)"),
              "CREATE TABLE a (id INTEGER PRIMARY KEY, b TEXT)");
    EXPECT_EQ(to_sqlite("CREATE TABLE a (id BIGINT NOT NULL PRIMARY KEY) CLUSTERED"),
              "CREATE TABLE a (id INTEGER PRIMARY KEY)");
    EXPECT_EQ(to_sqlite("CREATE TABLE a (b TEXT, c BIGINT, PRIMARY KEY (b, c))\nCLUSTERED"),
              "CREATE TABLE a (b TEXT, c BIGINT, PRIMARY KEY (b, c)) WITHOUT ROWID");
    EXPECT_EQ(to_sqlite("CREATE TABLE a (b TEXT PRIMARY KEY)"),
              "CREATE TABLE a (b TEXT PRIMARY KEY)");
}

TEST(Dialect, ComparesTextByteByByteOnPostgreSQLToo) {
    EXPECT_EQ(
        to_postgresql("CREATE TABLE a (b TEXT, -- why\n c BIGINT, PRIMARY KEY (b, c))\nCLUSTERED"),
        "CREATE TABLE a (b TEXT COLLATE \"C\", c BIGINT, PRIMARY KEY (b, c))");
}

TEST(Dialect, NumbersWhatIsNamed) {
    const auto numbered = with_numbers(
        "UPDATE a SET b = :b, c = ':c' -- :d\n WHERE b <> :b AND d = :d_1 AND e = 'it''s :f'");

    EXPECT_EQ(numbered.sql,
              "UPDATE a SET b = $1, c = ':c' WHERE b <> $1 AND d = $2 AND e = 'it''s :f'");
    EXPECT_EQ(numbered.parameters, 2U);
}

TEST(Dialect, LeavesQuotedTextAlone) {
    EXPECT_EQ(plain("SELECT '--  no', \"a  b\",  'it''s  so' -- yes\n FROM  a"),
              "SELECT '--  no', \"a  b\", 'it''s  so' FROM a");
}

TEST(Dialect, NamesTheNextTablesWhereTablesAreNamed) {
    const TableNames tables = {"cases", "stage"};

    EXPECT_EQ(
        with_next_tables("SELECT cases.id, stage FROM cases WHERE stage = 'FROM cases'", tables),
        "SELECT cases_next.id, stage FROM cases_next WHERE stage = 'FROM cases'");
    EXPECT_EQ(with_next_tables("INSERT INTO cases (id, stage) VALUES (:id, :stage) "
                               "ON CONFLICT (id) DO UPDATE SET stage = excluded.stage",
                               tables),
              "INSERT INTO cases_next (id, stage) VALUES (:id, :stage) "
              "ON CONFLICT (id) DO UPDATE SET stage = excluded.stage");
    EXPECT_EQ(with_next_tables("UPDATE cases SET stage = 1", tables),
              "UPDATE cases_next SET stage = 1");
    EXPECT_EQ(
        with_next_tables("SELECT w.id FROM words AS w JOIN cases AS c ON c.id = w.id", tables),
        "SELECT w.id FROM words AS w JOIN cases_next AS c ON c.id = w.id");
    EXPECT_EQ(with_next_tables("CREATE INDEX i ON cases (stage)", tables),
              "CREATE INDEX i ON cases_next (stage)");
    EXPECT_EQ(with_next_tables("DELETE FROM casebook", tables), "DELETE FROM casebook");
}

} // namespace
} // namespace store
