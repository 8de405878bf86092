#include "cli/socket.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <ostream>
#include <streambuf>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/fault.hpp"
#include "base/log.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;

// A frame is one of these letters, four bytes of length (the last one first), and the bytes.
enum class Kind : char { Errand = 'r', Out = 'o', Err = 'e', Exit = 'x' };

constexpr std::uint32_t frame_bytes_max = 1024 * 1024;

// A file that is closed with its owner.
class File {
public:
    explicit File(int number) : number_(number) {}
    ~File() {
        if (number_ >= 0) {
            ::close(number_);
        }
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    File(File&&) = delete;
    File& operator=(File&&) = delete;

    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

// The name of a socket is at most 107 bytes long, a folder's is not: it is named by its number.
class Address {
public:
    explicit Address(const fs::path& folder)
        : folder_(::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)) {
        address_.sun_family = AF_UNIX;
        const auto path = fmt::format("/proc/self/fd/{}/socket", folder_.number());
        path.copy(static_cast<char*>(address_.sun_path), sizeof(address_.sun_path) - 1);
    }

    [[nodiscard]] const sockaddr* get() const {
        return reinterpret_cast<const sockaddr*>(&address_);
    }
    [[nodiscard]] static socklen_t size() { return sizeof(sockaddr_un); }

private:
    File folder_;
    sockaddr_un address_{};
};

bool send_all(int to, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) {
            continue;
        }
        if (sent <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool receive_all(int from, char* bytes, std::size_t count) {
    while (count > 0) {
        const auto received = ::recv(from, bytes, count, 0);
        if (received < 0 && errno == EINTR) {
            continue;
        }
        if (received <= 0) {
            return false;
        }
        bytes += received;
        count -= static_cast<std::size_t>(received);
    }
    return true;
}

bool send_frame(int to, Kind kind, std::string_view bytes) {
    std::string head(1, static_cast<char>(kind));
    for (unsigned shift = 0; shift < 32; shift += 8) {
        head += static_cast<char>(bytes.size() >> shift & 0xFFU);
    }
    return send_all(to, head) && send_all(to, bytes);
}

struct Frame {
    Kind kind = Kind::Exit;
    std::string bytes;
};

std::optional<Frame> receive_frame(int from) {
    std::array<char, 5> head{};
    if (!receive_all(from, head.data(), head.size())) {
        return std::nullopt;
    }
    std::uint32_t length = 0;
    for (std::size_t at = 4; at > 0; --at) {
        length = length << 8U | static_cast<std::uint8_t>(head[at]);
    }
    if (length > frame_bytes_max) {
        return std::nullopt;
    }
    Frame frame{static_cast<Kind>(head[0]), std::string(length, '\0')};
    if (!receive_all(from, frame.bytes.data(), length)) {
        return std::nullopt;
    }
    return frame;
}

// What is written to it goes out in frames. Nobody listening any more is no reason to stop.
class FrameBuffer final : public std::streambuf {
public:
    FrameBuffer(int to, Kind kind) : to_(to), kind_(kind) { setp(bytes_.begin(), bytes_.end()); }

protected:
    int_type overflow(int_type character) override {
        sync();
        if (character != traits_type::eof()) {
            sputc(traits_type::to_char_type(character));
        }
        return traits_type::not_eof(character);
    }
    int sync() override {
        if (pptr() > pbase()) {
            send_frame(to_, kind_, {pbase(), static_cast<std::size_t>(pptr() - pbase())});
            setp(bytes_.begin(), bytes_.end());
        }
        return 0;
    }

private:
    int to_;
    Kind kind_;
    std::array<char, 8192> bytes_{};
};

std::string to_json(const Errand& errand) {
    return nlohmann::json{{"arguments", errand.arguments},
                          {"directory", errand.directory},
                          {"language", errand.language},
                          {"secret", errand.secret},
                          {"is_watched", errand.is_watched}}
        .dump();
}

Errand errand_from(const std::string& json) {
    const auto read = nlohmann::json::parse(json);
    Errand errand;
    errand.arguments = read.at("arguments").get<std::vector<std::string>>();
    errand.directory = read.at("directory").get<std::string>();
    errand.language = read.at("language").get<std::string>();
    errand.secret = read.at("secret").get<std::string>();
    errand.is_watched = read.at("is_watched").get<bool>();
    return errand;
}

} // namespace

std::optional<int> send_errand(const fs::path& folder,
                               const Errand& errand,
                               std::ostream& out,
                               std::ostream& err) {
    const File connection(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const Address address(folder);
    if (::connect(connection.number(), address.get(), Address::size()) != 0 ||
        !send_frame(connection.number(), Kind::Errand, to_json(errand))) {
        return std::nullopt;
    }
    while (const auto frame = receive_frame(connection.number())) {
        switch (frame->kind) {
            case Kind::Out:
                out << frame->bytes;
                break;
            case Kind::Err:
                err << frame->bytes << std::flush;
                break;
            case Kind::Exit:
                out << std::flush;
                return std::stoi(frame->bytes);
            case Kind::Errand:
                break;
        }
    }
    throw base::Fault("the server went away before it was done");
}

ErrandDesk::ErrandDesk(const fs::path& folder, Run run)
    : path_(folder / "socket"),
      run_(std::move(run)),
      listening_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    // One that is left from before belongs to nobody: we hold the lock.
    fs::remove(path_);
    const Address address(folder);
    const mode_t others = ::umask(S_IRWXG | S_IRWXO);
    const bool is_bound = ::bind(listening_, address.get(), Address::size()) == 0;
    ::umask(others);
    if (!is_bound || ::listen(listening_, 8) != 0) {
        ::close(listening_);
        throw base::Fault(fmt::format("{} can't be made", path_.string()));
    }
    thread_ = std::thread([this] { live(); });
}

ErrandDesk::~ErrandDesk() {
    is_stopping_ = true;
    ::shutdown(listening_, SHUT_RDWR);
    if (const int serving = serving_; serving >= 0) {
        ::shutdown(serving, SHUT_RDWR);
    }
    thread_.join();
    ::close(listening_);
    std::error_code already_gone;
    fs::remove(path_, already_gone);
}

void ErrandDesk::live() {
    while (!is_stopping_) {
        const File connection(::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC));
        if (connection.number() >= 0) {
            serving_ = connection.number();
            serve(connection.number());
            serving_ = -1;
        } else if (!is_stopping_) {
            std::this_thread::sleep_for(std::chrono::milliseconds(100)); // Out of file numbers.
        }
    }
}

void ErrandDesk::serve(int connection) {
    const timeval patience{5, 0};
    ::setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    const auto frame = receive_frame(connection);
    if (!frame || frame->kind != Kind::Errand) {
        return;
    }
    FrameBuffer out_buffer(connection, Kind::Out);
    FrameBuffer err_buffer(connection, Kind::Err);
    std::ostream out(&out_buffer);
    std::ostream err(&err_buffer);
    int exit_code = 3;
    try {
        exit_code = run_(errand_from(frame->bytes), out, err);
    } catch (const std::exception& fault) {
        base::log(base::Level::Error, "errand_unread", {{"because", fault.what()}});
    }
    out.flush();
    err.flush();
    send_frame(connection, Kind::Exit, std::to_string(exit_code));
}

} // namespace cli
