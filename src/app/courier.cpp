#include "app/courier.hpp"

#include <chrono>
#include <utility>

#include "base/log.hpp"
#include "journal/hash.hpp"

namespace app {
namespace {

using namespace std::chrono_literals;

constexpr auto rest_between_rounds = 5s;
constexpr auto rest_after_a_fault = 60s;

} // namespace

Courier::Courier(store::Readers& readers,
                 journal::Writer& writer,
                 const Outward& outward,
                 const text::Catalogue& words,
                 journal::Dice dice)
    : writer_(writer),
      dice_(std::move(dice)),
      line_(open311::http_line(is_stopping_)),
      rounds_(readers, writer, {outward.partners, outward.site, words, *line_, is_stopping_}) {
    if (!outward.partners.empty()) {
        thread_ = std::thread([this] { live(); });
    }
}

Courier::~Courier() {
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) {
        thread_.join();
    }
}

void Courier::live() {
    while (!is_stopping_) {
        const bool is_well = walk_once();
        std::unique_lock lock(mutex_);
        wake_.wait_for(lock, is_well ? rest_between_rounds : rest_after_a_fault, [this] {
            return is_stopping_.load();
        });
    }
}

bool Courier::walk_once() {
    try {
        if (!writer_.state().is_read_only) { // Else another process may send the same.
            rounds_.walk();
        }
        return true;
    } catch (const std::exception& fault) {
        base::log(base::Level::Error,
                  "fault",
                  {{"reference", journal::to_hex(dice_()).substr(0, 8)},
                   {"at", "courier"},
                   {"because", fault.what()}});
        return false;
    }
}

} // namespace app
