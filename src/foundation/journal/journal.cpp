#include "journal/journal.hpp"

#include <algorithm>

#include "journal/leaf.hpp"
#include "journal/read.hpp"
#include "journal/records.hpp"
#include "text/json_string.hpp"

namespace journal {
namespace {

// Canonical JSON: the members stand in the order of their names.
std::string body_bytes(const Entry& entry, const std::string& event) {
    std::string body = "{\"actor\":";
    text::append_json_string(body, to_text(entry.actor));
    body += ",\"at\":" + std::to_string(calendar::to_milliseconds(entry.at));
    if (entry.due) {
        body += ",\"due\":" + std::to_string(calendar::to_milliseconds(*entry.due));
    }
    body += ",\"event\":" + event + ",\"kind\":";
    text::append_json_string(body, entry.kind);
    body += '}';
    return body;
}

std::string as_text(const std::vector<Hash>& nodes) {
    std::string text;
    for (const auto& node : nodes) {
        text += to_hex(node);
    }
    return text;
}

} // namespace

Journal::Journal(store::Connection& writer, Furniture furniture)
    : store_(writer), furniture_(std::move(furniture)) {
    recall();
}

void Journal::recall() {
    const Sequence entries = journal::size(store_);
    frontier_ = Frontier(entries, nodes_in(store_));
    const auto last = find_entry(store_, entries);
    last_moment_ = last ? last->entry.at : calendar::Moment{};
}

base::Result<nlohmann::json> Journal::run(const Actor& actor,
                                          calendar::Moment clock,
                                          const Work& work,
                                          std::optional<calendar::Moment> due) {
    Turn turn(*this, actor, std::max(clock, last_moment_), due);
    auto result = work(turn);
    base::ensure(result.has_value() || turn.entries().empty(),
                 "a turn that refuses has recorded nothing");
    turn.tell_followers();
    store_.settle(); // A statement that is wrong is the fault of its own turn, not of the next one.
    return result;
}

Entry Journal::append(const Turn& turn,
                      std::string_view kind,
                      Encoder& encoder,
                      const std::string& event) {
    StoredEntry stored;
    stored.entry = {frontier_.size() + 1, std::string(kind), turn.now(), turn.actor(), turn.due()};
    stored.body = body_bytes(stored.entry, event);
    const Salt salt = furniture_.dice();
    stored.body_salt = to_hex(salt);

    const Hash body_hash = sha256(as_bytes(salt), stored.body);
    const auto payload =
        leaf_payload(furniture_.subdistrict, stored.entry.sequence, kind, body_hash);
    const auto leaf = leaf_hash(leaf_bytes(stored.entry.at, payload));
    stored.nodes = as_text(frontier_.append(leaf));

    insert_entry(store_, stored);
    insert_kept_values(store_, stored.entry.sequence, encoder.take_kept());
    last_moment_ = stored.entry.at;
    return stored.entry;
}

} // namespace journal
