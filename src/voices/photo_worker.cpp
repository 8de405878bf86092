#include <cstdlib>
#include <new>

#include <sys/resource.h>
#include <unistd.h>

#include "voices/pictures.hpp"
#include "voices/voices.hpp"

namespace voices {
namespace {

constexpr rlim_t memory_bytes_max = 384UL * 1024 * 1024;
constexpr rlim_t processor_seconds_max = 8;
constexpr unsigned int wall_seconds_max = 10;

void limit(__rlimit_resource resource, rlim_t most) {
    const rlimit both{most, most};
    setrlimit(resource, &both);
}

// From here on this process can use what it holds and nothing more: no file, no network, no child.
void bind_hands() {
    alarm(wall_seconds_max);
    limit(RLIMIT_CPU, processor_seconds_max);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, 0);
    limit(RLIMIT_NPROC, 0);
#ifndef SONGYUAN_SANITIZED // Which reserves terabytes of addresses for itself.
    limit(RLIMIT_AS, memory_bytes_max);
#endif
    std::set_new_handler([] { end_worker(WorkerEnd::TooManyPixels); });
}

std::string read_everything() {
    std::string bytes;
    std::string chunk(64 * 1024, '\0');
    while (bytes.size() <= upload_bytes_max) {
        const ssize_t got = read(STDIN_FILENO, chunk.data(), chunk.size());
        if (got < 0) {
            end_worker(WorkerEnd::Unreadable);
        }
        if (got == 0) {
            return bytes;
        }
        bytes.append(chunk, 0, static_cast<std::size_t>(got));
    }
    end_worker(WorkerEnd::Unreadable);
}

void write_everything(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (written <= 0) {
            end_worker(WorkerEnd::Unreadable);
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

} // namespace

int photo_worker_main(int argument_count, char** arguments) {
    const Covering covering(argument_count > 2 ? arguments[2] : "0");
    bind_hands();
    auto picture = cover(reduce(decode(read_everything()), photo_side_pixels_max), covering);
    write_everything(encode_within(std::move(picture), photo_bytes_max));
    end_worker(WorkerEnd::Done); // At once: what a program does at its end needs what is forbidden.
}

} // namespace voices
