// The only file that includes RESTinio, which takes its time to compile.
#include "web/server.hpp"

#include <array>
#include <future>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <restinio/all.hpp>
#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include "base/fault.hpp"
#include "web/guarded_socket.hpp"
#include "web/reception.hpp"
#include "web/wire.hpp"

namespace web {

inline restinio::impl::tls_socket_t* make_tls_socket_pointer_for_state_listener(
    GuardedSocket& /*socket*/) noexcept {
    return nullptr;
}

} // namespace web

namespace restinio {

// How a server's settings hand the gate to its sockets.
template <class Settings>
class socket_type_dependent_settings_t<Settings, web::GuardedSocket> {
public:
    Settings& gate(std::shared_ptr<web::Gate> gate) & {
        gate_ = std::move(gate);
        return static_cast<Settings&>(*this);
    }
    [[nodiscard]] const std::shared_ptr<web::Gate>& gate() const { return gate_; }

protected:
    socket_type_dependent_settings_t() = default;
    socket_type_dependent_settings_t(socket_type_dependent_settings_t&&) noexcept = default;
    ~socket_type_dependent_settings_t() = default;

private:
    std::shared_ptr<web::Gate> gate_;
};

namespace impl {

template <>
class socket_supplier_t<web::GuardedSocket> {
protected:
    template <class Settings>
    socket_supplier_t(Settings& settings, asio_ns::io_context& context)
        : context_(context), gate_(settings.gate()) {
        for (std::size_t count = 0; count < settings.concurrent_accepts_count(); ++count) {
            sockets_.emplace_back(context_, gate_);
        }
    }
    virtual ~socket_supplier_t() = default;

    web::GuardedSocket& socket(std::size_t position) { return sockets_.at(position); }
    auto move_socket(std::size_t position) {
        web::GuardedSocket fresh(context_, gate_);
        std::swap(fresh, sockets_.at(position));
        fresh.arrived();
        return fresh;
    }
    [[nodiscard]] auto concurrent_accept_sockets_count() const noexcept { return sockets_.size(); }

private:
    asio_ns::io_context& context_;
    std::shared_ptr<web::Gate> gate_;
    std::vector<web::GuardedSocket> sockets_;
};

} // namespace impl
} // namespace restinio

namespace web {
namespace {

namespace asio_here = restinio::asio_ns;

constexpr std::chrono::seconds request_time_max{120}; // A photo over a bad connection.
constexpr std::chrono::seconds answer_time_max{60};
constexpr std::chrono::seconds handling_time_max{60};
constexpr std::chrono::milliseconds look_again{5}; // Whether all are answered.
constexpr std::size_t read_bytes = 8 * 1024;
constexpr int ports_tried_max = 50;

// With one, RESTinio reads on twice after an answer given at once, and loses its place.
constexpr std::size_t pipelined_max = 4;

// Where web threads work. Whoever still has to answer somebody keeps it, since the connection to
// them lives in it; what waits in it never does.
struct Pool {
    asio_here::io_context context;
    std::atomic<bool> is_closed{false};
};

struct Handler {
    std::shared_ptr<Reception> reception;
    std::shared_ptr<Gate> gate;
    std::weak_ptr<Pool> pool;

