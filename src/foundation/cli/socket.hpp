// DIR/socket: how a verb that writes reaches the server that owns the store. The verb sends what
// was typed and where; the server runs it and sends back what it says, then its exit code. Only
// the owner of the folder can connect.

#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace cli {

// What was typed, and what only the caller's process knows.
struct Errand {
    std::vector<std::string> arguments;
    std::string directory;
    std::string language; // A text::tag.
    std::string secret;
    bool is_watched = false;
};

// Sends an errand to the server on DIR and copies what it says; nothing when no server listens.
[[nodiscard]] std::optional<int> send_errand(const std::filesystem::path& folder,
                                             const Errand& errand,
                                             std::ostream& out,
                                             std::ostream& err);

// Runs errands for as long as it lives, one after the other, on a thread of its own.
class ErrandDesk {
public:
    using Run = std::function<int(const Errand&, std::ostream& out, std::ostream& err)>;

    ErrandDesk(const std::filesystem::path& folder, Run run);
    ~ErrandDesk();
    ErrandDesk(const ErrandDesk&) = delete;
    ErrandDesk& operator=(const ErrandDesk&) = delete;
    ErrandDesk(ErrandDesk&&) = delete;
    ErrandDesk& operator=(ErrandDesk&&) = delete;

private:
    void live();
    void serve(int connection);

    std::filesystem::path path_;
    Run run_;
    int listening_ = -1;
    std::uint64_t own_file_ = 0; // Its number: a successor may stand there under the same name.
    std::atomic<int> serving_ = -1;
    std::atomic<bool> is_stopping_ = false;
    std::thread thread_;
};

} // namespace cli
