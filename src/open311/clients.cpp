#include <algorithm>

#include "journal/hash.hpp"
#include "open311/open311.hpp"
#include "open311/records.hpp"
#include "text/normalise.hpp"

namespace open311 {
namespace {

using base::refuse;
using base::Why;

bool is_in_use(const Client& client, const std::string& name) {
    return client.name == name && !client.removed_at;
}

} // namespace

base::Result<Added> add_client(journal::Turn& turn, const NewClient& asked) {
    const auto name = text::is_utf8(asked.name) ? text::tidy(asked.name) : std::string();
    if (name.empty() || text::length(name) > client_name_characters_max) {
        return refuse(
            Why::Invalid, "open311.client_name", {{"most", client_name_characters_max}}, "name");
    }
    if (asked.an_hour_max < 1 || asked.an_hour_max > an_hour_most) {
        return refuse(Why::Invalid, "open311.client_limit", {{"most", an_hour_most}}, "an-hour");
    }
    const auto known = clients(turn.store());
    if (std::ranges::any_of(known, [&](const Client& each) { return is_in_use(each, name); })) {
        return refuse(Why::AlreadyDone, "open311.client_known", {{"name", name}}, "name");
    }
    const ClientId id{known.empty() ? 1 : known.back().id.value + 1};
    const auto key = journal::to_hex(turn.throw_dice());
    turn.record(ClientAdded{id, name, journal::to_hex(journal::sha256(key)), asked.an_hour_max});
    return Added{id, key};
}

base::Result<ClientId> remove_client(journal::Turn& turn, const std::string& name) {
    const auto known = clients(turn.store());
    const auto found =
        std::ranges::find_if(known, [&](const Client& each) { return is_in_use(each, name); });
    if (found == known.end()) {
        return refuse(Why::NotFound,
                      "open311.no_such_client",
                      {{"name", text::shorten(name, client_name_characters_max)}},
                      "name");
    }
    turn.record(ClientRemoved{found->id});
    return found->id;
}

base::Result<Client> client_with_key(store::Connection& connection, const std::string& api_key) {
    if (api_key.empty()) {
        return refuse(Why::NotAllowed, "open311.key_missing", {}, "api_key");
    }
    const auto client = find_client(connection, journal::to_hex(journal::sha256(api_key)));
    if (!client || client->removed_at) {
        return refuse(Why::NotAllowed, "open311.key_unknown", {}, "api_key");
    }
    return *client;
}

} // namespace open311
