#include "app/courier.hpp"

#include <chrono>

#include <spdlog/spdlog.h>

namespace app {
namespace {

using namespace std::chrono_literals;

constexpr auto rest_between_rounds = 5s;
constexpr auto rest_after_a_fault = 60s;

} // namespace

Courier::Courier(store::Readers& readers,
                 journal::Writer& writer,
                 const open311::Partners& partners,
                 const std::string& site,
                 const text::Catalogue& words)
    : line_(open311::http_line(is_stopping_)),
      rounds_(readers, writer, {partners, site, words, *line_, is_stopping_}) {
    if (!partners.empty()) {
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
        rounds_.walk();
        return true;
    } catch (const std::exception& fault) {
        spdlog::error("partners rest for a minute: {}", fault.what());
        return false;
    }
}

} // namespace app
