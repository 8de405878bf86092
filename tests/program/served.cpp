#include "tests/program/served.hpp"

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fault.hpp"

namespace program {
namespace {

constexpr int starts_within_tries = 1'500;
constexpr int try_again_after_ms = 20;

sockaddr_in address_of(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

std::vector<char*> as_arguments(std::vector<std::string>& words) {
    std::vector<char*> arguments;
    for (auto& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    return arguments;
}

[[noreturn]] void become_the_program(const std::vector<std::string>& arguments) {
    std::vector<std::string> words = {SONGYUAN_PROGRAM};
    words.insert(words.end(), arguments.begin(), arguments.end());
    execv(SONGYUAN_PROGRAM, as_arguments(words).data());
    _exit(127);
}

bool send_all(int socket, const std::string& bytes) {
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const auto step = send(socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (step <= 0) {
            return false;
        }
        sent += static_cast<std::size_t>(step);
    }
    return true;
}

std::string receive_all(int socket) {
    std::string received;
    std::array<char, 16384> piece{};
    while (true) {
        const auto step = recv(socket, piece.data(), piece.size(), 0);
        if (step <= 0) {
            return received;
        }
        received.append(piece.data(), static_cast<std::size_t>(step));
    }
}

// A whole answer only: a body as long as its head says.
std::optional<Reply> read_reply(const std::string& received) {
    const auto end = received.find("\r\n\r\n");
    if (end == std::string::npos || !received.starts_with("HTTP/1.1 ")) {
        return std::nullopt;
    }
    Reply reply{std::atoi(received.c_str() + 9), received.substr(end + 4), received.substr(0, end)};
    std::string& head = reply.head;
    for (auto& letter : head) {
        letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    }
    const auto length = head.find("content-length:");
    if (length != std::string::npos &&
        reply.body.size() < static_cast<std::size_t>(std::atol(head.c_str() + length + 15))) {
        return std::nullopt;
    }
    return reply;
}

} // namespace

int free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = address_of(0);
    socklen_t length = sizeof address;
    base::ensure(bind(socket, reinterpret_cast<sockaddr*>(&address), length) == 0 &&
                     getsockname(socket, reinterpret_cast<sockaddr*>(&address), &length) == 0,
                 "this machine has a free port");
    close(socket);
    return ntohs(address.sin_port);
}

std::optional<Reply> ask(int port, const std::string& request) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = address_of(port);
    std::string received;
    if (connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
        send_all(socket, request)) {
        received = receive_all(socket);
    }
    close(socket);
    return read_reply(received);
}

std::string get(const std::string& path) {
    return "GET " + path +
           " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\nConnection: close\r\n\r\n";
}

std::string get_at(const std::string& host, const std::string& path) {
    return "GET " + path + " HTTP/1.1\r\nHost: " + host +
           "\r\nAccept: application/json\r\nConnection: close\r\n\r\n";
}

std::string post_json(const std::string& path, const std::string& body) {
    return "POST " + path +
           " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n"
           "Content-Type: application/json\r\nConnection: close\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string post_photo(const std::string& path, const std::string& photo) {
    const std::string body =
        "--edge\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"lift.jpg\"\r\n"
        "Content-Type: image/jpeg\r\n\r\n" +
        photo + "\r\n--edge--\r\n";
    return "POST " + path +
           " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n"
           "Content-Type: multipart/form-data; boundary=edge\r\nConnection: close\r\n"
           "Content-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::vector<std::string> at(const store::Address& address, std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--data", address.folder.string()});
    if (!address.database.empty()) {
        arguments.insert(arguments.end(), {"--database", address.database});
    }
    return arguments;
}

Served::Served(const store::Address& address,
               Patience patience,
               const std::vector<std::string>& more)
    : port_(free_port()) {
    begin(at(address, more));
    if (patience == Patience::UntilItServes) {
        [[maybe_unused]] const auto well = ask_until(200, get("/healthz"));
    }
}

