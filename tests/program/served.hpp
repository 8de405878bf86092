// The real program in a process of its own: a verb run to its end, or `songyuan serve` with a plain
// client. A crash is SIGKILL: nobody has time to tidy up.

#pragma once

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

#include "store/test_address.hpp"

namespace program {

struct Reply {
    int status = 0;
    std::string body;
    std::string head; // In lower case.
};

// One request on a connection of its own; nothing when the server went away in the middle.
[[nodiscard]] std::optional<Reply> ask(int port, const std::string& request);

[[nodiscard]] std::string get(const std::string& path);
[[nodiscard]] std::string get_at(const std::string& host, const std::string& path);
[[nodiscard]] std::string post_json(const std::string& path, const std::string& body);
[[nodiscard]] std::string post_photo(const std::string& path, const std::string& photo);

// A port that nobody has at this moment.
[[nodiscard]] int free_port();

// A folder of one's own that is gone after the test.
class Folder {
public:
    Folder() {
        std::string pattern = std::filesystem::temp_directory_path() / "songyuan program XXXXXX";
        path_ = mkdtemp(pattern.data());
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    Folder(Folder&&) = delete;
    Folder& operator=(Folder&&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

class Served {
public:
    enum class Patience { UntilItServes, None };
    explicit Served(const store::Address& address,
                    Patience patience = Patience::UntilItServes,
                    const std::vector<std::string>& more = {});
    explicit Served(const std::filesystem::path& folder,
                    Patience patience = Patience::UntilItServes,
                    const std::vector<std::string>& more = {})
        : Served(store::Address(folder), patience, more) {}

    // Several neighbourhoods in one process: `arguments` name them.
    explicit Served(const std::vector<std::string>& arguments);
    ~Served();
    Served(const Served&) = delete;
    Served& operator=(const Served&) = delete;
    Served(Served&&) = delete;
    Served& operator=(Served&&) = delete;

    [[nodiscard]] int port() const { return port_; }
    [[nodiscard]] std::int64_t memory_bytes() const;
    void kill();

    // Asks again and again until the status is this one; what was answered then.
    [[nodiscard]] Reply ask_until(int status, const std::string& request) const;

    // From now on no file of the server may grow beyond this: the disk is full.
    void fill_the_disk(std::uint64_t file_bytes_max) const;
    void make_room() const;
    // Asks for a stop as a supervisor does, waits for the end and answers the exit code.
    int stop();

    // Everything it has said, on both streams.
    [[nodiscard]] std::string log() const;
    // What it says comes a moment after it answers.
    [[nodiscard]] std::string log_that_says(const std::string& what) const;

private:
    void begin(std::vector<std::string> arguments);

    Folder log_;
    int port_;
    pid_t process_ = 0;
};

// The options that name a store.
[[nodiscard]] std::vector<std::string> at(const store::Address& address,
                                          std::vector<std::string> arguments);

// Runs the program to its end; what it printed, and its exit code.
struct Ran {
    int code = 0;
    std::string out;
};
[[nodiscard]] Ran run(const std::vector<std::string>& arguments);

// A line for the shell; what it said on both streams.
[[nodiscard]] Ran shell(const std::string& line);

// Runs the program and kills it as soon as `sign` is there, unless it has ended before.
void run_until(const std::filesystem::path& sign, const std::vector<std::string>& arguments);

} // namespace program
