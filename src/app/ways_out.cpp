#include "app/ways_out.hpp"

#include <chrono>
#include <utility>

#include "base/log.hpp"
#include "journal/hash.hpp"

namespace app {
namespace {

using namespace std::chrono_literals;

constexpr auto postmans_rest = 1s; // Between two looks when nothing is due.
constexpr auto rest_between_rounds = 5s;
constexpr auto rest_after_a_fault = 60s;

} // namespace

WaysOut::WaysOut(Home home, Outward outward)
    : home_(std::move(home)),
      outward_(std::move(outward)),
      line_(open311::http_line(is_stopping_)) {
    for (const auto& sender : outward_.senders) {
        auto& postman = postmen_.emplace_back(home_.readers, home_.writer, *sender, is_stopping_);
        begin({"postman", postmans_rest, [&postman] { postman.walk(); }});
    }
    for (const auto& partner : outward_.partners) {
        auto& rounds = rounds_.emplace_back(
            home_.readers,
            home_.writer,
            open311::Rounds::Talk{partner, outward_.site, home_.words, *line_, is_stopping_});
        begin({"courier", rest_between_rounds, [&rounds] { rounds.walk(); }});
    }
}

// All are told to stop before one is waited for.
WaysOut::~WaysOut() {
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
    }
    wake_.notify_all();
    for (auto& thread : threads_) {
        thread.join();
    }
}

void WaysOut::begin(Way way) {
    threads_.emplace_back([this, way = std::move(way)] { live(way); });
}

void WaysOut::live(const Way& way) {
    while (!is_stopping_) {
        const bool is_well = walk_once(way);
        std::unique_lock lock(mutex_);
        wake_.wait_for(lock, is_well ? way.rest : std::chrono::seconds(rest_after_a_fault), [this] {
            return is_stopping_.load();
        });
    }
}

bool WaysOut::walk_once(const Way& way) {
    try {
        // Else what came of it could not be recorded, or another process sends the same.
        if (!home_.writer.state().is_read_only) {
            way.walk();
        }
        return true;
    } catch (const std::exception& fault) {
        base::log(base::Level::Error,
                  "fault",
                  {{"reference", journal::to_hex(home_.dice()).substr(0, 8)},
                   {"at", way.name},
                   {"because", fault.what()}});
        return false;
    }
}

} // namespace app
