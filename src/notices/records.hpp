// The notices' rows, and the only SQL of this room.

#pragma once

#include "notices/notices.hpp"

namespace notices {

void apply_prepared(store::Connection& to,
                    const NoticePrepared& prepared,
                    const journal::Entry& entry);
void apply_sent(store::Connection& to, const NoticeSent& sent, const journal::Entry& entry);
void apply_failed(store::Connection& to, const NoticeFailed& failed, const journal::Entry& entry);

[[nodiscard]] NoticeId next_notice(store::Connection& connection);
[[nodiscard]] std::optional<Notice> find(store::Connection& connection, NoticeId id);

} // namespace notices
