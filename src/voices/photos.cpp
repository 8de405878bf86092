// Hands a picture to the photo worker and takes the JPEG back. Whatever is wrong with the picture,
// the worker pays for it.

#include <array>
#include <cerrno>
#include <csignal>
#include <optional>
#include <string>

#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "voices/pictures.hpp"
#include "voices/voices.hpp"

namespace voices {
namespace {

using base::refuse;
using base::Why;

constexpr std::size_t megabyte = 1024 * 1024;
constexpr time_t patience_seconds = 15; // Longer than the worker may live.

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor(Descriptor&&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;

    [[nodiscard]] int number() const { return number_; }
    void close() {
        if (number_ >= 0) {
            ::close(number_);
        }
        number_ = -1;
    }

private:
    int number_;
};

// The same program again, with the socket as its standard input and output and nothing else.
std::optional<pid_t> start_worker(int socket, Covering covering) {
    posix_spawn_file_actions_t actions;
    if (posix_spawn_file_actions_init(&actions) != 0) {
        return std::nullopt;
    }
    posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, socket, STDOUT_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    std::string name = "songyuan";
    std::string argument(photo_worker_argument);
    std::string covered = covering.to_string();
    const std::array<char*, 4> arguments = {name.data(), argument.data(), covered.data(), nullptr};
    const std::array<char*, 1> environment = {nullptr};
    pid_t worker = 0;
    const int failed = posix_spawn(
        &worker, "/proc/self/exe", &actions, nullptr, arguments.data(), environment.data());
    posix_spawn_file_actions_destroy(&actions);
    return failed == 0 ? std::optional(worker) : std::nullopt;
}

// A worker that ends early is no reason to stop: its code says why.
void send_all(int socket, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            break;
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    shutdown(socket, SHUT_WR);
}

// Nothing when the worker is slower or says more than a worker may.
std::optional<std::string> receive_all(int socket) {
    std::string bytes;
    std::string chunk(megabyte / 16, '\0');
    while (bytes.size() <= photo_bytes_max) {
        const ssize_t got = recv(socket, chunk.data(), chunk.size(), 0);
        if (got < 0) {
            return std::nullopt;
        }
        if (got == 0) {
            return bytes;
        }
        bytes.append(chunk, 0, static_cast<std::size_t>(got));
    }
    return std::nullopt;
}

// The code the worker ended with; nothing when a limit or a signal ended it.
std::optional<int> end_of(pid_t worker) {
    int status = 0;
    while (waitpid(worker, &status, 0) < 0) {
        if (errno != EINTR) {
            return std::nullopt;
        }
    }
    return WIFEXITED(status) ? std::optional(WEXITSTATUS(status)) : std::nullopt;
}

base::Result<std::string> ask_worker(std::string_view upload, Covering covering) {
    std::array<int, 2> pair{-1, -1};
    const auto busy = refuse(Why::TooMany, "voices.photo_busy", {}, "photo");
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data()) != 0) {
        return busy;
    }
    const Descriptor ours(pair[0]);
    Descriptor theirs(pair[1]);
    const timeval patience{patience_seconds, 0};
    setsockopt(ours.number(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(ours.number(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    const auto worker = start_worker(theirs.number(), covering);
    theirs.close();
    if (!worker) {
        return busy;
    }
    send_all(ours.number(), upload);
    auto photo = receive_all(ours.number());
    if (!photo) {
        kill(*worker, SIGKILL);
    }
    const auto end = end_of(*worker);
    if (end == static_cast<int>(WorkerEnd::TooManyPixels)) {
        return refuse(Why::TooLarge,
                      "voices.photo_too_many_pixels",
                      {{"most", photo_pixels_max / 10'000}},
                      "photo");
    }
    if (end != static_cast<int>(WorkerEnd::Done) || !photo ||
        format_of(*photo) != PictureFormat::Jpeg) {
        return refuse(Why::Invalid, "voices.photo_unreadable", {}, "photo");
    }
    return std::move(*photo);
}

} // namespace

base::Result<std::string> prepare_photo(std::string_view upload) {
    if (upload.empty()) {
        return refuse(Why::Invalid, "voices.photo_missing", {}, "photo");
    }
    if (upload.size() > upload_bytes_max) {
        return refuse(Why::TooLarge,
                      "voices.photo_too_large",
                      {{"megabytes", (upload.size() + megabyte - 1) / megabyte},
                       {"most", upload_bytes_max / megabyte}},
                      "photo");
    }
    if (format_of(upload) == PictureFormat::Unknown) {
        return refuse(Why::Invalid, "voices.photo_not_a_picture", {}, "photo");
    }
    return ask_worker(upload, {});
}

base::Result<std::string> cover_photo(std::string_view photo, Covering covering) {
    return ask_worker(photo, covering);
}

} // namespace voices
