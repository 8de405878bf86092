// A real `songyuan serve` in a process of its own, and a plain client that reports to it. A crash
// is SIGKILL: nobody has time to tidy up.

#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace kills {

struct Reply {
    int status = 0;
    std::string body;
};

// One request on a connection of its own; nothing when the server went away in the middle.
[[nodiscard]] std::optional<Reply> ask(int port, const std::string& request);

[[nodiscard]] std::string get(const std::string& path);
[[nodiscard]] std::string post_json(const std::string& path, const std::string& body);

class Served {
public:
    // Returns once it answers.
    explicit Served(const std::filesystem::path& folder);
    ~Served();
    Served(const Served&) = delete;
    Served& operator=(const Served&) = delete;
    Served(Served&&) = delete;
    Served& operator=(Served&&) = delete;

    [[nodiscard]] int port() const { return port_; }
    void kill();

private:
    int port_;
    pid_t process_ = 0;
};

// Runs the program to its end; what it printed, and its exit code.
struct Ran {
    int code = 0;
    std::string out;
};
[[nodiscard]] Ran run(const std::vector<std::string>& arguments);

} // namespace kills
