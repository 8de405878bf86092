#include "open311/records.hpp"

#include <utility>

namespace open311 {
namespace {

constexpr const char* insert_client = R"sql(
    INSERT INTO open311_clients (id, name, key_digest, an_hour_max, added_at, removed_at)
    VALUES (:id, :name, :key_digest, :an_hour_max, :added_at, NULL)
)sql";

constexpr const char* update_removed = R"sql(
    UPDATE open311_clients SET removed_at = :at WHERE id = :id
)sql";

constexpr const char* insert_request = R"sql(
    INSERT INTO open311_requests (voice, client, at) VALUES (:voice, :client, :at)
)sql";

constexpr const char* insert_update = R"sql(
    INSERT INTO open311_updates (client, update_digest, voice, at)
    VALUES (:client, :update_digest, :voice, :at)
)sql";

constexpr const char* select_clients = R"sql(
    SELECT id, name, an_hour_max, added_at, removed_at FROM open311_clients ORDER BY id
)sql";

constexpr const char* select_client = R"sql(
    SELECT id, name, an_hour_max, added_at, removed_at FROM open311_clients
    WHERE key_digest = :key_digest
)sql";

constexpr const char* select_client_of = R"sql(
    SELECT client FROM open311_requests WHERE voice = :voice
)sql";

constexpr const char* count_update = R"sql(
    SELECT count(*) FROM open311_updates WHERE client = :client AND update_digest = :update_digest
)sql";

constexpr const char* count_requests_after = R"sql(
    SELECT count(*) FROM open311_requests WHERE client = :client AND at > :after
)sql";

constexpr const char* count_updates_after = R"sql(
    SELECT count(*) FROM open311_updates WHERE client = :client AND at > :after
)sql";

constexpr const char* first_request_after = R"sql(
    SELECT at FROM open311_requests WHERE client = :client AND at > :after ORDER BY at LIMIT 1
)sql";

constexpr const char* first_update_after = R"sql(
    SELECT at FROM open311_updates WHERE client = :client AND at > :after ORDER BY at LIMIT 1
)sql";

std::vector<Client> clients_of(auto&& rows) {
    std::vector<Client> found;
    for (auto& [id, name, an_hour_max, added_at, removed_at] : rows) {
        found.push_back({ClientId{id},
                         std::move(name),
                         an_hour_max,
                         calendar::from_milliseconds(added_at),
                         calendar::from_milliseconds(removed_at)});
    }
    return found;
}

template <class... Values>
std::vector<Client> read(store::Connection& connection, store::Sql sql, const Values&... values) {
    return clients_of(connection.rows<std::int64_t,
                                      std::string,
                                      std::int64_t,
                                      std::int64_t,
                                      std::optional<std::int64_t>>(sql, values...));
}

} // namespace

void keep(journal::Facts& facts) {
    using journal::Entry;
    facts.on<ClientAdded>([](auto& to, const ClientAdded& added, const Entry& entry) {
        to.run(insert_client,
               added.id,
               added.name,
               added.key_digest,
               added.an_hour_max,
               calendar::to_milliseconds(entry.at));
    });
    facts.on<ClientRemoved>([](auto& to, const ClientRemoved& removed, const Entry& entry) {
        to.run(update_removed, calendar::to_milliseconds(entry.at), removed.id);
    });
    facts.on<RequestPosted>([](auto& to, const RequestPosted& posted, const Entry& entry) {
        to.run(insert_request, posted.voice, posted.client, calendar::to_milliseconds(entry.at));
    });
    facts.on<UpdatePosted>([](auto& to, const UpdatePosted& posted, const Entry& entry) {
        to.run(insert_update,
               posted.client,
               posted.update_digest,
               posted.voice,
               calendar::to_milliseconds(entry.at));
    });
}

std::vector<Client> clients(store::Connection& connection) {
    return read(connection, select_clients);
}

std::optional<Client> find_client(store::Connection& connection, const std::string& key_digest) {
    auto found = read(connection, select_client, key_digest);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

ClientId client_of(store::Connection& connection, voices::VoiceId voice) {
    return ClientId{connection.value<std::int64_t>(select_client_of, voice).value_or(0)};
}

bool has_update(store::Connection& connection, ClientId client, const std::string& update_digest) {
    return connection.value<std::int64_t>(count_update, client, update_digest).value_or(0) > 0;
}

std::int64_t count_posted(store::Connection& connection, ClientId client, calendar::Moment after) {
    const auto since = calendar::to_milliseconds(after);
    return connection.value<std::int64_t>(count_requests_after, client, since).value_or(0) +
           connection.value<std::int64_t>(count_updates_after, client, since).value_or(0);
}

calendar::Moment first_posted(store::Connection& connection,
                              ClientId client,
                              calendar::Moment after) {
    const auto since = calendar::to_milliseconds(after);
    const auto request = connection.value<std::int64_t>(first_request_after, client, since);
    const auto update = connection.value<std::int64_t>(first_update_after, client, since);
    return calendar::from_milliseconds(std::min(request.value_or(update.value_or(since)),
                                                update.value_or(request.value_or(since))));
}

} // namespace open311
