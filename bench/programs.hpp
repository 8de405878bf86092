// Runs the real program and real outside clients: songyuan as a child process, wrk as the load.

#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace bench {

inline constexpr const char* program = "build/release/songyuan";

// Ends the benchmark, saying why.
[[noreturn]] void give_up(const std::string& why);

[[nodiscard]] double seconds_since(std::chrono::steady_clock::time_point begin);

// What a command prints; ends the benchmark, saying so, when the command fails.
[[nodiscard]] std::string output_of(const std::string& command);

// Seconds a command takes, by the wall's clock; what it prints, for who wants it.
[[nodiscard]] double seconds_of(const std::string& command, std::string* output = nullptr);

// `songyuan serve` on a store, from start to stop.
class Server {
public:
    explicit Server(const std::string& folder);

    // Of several stores: `--area NAME=STORE` for each.
    explicit Server(std::vector<std::string> arguments);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    Server(Server&&) = delete;
    Server& operator=(Server&&) = delete;

    [[nodiscard]] std::string address() const;
    [[nodiscard]] double seconds_to_start() const { return seconds_to_start_; }

    // Resident memory now, and the most it ever was, in MiB.
    [[nodiscard]] std::int64_t memory_now() const;
    [[nodiscard]] std::int64_t memory_most() const;

private:
    int process_ = 0;
    int port_ = 0;
    double seconds_to_start_ = 0;
};

// Names of compounds, as the picker gives them; a comma between two.
[[nodiscard]] std::string some_places(const Server& server);

struct Load {
    double requests_a_second = 0;
    double p50_milliseconds = 0;
    double p99_milliseconds = 0;
    std::int64_t failed = 0; // Answers that were not 2xx or 3xx.
};

// wrk with this many connections for this long; `script` is a Lua file beside this source.
struct LoadOf {
    std::string url;
    std::string script;
    std::string arguments;
    int connections = 64;
    int seconds = 10;
};
[[nodiscard]] Load load(const LoadOf& asked);

} // namespace bench
