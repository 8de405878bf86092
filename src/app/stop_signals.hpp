// Signals that ask for a stop wait until somebody looks; threads begun later keep it so.

#pragma once

#include <chrono>
#include <csignal>

#include <pthread.h>
#include <unistd.h>

namespace app {

class StopSignals {
public:
    StopSignals() {
        sigemptyset(&signals_);
        sigaddset(&signals_, SIGTERM);
        sigaddset(&signals_, SIGINT);
        pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
        std::signal(SIGPIPE, SIG_IGN);
    }

    ~StopSignals() { ::alarm(0); }
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;
    StopSignals(StopSignals&&) = delete;
    StopSignals& operator=(StopSignals&&) = delete;

    // Whether one came. Then a second one, or too long a stop, ends the process at once: the store
    // bears it.
    [[nodiscard]] bool came_within(std::chrono::milliseconds patience) const {
        const timespec wait{0, static_cast<long>(patience.count()) * 1'000'000};
        if (sigtimedwait(&signals_, nullptr, &wait) < 0) {
            return false;
        }
        pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr);
        ::alarm(seconds_to_stop);
        return true;
    }

private:
    static constexpr unsigned seconds_to_stop = 5;

    sigset_t signals_{};
};

} // namespace app
