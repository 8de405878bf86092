#include "app/postman.hpp"

#include "base/log.hpp"

namespace app {
namespace {

constexpr int notices_a_walk = 16;

} // namespace

void Postman::walk() {
    const auto due =
        notices::due(*readers_.borrow(), sender_.channel(), writer_.now(), notices_a_walk);
    for (const auto& notice : due) {
        if (is_stopping_) {
            return;
        }
        deliver(notice);
    }
}

void Postman::deliver(const notices::Notice& notice) {
    const auto failure = sender_.send(notice, is_stopping_);
    if (failure && is_stopping_) {
        return; // It was our stop that ended the try.
    }
    const auto recorded =
        writer_.ask(journal::timer(), [&](journal::Turn& turn) -> base::Result<nlohmann::json> {
            if (failure) {
                notices::note_failed(turn, notice.id, *failure);
            } else {
                notices::note_sent(turn, notice.id);
            }
            return nlohmann::json();
        });
    if (!std::holds_alternative<journal::Committed>(recorded)) {
        base::log(base::Level::Warning, "notice_unrecorded", {{"notice", notice.id.value}});
    }
}

} // namespace app
