// The ways outward: a thread for mail, one for the web hook, and one for each partner's server.
// Each walks its own way again and again, so that whoever hangs holds up nothing but their own.

#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "app/outward.hpp"
#include "app/postman.hpp"
#include "journal/writer.hpp"
#include "open311/open311.hpp"
#include "store/store.hpp"
#include "text/catalogue.hpp"

namespace app {

class WaysOut {
public:
    struct Home {
        store::Readers& readers;
        journal::Writer& writer;
        const text::Catalogue& words; // The street's language.
        journal::Dice dice;           // For the references of faults.
    };
    // Begins at once; without senders and partners it does nothing.
    WaysOut(Home home, Outward outward);
    ~WaysOut();
    WaysOut(const WaysOut&) = delete;
    WaysOut& operator=(const WaysOut&) = delete;
    WaysOut(WaysOut&&) = delete;
    WaysOut& operator=(WaysOut&&) = delete;

private:
    struct Way {
        std::string name; // For the log.
        std::chrono::seconds rest;
        std::function<void()> walk;
    };
    void begin(Way way);
    void live(const Way& way);
    bool walk_once(const Way& way);

    Home home_;
    Outward outward_;
    std::atomic<bool> is_stopping_ = false;
    std::unique_ptr<open311::Line> line_;
    std::deque<Postman> postmen_;
    std::deque<open311::Rounds> rounds_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::vector<std::thread> threads_;
};

} // namespace app
