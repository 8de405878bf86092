// Connections that wait for the other side, which is silent: whoever has been so longest stands in
// front, and goes first when somebody else needs the place. Whoever is owed an answer doesn't stand
// in the line and is never let go.

#pragma once

#include <atomic>
#include <cstdint>
#include <list>
#include <mutex>

#include <sys/socket.h>

namespace web {

class SilentLine {
    struct Guest {
        int socket = -1;
        bool is_in_line = false;
    };

public:
    using Place = std::list<Guest>::iterator;

    // At the back of the line: nothing was heard from it yet.
    [[nodiscard]] Place enter(int socket) {
        const std::lock_guard lock(mutex_);
        return line_.insert(line_.end(), {socket, true});
    }

    // To the back: something was just heard from it, or said to it.
    void wait(Place place) { move(place, line_); }

    void be_owed(Place place) { move(place, busy_); }

    // Before its socket is closed: from then on the number may be somebody else's.
    void leave(Place place) {
        const std::lock_guard lock(mutex_);
        list_of(place).erase(place);
    }

    // Ends the connection of whoever is in front; its own thread sees that and closes it. False
    // when nobody is silent.
    [[nodiscard]] bool let_go_first() {
        const std::lock_guard lock(mutex_);
        if (line_.empty()) {
            return false;
        }
        ::shutdown(line_.front().socket, SHUT_RDWR);
        line_.front().is_in_line = false;
        busy_.splice(busy_.end(), line_, line_.begin());
        ++let_go_;
        return true;
    }

    [[nodiscard]] std::int64_t let_go() const { return let_go_; }

private:
    void move(Place place, std::list<Guest>& to) {
        const std::lock_guard lock(mutex_);
        to.splice(to.end(), list_of(place), place);
        place->is_in_line = &to == &line_;
    }

    std::list<Guest>& list_of(Place place) { return place->is_in_line ? line_ : busy_; }

    std::mutex mutex_;
    std::list<Guest> line_;
    std::list<Guest> busy_;
    std::atomic<std::int64_t> let_go_ = 0;
};

} // namespace web