Served::Served(const std::vector<std::string>& arguments) : port_(free_port()) {
    begin(arguments);
    [[maybe_unused]] const auto well = ask_until(200, get("/healthz"));
}

void Served::begin(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(),
                     {"serve", "--listen", "127.0.0.1:" + std::to_string(port_)});
    process_ = fork();
    if (process_ == 0) {
        const auto path = log_.path() / "log";
        const int log = open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND, S_IRUSR | S_IWUSR);
        dup2(log, STDOUT_FILENO);
        dup2(log, STDERR_FILENO);
        std::signal(SIGXFSZ, SIG_IGN); // A file that may not grow is an error, as on a full disk.
        become_the_program(arguments);
    }
}

std::int64_t Served::memory_bytes() const {
    std::ifstream file("/proc/" + std::to_string(process_) + "/statm");
    std::int64_t all = 0;
    std::int64_t resident = 0;
    file >> all >> resident;
    return resident * sysconf(_SC_PAGESIZE);
}

Reply Served::ask_until(int status, const std::string& request) const {
    for (int left = starts_within_tries; left > 0; --left) {
        const auto reply = ask(port_, request);
        if (reply && reply->status == status) {
            return *reply;
        }
        poll(nullptr, 0, try_again_after_ms);
    }
    throw base::Fault("the server does not answer so");
}

void Served::fill_the_disk(std::uint64_t file_bytes_max) const {
    const rlimit limit{file_bytes_max, RLIM_INFINITY};
    base::ensure(prlimit(process_, RLIMIT_FSIZE, &limit, nullptr) == 0, "a limit can be set");
}

void Served::make_room() const {
    fill_the_disk(RLIM_INFINITY);
}

Served::~Served() {
    kill();
}

int Served::stop() {
    ::kill(process_, SIGTERM);
    int status = 0;
    waitpid(process_, &status, 0);
    process_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string Served::log_that_says(const std::string& what) const {
    for (int left = starts_within_tries; left > 0; --left) {
        auto said = log();
        if (said.find(what) != std::string::npos) {
            return said;
        }
        poll(nullptr, 0, try_again_after_ms);
    }
    throw base::Fault("the server does not say so");
}

std::string Served::log() const {
    std::ifstream file(log_.path() / "log");
    return {std::istreambuf_iterator<char>(file), {}};
}

void Served::kill() {
    if (process_ > 0) {
        ::kill(process_, SIGKILL);
        waitpid(process_, nullptr, 0);
        process_ = 0;
    }
}

Ran run(const std::vector<std::string>& arguments) {
    std::array<int, 2> ends{};
    base::ensure(pipe(ends.data()) == 0, "this machine has a pipe");
    const pid_t process = fork();
    if (process == 0) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        become_the_program(arguments);
    }
    close(ends[1]);
    Ran ran;
    std::array<char, 4096> piece{};
    for (auto step = read(ends[0], piece.data(), piece.size()); step > 0;
         step = read(ends[0], piece.data(), piece.size())) {
        ran.out.append(piece.data(), static_cast<std::size_t>(step));
    }
    close(ends[0]);
    int status = 0;
    waitpid(process, &status, 0);
    ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ran;
}

Ran shell(const std::string& line) {
    Ran ran;
    FILE* pipe = popen(("{ " + line + "; } 2>&1").c_str(), "r");
    std::array<char, 4096> piece{};
    while (std::fgets(piece.data(), static_cast<int>(piece.size()), pipe) != nullptr) {
        ran.out += piece.data();
    }
    ran.code = WEXITSTATUS(pclose(pipe));
    return ran;
}

void run_until(const std::filesystem::path& sign, const std::vector<std::string>& arguments) {
    const pid_t process = fork();
    if (process == 0) {
        const int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
        become_the_program(arguments);
    }
    while (!std::filesystem::exists(sign)) {
        if (waitpid(process, nullptr, WNOHANG) == process) {
            return;
        }
    }
    ::kill(process, SIGKILL);
    waitpid(process, nullptr, 0);
}

} // namespace program