    restinio::request_handling_status_t operator()(const restinio::request_handle_t& asked) const;
};

using Traits = restinio::traits_t<restinio::asio_timer_manager_t,
                                  restinio::null_logger_t,
                                  Handler,
                                  restinio::default_strand_t,
                                  GuardedSocket>;
using HttpServer = restinio::http_server_t<Traits>;

std::string* place_for(Headers& headers, const restinio::http_header_field_t& field) {
    switch (field.field_id()) {
        case restinio::http_field::accept:
            return &headers.accept;
        case restinio::http_field::accept_encoding:
            return &headers.accept_encoding;
        case restinio::http_field::accept_language:
            return &headers.accept_language;
        case restinio::http_field::authorization:
            return &headers.authorization;
        case restinio::http_field::content_type:
            return &headers.content_type;
        case restinio::http_field::cookie:
            return &headers.cookie;
        case restinio::http_field::host:
            return &headers.host;
        case restinio::http_field::if_none_match:
            return &headers.if_none_match;
        case restinio::http_field::origin:
            return &headers.origin;
        default:
            break;
    }
    const auto is = [&](std::string_view name) {
        return restinio::impl::is_equal_caseless(
            field.name().data(), field.name().size(), name.data(), name.size());
    };
    if (is("idempotency-key")) {
        return &headers.idempotency_key;
    }
    if (is("x-csrf-token")) {
        return &headers.csrf_token;
    }
    return is("x-forwarded-for") ? &headers.forwarded_for : nullptr;
}

// An address that a proxy or a person would write: IPv4 in IPv6 is IPv4.
std::string plain_address(const asio_here::ip::address& address) {
    if (address.is_v6() && address.to_v6().is_v4_mapped()) {
        return asio_here::ip::make_address_v4(asio_here::ip::v4_mapped, address.to_v6())
            .to_string();
    }
    return address.to_string();
}

Incoming incoming_of(const restinio::request_t& asked) {
    Incoming incoming;
    incoming.method = asked.header().method().c_str();
    incoming.target = asked.header().request_target();
    incoming.peer = plain_address(asked.remote_endpoint().address());
    incoming.body = asked.body();
    asked.header().for_each_field([&](const restinio::http_header_field_t& field) {
        std::string* place = place_for(incoming.headers, field);
        if (place == nullptr) {
            return;
        }
        // A header that comes twice is one list; cookies are listed with a semicolon.
        if (!place->empty()) {
            *place += place == &incoming.headers.cookie ? "; " : ", ";
        }
        *place += field.value();
    });
    return incoming;
}

// Browsers keep connections that they may not need again. When half of them are taken each ends
// with its answer, so that there is one for whoever comes next; so it does before a stop.
template <class Response>
void spare_connections(Response& response, const Gate& gate) {
    if (gate.is_closing || gate.connections > gate.connections_max / 2) {
        response.connection_close();
    }
}

// Called once the last byte is on its way, or can't be sent any more.
restinio::write_status_cb_t answered(const std::shared_ptr<Gate>& gate) {
    return [gate](const asio_here::error_code&) { --gate->unanswered; };
}

// A HEAD is answered with the length its GET would have, and nothing more.
void send_head_only(restinio::request_t& asked,
                    const Outgoing& outgoing,
                    const std::shared_ptr<Gate>& gate) {
    auto response = asked.create_response<restinio::user_controlled_output_t>(
        {restinio::http_status_code_t(static_cast<std::uint16_t>(outgoing.status)),
         std::string(reason_for(outgoing.status))});
    for (const auto& [name, value] : outgoing.headers) {
        response.append_header(name, value);
    }
    response.append_header_date_field();
    spare_connections(response, *gate);
    response.set_content_length(outgoing.bytes().size());
    response.done(answered(gate));
}

void send(restinio::request_t& asked, Outgoing outgoing, const std::shared_ptr<Gate>& gate) {
    if (asked.header().method() == restinio::http_method_head()) {
        send_head_only(asked, outgoing, gate);
        return;
    }
    auto response = asked.create_response(
        {restinio::http_status_code_t(static_cast<std::uint16_t>(outgoing.status)),
         std::string(reason_for(outgoing.status))});
    for (auto& [name, value] : outgoing.headers) {
        response.append_header(restinio::http_header_field_t(std::move(name), std::move(value)));
    }
    response.append_header_date_field();
    spare_connections(response, *gate);
    if (outgoing.lasting.empty()) {
        response.set_body(std::move(outgoing.body));
    } else {
        response.set_body(restinio::const_buffer(outgoing.lasting.data(), outgoing.lasting.size()));
    }
    response.done(answered(gate));
}

// An upload has its place until it is answered.
std::shared_ptr<void> upload_of(const restinio::request_t& asked,
                                const std::shared_ptr<Gate>& gate) {
    if (asked.body().size() <= upload_bytes_min) {
        return nullptr;
    }
    gate->uploads.take_anyway();
    return {nullptr, [gate](void*) { gate->uploads.give_back(); }};
}

restinio::request_handling_status_t Handler::operator()(
    const restinio::request_handle_t& asked) const {
    ++gate->unanswered;
    auto upload = upload_of(*asked, gate);
    reception->receive(incoming_of(*asked),
                       [at = gate, kept = pool.lock(), asked, upload](Outgoing outgoing) mutable {
                           upload.reset();
                           send(*asked, std::move(outgoing), at);
                       });
    return restinio::request_accepted();
}

// Each connection is a descriptor, and so is each file of the store.
std::size_t connections_possible(std::size_t wanted) {
    constexpr rlim_t kept_back = 512;
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) {
        return wanted;
    }
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    getrlimit(RLIMIT_NOFILE, &limit);
    const rlim_t room = limit.rlim_cur > 2 * kept_back ? limit.rlim_cur - kept_back : kept_back;
    return std::min<std::size_t>(wanted, room);
}

} // namespace

