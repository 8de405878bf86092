#include "web/records.hpp"

namespace web {
namespace {

constexpr const char* select_given_answer = R"sql(
    SELECT digest, result, at FROM idempotency WHERE id = :id
)sql";

constexpr const char* insert_given_answer = R"sql(
    INSERT INTO idempotency (id, digest, result, at) VALUES (:id, :digest, :result, :at)
)sql";

constexpr const char* delete_given_answer = R"sql(
    DELETE FROM idempotency WHERE id = :id
)sql";

constexpr const char* delete_oldest_answers = R"sql(
    DELETE FROM idempotency WHERE id IN (
        SELECT id FROM idempotency WHERE at < :moment ORDER BY at, id LIMIT :limit
    )
)sql";

} // namespace

std::optional<GivenAnswer> find_given_answer(store::Connection& store, std::int64_t id) {
    auto row = store.row<std::string, std::string, std::int64_t>(select_given_answer, id);
    if (!row) {
        return std::nullopt;
    }
    auto& [digest, result, at] = *row;
    return GivenAnswer{id, std::move(digest), std::move(result), calendar::from_milliseconds(at)};
}

void keep_given_answer(store::Connection& store, const GivenAnswer& answer) {
    store.run(insert_given_answer,
              answer.id,
              answer.digest,
              answer.result,
              calendar::to_milliseconds(answer.at));
}

void forget_given_answer(store::Connection& store, std::int64_t id) {
    store.run(delete_given_answer, id);
}

void forget_given_answers(store::Connection& store, calendar::Moment moment, int limit) {
    store.run(delete_oldest_answers, calendar::to_milliseconds(moment), limit);
}

} // namespace web
