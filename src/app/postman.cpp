#include "app/postman.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/log.hpp"
#include "journal/hash.hpp"

namespace app {
namespace {

using namespace std::chrono_literals;

constexpr auto rest = 1s; // Between two looks when nothing is due.
constexpr auto rest_after_fault = 60s;
constexpr int notices_a_walk = 16;

} // namespace

Postman::Postman(store::Readers& readers,
                 journal::Writer& writer,
                 notices::Senders senders,
                 journal::Dice dice)
    : readers_(readers), writer_(writer), senders_(std::move(senders)), dice_(std::move(dice)) {
    if (!senders_.empty()) {
        thread_ = std::thread([this] { live(); });
    }
}

Postman::~Postman() {
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) {
        thread_.join();
    }
}

void Postman::live() {
    while (!is_stopping_) {
        const bool is_well = walk_once();
        std::unique_lock lock(mutex_);
        wake_.wait_for(
            lock, is_well ? rest : rest_after_fault, [this] { return is_stopping_.load(); });
    }
}

bool Postman::walk_once() {
    try {
        const auto due = notices::due(*readers_.borrow(), writer_.now(), notices_a_walk);
        for (const auto& notice : due) {
            if (is_stopping_) {
                return true;
            }
            deliver(notice);
        }
        return true;
    } catch (const std::exception& fault) {
        base::log(base::Level::Error,
                  "fault",
                  {{"reference", journal::to_hex(dice_()).substr(0, 8)},
                   {"at", "postman"},
                   {"because", fault.what()}});
        return false;
    }
}

// A notice whose sender is gone from the machine's file waits until there is one again.
void Postman::deliver(const notices::Notice& notice) {
    const auto sender = std::ranges::find_if(
        senders_, [&](const auto& each) { return each->channel() == notice.channel; });
    if (sender == senders_.end()) {
        return;
    }
    const auto failure = (*sender)->send(notice, is_stopping_);
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
