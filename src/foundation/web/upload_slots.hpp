// The places for uploads, over all connections: only so many at a time, since each stands in
// memory. A place is taken by what has arrived, never by what was announced; and while all are
// taken, whoever sends too slowly loses theirs to whoever comes.

#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <list>
#include <mutex>
#include <optional>

namespace web {

constexpr std::size_t upload_bytes_min = 64 * 1024; // What has more bytes is an upload.
constexpr std::size_t upload_bytes_a_second_min = 16 * 1024;
constexpr int uploads_max = 4;

using UploadClock = std::function<std::chrono::steady_clock::time_point()>;

class UploadSlots {
    struct Upload {
        std::function<void()> let_go;
        std::chrono::steady_clock::time_point since;
        std::size_t bytes = upload_bytes_min; // Those that made it an upload arrived before.
        bool is_let_go = false;
    };

public:
    using Place = std::list<Upload>::iterator;

    explicit UploadSlots(int most, UploadClock clock = std::chrono::steady_clock::now)
        : most_(most), clock_(std::move(clock)) {}

    // Nothing when all places are taken by uploads that go on. `let_go` ends the connection of this
    // one; it may be called on any thread until the place is given back.
    [[nodiscard]] std::optional<Place> take(std::function<void()> let_go);
    void arrived(Place place, std::size_t bytes);
    void give_back(Place place);

    // One that has arrived stays until it is answered, and nobody takes its place.
    void begin_answer();
    void end_answer();

    [[nodiscard]] int taken() const;

private:
    [[nodiscard]] int count() const { return static_cast<int>(arriving_.size()) + answered_; }
    bool let_go_slowest();

    const int most_;
    const UploadClock clock_;
    mutable std::mutex mutex_;
    std::list<Upload> arriving_;
    std::list<Upload> let_go_; // Their connections are about to end.
    int answered_ = 0;
};

} // namespace web
