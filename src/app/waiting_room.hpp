// While the tables are made anew nobody can be served yet: everybody who comes is told so, with 503
// and when to try again.

#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <thread>

#include "text/catalogue.hpp"
#include "web/server.hpp"

namespace app {

class WaitingRoom {
public:
    // Does nothing when the address is taken: then nobody comes here.
    WaitingRoom(const web::Listen& listen, const text::Catalogues& catalogues);
    ~WaitingRoom();
    WaitingRoom(const WaitingRoom&) = delete;
    WaitingRoom& operator=(const WaitingRoom&) = delete;
    WaitingRoom(WaitingRoom&&) = delete;
    WaitingRoom& operator=(WaitingRoom&&) = delete;

    void show(std::int64_t percent) { percent_ = percent; }

private:
    void live();
    void answer(int visitor) const;
    [[nodiscard]] std::string page() const;
    [[nodiscard]] std::string health() const;

    const text::Catalogues& catalogues_;
    int listening_;
    std::atomic<std::int64_t> percent_ = 0;
    std::atomic<bool> is_closing_ = false;
    std::thread thread_;
};

} // namespace app
