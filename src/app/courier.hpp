// The thread that speaks to partners' Open311 servers: it walks its rounds again and again. Nobody
// waits for it, and a partner that doesn't answer holds up nothing but itself.

#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "app/outward.hpp"
#include "journal/writer.hpp"
#include "open311/open311.hpp"
#include "store/store.hpp"
#include "text/catalogue.hpp"

namespace app {

class Courier {
public:
    // Begins at once; without partners it does nothing.
    Courier(store::Readers& readers,
            journal::Writer& writer,
            const Outward& outward,
            const text::Catalogue& words,
            journal::Dice dice);
    ~Courier();
    Courier(const Courier&) = delete;
    Courier& operator=(const Courier&) = delete;
    Courier(Courier&&) = delete;
    Courier& operator=(Courier&&) = delete;

private:
    void live();
    bool walk_once();

    journal::Writer& writer_;
    journal::Dice dice_; // For the references of faults.
    std::atomic<bool> is_stopping_ = false;
    std::unique_ptr<open311::Line> line_;
    open311::Rounds rounds_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::thread thread_;
};

} // namespace app
