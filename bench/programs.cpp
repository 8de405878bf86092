#include "bench/programs.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int first_port = 18'200;

std::int64_t status_line(int process, const char* name) {
    std::ifstream status(fmt::format("/proc/{}/status", process));
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(name)) {
            return std::strtoll(line.c_str() + std::string(name).size() + 1, nullptr, 10) / 1024;
        }
    }
    return 0;
}

double in_milliseconds(const std::smatch& match) {
    const double value = std::stod(match[1]);
    return match[2] == "us" ? value / 1000 : match[2] == "s" ? value * 1000 : value;
}

double latency(const std::string& output, const char* percentile) {
    const std::regex pattern(fmt::format(R"({}%\s+([0-9.]+)(us|ms|s))", percentile));
    std::smatch match;
    return std::regex_search(output, match, pattern) ? in_milliseconds(match) : 0;
}

double number_after(const std::string& output, const char* label) {
    const auto at = output.find(label);
    return at == std::string::npos
               ? 0
               : std::strtod(output.c_str() + at + std::string(label).size(), nullptr);
}

bool succeeds(const std::string& command) {
    FILE* pipe = popen(command.c_str(), "r");
    return pipe != nullptr && pclose(pipe) == 0;
}

} // namespace

double seconds_since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

void give_up(const std::string& why) {
    fmt::print(stderr, "bench: {}\n", why);
    _exit(3);
}

std::string output_of(const std::string& command) {
    std::string output;
    FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) {
        give_up("can't start " + command);
    }
    std::array<char, 4096> buffer{};
    while (fgets(buffer.data(), buffer.size(), pipe) != nullptr) {
        output += buffer.data();
    }
    if (pclose(pipe) != 0) {
        give_up(command + " failed:\n" + output);
    }
    return output;
}

double seconds_of(const std::string& command, std::string* output) {
    const auto begin = Clock::now();
    auto printed = output_of(command);
    if (output != nullptr) {
        *output = std::move(printed);
    }
    return seconds_since(begin);
}

Server::Server(const std::string& folder) : Server(std::vector{std::string("--data"), folder}) {}

Server::Server(std::vector<std::string> arguments) {
    static int next_port = first_port;
    port_ = next_port++;
    arguments.insert(arguments.begin(),
                     {program, "serve", "--listen", fmt::format("127.0.0.1:{}", port_)});
    std::vector<char*> words;
    for (auto& argument : arguments) {
        words.push_back(argument.data());
    }
    words.push_back(nullptr);
    const auto begin = Clock::now();
    process_ = fork();
    if (process_ == 0) {
        prctl(PR_SET_PDEATHSIG, SIGTERM); // It never outlives the measuring.
        const int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
        dup2(null, STDOUT_FILENO);
        dup2(null, STDERR_FILENO);
        execv(program, words.data());
        _exit(127);
    }
    const auto ask = fmt::format("curl -fs -o /dev/null {}/healthz", address());
    while (!succeeds(ask)) {
        if (waitpid(process_, nullptr, WNOHANG) != 0 || seconds_since(begin) > 120) {
            give_up("songyuan serve did not start on " + arguments.back());
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    seconds_to_start_ = seconds_since(begin);
}

Server::~Server() {
    kill(process_, SIGTERM);
    waitpid(process_, nullptr, 0);
}

std::string Server::address() const {
    return fmt::format("http://127.0.0.1:{}", port_);
}

std::int64_t Server::memory_now() const {
    return status_line(process_, "VmRSS:");
}

std::int64_t Server::memory_most() const {
    return status_line(process_, "VmHWM:");
}

std::string some_places(const Server& server) {
    const auto answer = nlohmann::json::parse(
        output_of(fmt::format("curl -fs '{}/places.json?q=%E6%96%B0%E6%9D%91'", server.address())));
    std::string places;
    for (const auto& place : answer.at("places")) {
        places += (places.empty() ? "" : ",") + place.at("name").get<std::string>();
    }
    return places;
}

Load load(const LoadOf& asked) {
    const auto output =
        output_of(fmt::format("wrk -t1 -c{} -d{}s --latency -s bench/{} '{}' -- {} 2>&1",
                              asked.connections,
                              asked.seconds,
                              asked.script,
                              asked.url,
                              asked.arguments));
    Load load;
    load.requests_a_second = number_after(output, "Requests/sec:");
    load.p50_milliseconds = latency(output, "50");
    load.p99_milliseconds = latency(output, "99");
    load.failed = static_cast<std::int64_t>(number_after(output, "Non-2xx or 3xx responses:"));
    return load;
}

} // namespace bench
