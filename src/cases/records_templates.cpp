#include "cases/records_templates.hpp"

#include <algorithm>
#include <iterator>
#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "journal/read.hpp"
#include "text/names.hpp"

namespace cases {
namespace {

constexpr const char* select_next_template = R"sql(
    SELECT COALESCE(MAX(id), 0) + 1 FROM answer_templates
)sql";

constexpr const char* supersede_template = R"sql(
    UPDATE answer_templates SET is_newest = 0 WHERE id = :id AND is_newest = 1
)sql";

constexpr const char* insert_template = R"sql(
    INSERT INTO answer_templates
        (id, version, entry, used_at, categories, name, words, is_retired, is_newest)
    VALUES (:id, :version, :entry, :used_at, :categories, :name, :words, :is_retired, 1)
)sql";

constexpr const char* select_template = R"sql(
    SELECT id, version, used_at, categories, name, words, is_retired, entry FROM answer_templates
    WHERE id = :id AND is_newest = 1
)sql";

constexpr const char* select_templates = R"sql(
    SELECT id, version, used_at, categories, name, words, is_retired, entry FROM answer_templates
    WHERE is_newest = 1
    ORDER BY id
)sql";

constexpr const char* select_template_versions = R"sql(
    SELECT id, version, used_at, categories, name, words, is_retired, entry FROM answer_templates
    WHERE id = :id
    ORDER BY version DESC
    LIMIT :limit
)sql";

std::vector<std::string> codes_of(const std::string& categories) {
    std::istringstream words(categories);
    return {std::istream_iterator<std::string>(words), {}};
}

struct TemplateRow {
    AnswerTemplate as_written;
    std::int64_t entry = 0;
};

template <class... Parameters>
std::vector<TemplateRow> template_rows(store::Connection& connection,
                                       store::Sql sql,
                                       const Parameters&... parameters) {
    std::vector<TemplateRow> found;
    for (auto& [id, version, used_at, categories, name, words, is_retired, entry] :
         connection.rows<std::int64_t,
                         std::int64_t,
                         std::string,
                         std::string,
                         std::string,
                         std::string,
                         std::int64_t,
                         std::int64_t>(sql, parameters...)) {
        found.push_back({{TemplateId{id},
                          version,
                          text::known<TemplateUse>(used_at),
                          codes_of(categories),
                          name,
                          words,
                          is_retired != 0},
                         entry});
    }
    return found;
}

std::vector<AnswerTemplate> without_entries(const std::vector<TemplateRow>& rows) {
    std::vector<AnswerTemplate> found;
    found.reserve(rows.size());
    for (const auto& row : rows) {
        found.push_back(row.as_written);
    }
    return found;
}

void put_template(store::Connection& to, const AnswerTemplate& now, journal::Sequence entry) {
    to.run(supersede_template, now.id);
    to.run(insert_template,
           now.id,
           now.version,
           entry,
           std::string(text::name_of(now.use)),
           fmt::format("{}", fmt::join(now.categories, " ")),
           now.name,
           now.words,
           std::int64_t{now.is_retired ? 1 : 0});
}

} // namespace

TemplateId next_template(store::Connection& connection) {
    return TemplateId{connection.value<std::int64_t>(select_next_template).value_or(1)};
}

void apply_template_written(store::Connection& to,
                            const TemplateWritten& event,
                            const journal::Entry& entry) {
    put_template(to,
                 {event.id,
                  event.version,
                  event.use,
                  event.category ? std::vector{*event.category}
                                 : event.categories.value_or(std::vector<std::string>()),
                  event.name,
                  event.words,
                  false},
                 entry.sequence);
}

void apply_template_retired(store::Connection& to,
                            const TemplateRetired& event,
                            const journal::Entry& entry) {
    auto retired = find_template(to, event.id);
    base::ensure(retired.has_value(), "what is retired was written before");
    retired->version = event.version;
    retired->is_retired = true;
    put_template(to, *retired, entry.sequence);
}

std::vector<AnswerTemplate> templates(store::Connection& connection) {
    return without_entries(template_rows(connection, select_templates));
}

std::vector<AnswerTemplate> templates_for(store::Connection& connection,
                                          const std::string& category) {
    auto found = templates(connection);
    std::erase_if(found, [&](const AnswerTemplate& each) {
        return each.is_retired || !each.is_of(category);
    });
    std::stable_partition(found.begin(), found.end(), [](const AnswerTemplate& each) {
        return !each.categories.empty();
    });
    return found;
}

std::optional<AnswerTemplate> find_template(store::Connection& connection, TemplateId id) {
    const auto found = template_rows(connection, select_template, id);
    return found.empty() ? std::nullopt : std::optional(found.front().as_written);
}

std::vector<TemplateVersion> template_versions(store::Connection& connection,
                                               TemplateId id,
                                               int limit) {
    std::vector<TemplateVersion> versions;
    for (const auto& row : template_rows(connection, select_template_versions, id, limit)) {
        const auto stored = journal::find_entry(connection, row.entry);
        base::ensure(stored.has_value(), "a version stands in the journal");
        versions.push_back({row.as_written, journal::with_body_read(*stored).entry});
    }
    return versions;
}

} // namespace cases
