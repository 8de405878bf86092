#include "journal/read.hpp"

namespace journal {

ReadEntry with_body_read(const StoredEntry& stored) {
    auto body = nlohmann::json::parse(stored.body);
    ReadEntry read{stored.entry, std::move(body.at("event"))};
    read.entry.actor = actor_from_text(body.at("actor").get_ref<const std::string&>());
    const auto due = body.find("due");
    if (due != body.end()) {
        read.entry.due = calendar::from_milliseconds(due->get<std::int64_t>());
    }
    return read;
}

} // namespace journal
