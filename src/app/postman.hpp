// The thread that takes notices to the outside: it looks for those whose time has come, hands each
// to its sender, and has the outcome recorded. Nobody waits for it, and it never holds the writer.

#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "journal/writer.hpp"
#include "notices/notices.hpp"
#include "store/store.hpp"

namespace app {

class Postman {
public:
    // Begins at once; without senders it does nothing.
    Postman(store::Readers& readers,
            journal::Writer& writer,
            notices::Senders senders,
            journal::Dice dice);
    ~Postman();
    Postman(const Postman&) = delete;
    Postman& operator=(const Postman&) = delete;
    Postman(Postman&&) = delete;
    Postman& operator=(Postman&&) = delete;

private:
    void live();
    bool walk_once();
    void deliver(const notices::Notice& notice);

    store::Readers& readers_;
    journal::Writer& writer_;
    notices::Senders senders_;
    journal::Dice dice_; // For the references of faults.
    std::atomic<bool> is_stopping_ = false;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::thread thread_;
};

} // namespace app
