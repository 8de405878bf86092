// Takes notices to the outside on one way: looks for those whose time has come, hands each to the
// way's sender, and has the outcome recorded. Nobody waits for it, and it never holds the writer.

#pragma once

#include <atomic>

#include "journal/writer.hpp"
#include "notices/notices.hpp"
#include "store/store.hpp"

namespace app {

class Postman {
public:
    Postman(store::Readers& readers,
            journal::Writer& writer,
            notices::Sender& sender,
            const std::atomic<bool>& is_stopping)
        : readers_(readers), writer_(writer), sender_(sender), is_stopping_(is_stopping) {}

    // What is due now, oldest first.
    void walk();

private:
    void deliver(const notices::Notice& notice);

    store::Readers& readers_;
    journal::Writer& writer_;
    notices::Sender& sender_;
    const std::atomic<bool>& is_stopping_;
};

} // namespace app
