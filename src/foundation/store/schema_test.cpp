#include "store/schema.hpp"

#include <string>

#include <gtest/gtest.h>

#include "base/fault.hpp"

namespace store {
namespace {

constexpr std::string_view places_sql = R"(-- Where people live.

-- kind: kept
-- Names; may be erased.
CREATE TABLE names (
    id BIGINT PRIMARY KEY, -- the place's
    name TEXT NOT NULL
);

-- kind: cache 3
CREATE TABLE places (
    id BIGINT PRIMARY KEY,
    parent BIGINT
);
CREATE UNIQUE INDEX places_by_parent ON places (parent, id);
)";

std::string version_of(const std::string& sql) {
    Schema schema;
    schema.add("places/schema.sql", sql);
    return schema.cache_version();
}

std::string changed(const std::string& from, const std::string& to) {
    std::string sql(places_sql);
    return sql.replace(sql.find(from), from.size(), to);
}

std::string complaint_about(std::string_view sql) {
    Schema schema;
    try {
        schema.add("places/schema.sql", sql);
    } catch (const base::Fault& fault) {
        return fault.what();
    }
    return "";
}

TEST(Schema, ReadsTablesWithTheirKindAndIndexes) {
    Schema schema;

    schema.add("places/schema.sql", places_sql);

    ASSERT_EQ(schema.tables().size(), 2U);
    EXPECT_EQ(schema.tables()[0].name, "names");
    EXPECT_EQ(schema.tables()[0].kind, TableKind::Kept);
    EXPECT_EQ(schema.tables()[0].create,
              "CREATE TABLE names ( id BIGINT PRIMARY KEY, name TEXT NOT NULL )");
    EXPECT_EQ(schema.tables()[1].kind, TableKind::Cache);
    EXPECT_EQ(schema.tables()[1].filling, 3);
    ASSERT_EQ(schema.tables()[1].indexes.size(), 1U);
    EXPECT_EQ(schema.tables()[1].indexes[0].name, "places_by_parent");
}

TEST(Schema, ReadsThatATableIsIndexedWhenItIsFilled) {
    Schema schema;

    schema.add("places/schema.sql", changed("cache 3", "cache 3, indexed last"));

    EXPECT_EQ(schema.tables()[1].filling, 3);
    EXPECT_TRUE(schema.tables()[1].is_indexed_last);
    EXPECT_FALSE(schema.tables()[0].is_indexed_last);
    EXPECT_NE(complaint_about(changed("kept", "kept, indexed last")), "")
        << "what is kept is never made anew";
}

TEST(Schema, HasAnotherVersionOnlyWhenTheCacheIsAnother) {
    const std::string version = version_of(std::string(places_sql));

    EXPECT_EQ(version, version_of(changed("-- the place's", "-- see places")));
    EXPECT_EQ(version, version_of(changed("name TEXT NOT NULL", "name TEXT")));
    EXPECT_NE(version, version_of(changed("parent BIGINT\n", "parent TEXT\n")));
    EXPECT_NE(version, version_of(changed("cache 3", "cache 4")));
    EXPECT_NE(version, version_of(changed("(parent, id)", "(parent)")));
}

TEST(Schema, HasOneVersionWhicheverRoomCameFirst) {
    const std::string_view other_sql = "-- kind: cache\nCREATE TABLE seats (id BIGINT);\n";
    Schema one;
    Schema other;

    one.add("places/schema.sql", places_sql);
    one.add("alliance/schema.sql", other_sql);
    other.add("alliance/schema.sql", other_sql);
    other.add("places/schema.sql", places_sql);

    EXPECT_EQ(one.cache_version(), other.cache_version());
}

TEST(Schema, NamesFileAndLineOfWhatItCannotRead) {
    EXPECT_EQ(complaint_about("\nCREATE TABLE places (id BIGINT);"),
              "places/schema.sql, line 2: a table needs its \"-- kind:\" line");
    EXPECT_EQ(complaint_about("-- kind: cash\nCREATE TABLE places (id BIGINT);"),
              "places/schema.sql, line 1: a kind is journal, kept or cache");
    EXPECT_EQ(complaint_about("-- kind: cache\nCREATE TABLE places (id BIGINT)\n"),
              "places/schema.sql, line 2: the last statement does not end");
    EXPECT_EQ(complaint_about("CREATE INDEX by_id ON places (id);"),
              "places/schema.sql, line 1: an index follows the table it names");
    EXPECT_EQ(complaint_about("DROP TABLE places;"),
              "places/schema.sql, line 1: neither CREATE TABLE nor CREATE INDEX");
    EXPECT_EQ(complaint_about("-- kind: cache\nCREATE TABLE places_next (id BIGINT);"),
              "places/schema.sql, line 2: names ending in _next belong to rebuilds");
    EXPECT_EQ(complaint_about(std::string(places_sql) + std::string(places_sql)),
              "places/schema.sql, line 20: this table exists already");
}

TEST(Schema, KnowsColumnsAndKeysOfATable) {
    Schema schema;
    schema.add("a.sql",
               "-- kind: kept, fed\nCREATE TABLE looks (\n    account BIGINT NOT NULL,\n"
               "    unit TEXT NOT NULL, -- whose\n    PRIMARY KEY (account, unit)\n) CLUSTERED;\n"
               "-- kind: kept\nCREATE TABLE words (value TEXT, id BIGINT NOT NULL PRIMARY KEY );");
    const auto names = [](const std::vector<Column>& columns) {
        std::string joined;
        for (const auto& [name, is_text] : columns) {
            joined += name + (is_text ? " text, " : " number, ");
        }
        return joined;
    };

    const auto& looks = schema.tables().at(0);
    const auto& words = schema.tables().at(1);

    EXPECT_EQ(names(columns_of(looks)), "account number, unit text, ");
    EXPECT_EQ(names(key_of(looks)), "account number, unit text, ");
    EXPECT_EQ(names(columns_of(words)), "value text, id number, ");
    EXPECT_EQ(names(key_of(words)), "id number, ");
    EXPECT_TRUE(looks.is_fed);
    EXPECT_FALSE(words.is_fed);
}

} // namespace
} // namespace store