struct Server::Running {
    Running(House house, Settings chosen, Strictness strictness)
        : settings(std::move(chosen)),
          reception(std::make_shared<Reception>(
              std::move(house),
              settings,
              [weak = std::weak_ptr(pool)](std::function<void()> work) {
                  const auto open = weak.lock();
                  if (open && !open->is_closed) {
                      asio_here::post(open->context, std::move(work));
                  }
              },
              strictness)),
          gate(std::make_shared<Gate>()) {
        gate->connections_max = connections_possible(settings.connections_max);
        gate->body_bound = [at = reception](std::string_view target) {
            return at->body_bytes_max(target);
        };
        gate->turn_away = [at = reception](Verdict verdict, const Guard::Seen& seen) {
            return on_the_wire(at->turned_away(verdict, seen), seen.method);
        };
    }

    std::uint16_t listen_on(std::uint16_t port) {
        std::uint16_t bound = port;
        restinio::server_settings_t<Traits> chosen;
        chosen.address(settings.listen.host)
            .port(port)
            .protocol(settings.listen.host.find(':') == std::string::npos
                          ? asio_here::ip::tcp::v4()
                          : asio_here::ip::tcp::v6())
            .buffer_size(read_bytes)
            .read_next_http_message_timelimit(request_time_max)
            .write_http_response_timelimit(answer_time_max)
            .handle_request_timeout(handling_time_max)
            .max_pipelined_requests(pipelined_max)
            .concurrent_accepts_count(4)
            .acceptor_post_bind_hook([&](asio_here::ip::tcp::acceptor& acceptor) {
                bound = acceptor.local_endpoint().port();
            })
            .socket_options_setter(
                [](auto& options) { options.set_option(asio_here::ip::tcp::no_delay(true)); })
            .request_handler(std::make_unique<Handler>(Handler{reception, gate, pool}))
            .gate(gate);
        auto opened = std::make_unique<HttpServer>(restinio::external_io_context(pool->context),
                                                   std::move(chosen));
        opened->open_sync();
        server = std::move(opened);
        return bound;
    }

    Settings settings;
    std::shared_ptr<Pool> pool = std::make_shared<Pool>();
    std::shared_ptr<Reception> reception;
    std::shared_ptr<Gate> gate;
    std::unique_ptr<HttpServer> server;
    std::vector<std::thread> threads;
};

Server::Server(House house, Settings settings)
    : running_(std::make_unique<Running>(std::move(house), std::move(settings), Strictness::Live)) {
}

Server::~Server() {
    stop();
}

std::uint16_t Server::start() {
    const auto& listen = running_->settings.listen;
    std::uint16_t bound = 0;
    for (int tried = 0; bound == 0; ++tried) {
        const auto port = static_cast<std::uint16_t>(listen.port + tried);
        try {
            bound = running_->listen_on(port);
        } catch (const std::exception& error) {
            if (listen.choice == Listen::Port::Exact || tried == ports_tried_max) {
                throw base::Fault(
                    fmt::format("can't listen on {}:{}: {}", listen.host, port, error.what()));
            }
        }
    }
    for (int count = 0; count < running_->settings.threads; ++count) {
        running_->threads.emplace_back([pool = running_->pool] {
            const auto work = asio_here::make_work_guard(pool->context);
            pool->context.run();
        });
    }
    return bound;
}

void Server::stop(std::chrono::milliseconds patience) {
    if (running_->threads.empty()) {
        return;
    }
    // On a web thread, where connections are made and ended.
    Pool& pool = *running_->pool;
    running_->gate->is_closing = true;
    std::promise<void> closed;
    asio_here::post(pool.context, [&] {
        running_->server->close_sync();
        closed.set_value();
    });
    closed.get_future().wait();
    const auto enough = std::chrono::steady_clock::now() + patience;
    while (running_->gate->unanswered > 0 && std::chrono::steady_clock::now() < enough) {
        std::this_thread::sleep_for(look_again);
    }
    asio_here::post(pool.context, [&] { pool.context.stop(); });
    for (auto& thread : running_->threads) {
        thread.join();
    }
    running_->threads.clear();
    // What is ready is still said; what the writer says from now on, nobody hears.
    pool.is_closed = true;
    pool.context.restart();
    pool.context.poll();
}

} // namespace web
