// The only file that includes RESTinio, which takes its time to compile.
#include "web/server.hpp"

#include <array>
#include <future>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>

#include "base/fault.hpp"
#include "web/guarded_restinio.hpp"
#include "web/receptions.hpp"
#include "web/sites.hpp"
#include "web/wire.hpp"

namespace web {
namespace {

namespace asio_here = restinio::asio_ns;

constexpr std::chrono::seconds request_time_max{120}; // A photo over a bad connection.
constexpr std::chrono::seconds answer_time_max{60};
constexpr std::chrono::seconds handling_time_max{60};
constexpr std::chrono::milliseconds look_again{5}; // Whether all are answered.
constexpr std::size_t read_bytes = 8 * 1024;
constexpr int ports_tried_max = 50;
constexpr std::size_t watchmen_max = 20; // Connections at the watchman's own address.

// With one, RESTinio reads on twice after an answer given at once, and loses its place.
constexpr std::size_t pipelined_max = 4;

// Where web threads work. Whoever still has to answer somebody keeps it, since the connection to
// them lives in it; what waits in it never does.
struct Pool {
    asio_here::io_context context;
    std::atomic<bool> is_closed{false};
};

struct Handler {
    std::shared_ptr<const Receptions> receptions;
    std::shared_ptr<Gate> gate;
    std::weak_ptr<Pool> pool;
    Door door = Door::Everybodys;

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
        case restinio::http_field::content_encoding:
            return &headers.content_encoding;
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
        case restinio::http_field::referer:
            return &headers.referer;
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
    gate->uploads.begin_answer();
    return {nullptr, [gate](void*) { gate->uploads.end_answer(); }};
}

restinio::request_handling_status_t Handler::operator()(
    const restinio::request_handle_t& asked) const {
    ++gate->unanswered;
    auto upload = upload_of(*asked, gate);
    Reply reply = [at = gate, kept = pool.lock(), asked, upload](Outgoing outgoing) mutable {
        upload.reset();
        send(*asked, std::move(outgoing), at);
    };
    auto incoming = incoming_of(*asked);
    incoming.door = door;
    receptions->receive(std::move(incoming), std::move(reply));
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

// An address that is listened on, and what its connections share.
struct Entrance {
    Listen listen;
    Door door = Door::Everybodys;
    std::shared_ptr<Gate> gate;
    std::unique_ptr<HttpServer> server{};
};

std::uint16_t open_at(Entrance& entrance,
                      std::uint16_t port,
                      const std::shared_ptr<Pool>& pool,
                      const std::shared_ptr<const Receptions>& receptions) {
    const auto& host = entrance.listen.host;
    std::uint16_t bound = port;
    restinio::server_settings_t<Traits> chosen;
    chosen.address(host)
        .port(port)
        .protocol(host.find(':') == std::string::npos ? asio_here::ip::tcp::v4()
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
        .request_handler(
            std::make_unique<Handler>(Handler{receptions, entrance.gate, pool, entrance.door}))
        .gate(entrance.gate);
    auto opened = std::make_unique<HttpServer>(restinio::external_io_context(pool->context),
                                               std::move(chosen));
    opened->open_sync();
    entrance.server = std::move(opened);
    return bound;
}

} // namespace

struct Server::Running {
    Running(std::vector<Site> sites, const Settings& chosen) : settings(chosen) {
        const Later later = [weak = std::weak_ptr(pool)](std::function<void()> work) {
            const auto open = weak.lock();
            if (open && !open->is_closed) {
                asio_here::post(open->context, std::move(work));
            }
        };
        const auto all = std::make_shared<Receptions>();
        for (auto& site : sites) {
            Settings own = settings;
            own.public_url = public_url_of(site.name, settings.public_url);
            all->add(site.name,
                     std::make_shared<Reception>(
                         std::move(site.house), std::move(own), later, Strictness::Live));
        }
        receptions = all;
        add_entrance(settings.listen, Door::Everybodys);
        entrances.front().gate->connections_max = connections_possible(settings.connections_max);
        if (settings.watch) {
            add_entrance(*settings.watch, Door::Watchmans);
            entrances.back().gate->connections_max = watchmen_max;
        }
    }

    void add_entrance(const Listen& listen, Door door) {
        entrances.push_back({listen, door, std::make_shared<Gate>(settings.upload_clock)});
        Gate& gate = *entrances.back().gate;
        gate.body_bound = [at = receptions](std::string_view target) {
            return at->first().body_bytes_max(target);
        };
        gate.turn_away = [at = receptions](Verdict verdict, const Guard::Seen& seen) {
            return on_the_wire(at->first().turned_away(verdict, seen), seen.method);
        };
    }

    std::uint16_t open(Entrance& entrance) {
        const auto& listen = entrance.listen;
        for (int tried = 0;; ++tried) {
            const auto port = static_cast<std::uint16_t>(listen.port + tried);
            try {
                return open_at(entrance, port, pool, receptions);
            } catch (const std::exception& error) {
                if (listen.choice == Listen::Port::Exact || tried == ports_tried_max) {
                    throw base::Fault(
                        fmt::format("can't listen on {}:{}: {}", listen.host, port, error.what()));
                }
            }
        }
    }

    [[nodiscard]] bool is_anybody_unanswered() const {
        return std::ranges::any_of(entrances,
                                   [](const Entrance& each) { return each.gate->unanswered > 0; });
    }

    Settings settings;
    std::shared_ptr<Pool> pool = std::make_shared<Pool>();
    std::shared_ptr<const Receptions> receptions;
    std::vector<Entrance> entrances;
    std::vector<std::thread> threads;
};

Server::Server(House house, const Settings& settings)
    : Server(std::vector<Site>{{"", std::move(house)}}, settings) {}

Server::Server(std::vector<Site> sites, const Settings& settings)
    : running_(std::make_unique<Running>(std::move(sites), settings)) {}

Server::~Server() {
    stop();
}

std::uint16_t Server::start() {
    std::uint16_t bound = 0;
    for (auto& entrance : running_->entrances) {
        const auto port = running_->open(entrance);
        bound = entrance.door == Door::Everybodys ? port : bound;
    }
    for (int count = 0; count < running_->settings.threads; ++count) {
        running_->threads.emplace_back([pool = running_->pool] {
            const auto work = asio_here::make_work_guard(pool->context);
            pool->context.run();
        });
    }
    return bound;
}

const Measures& Server::measures(std::size_t site) const {
    return running_->receptions->at(site).measures();
}

Connections Server::connections() const {
    const Gate& gate = *running_->entrances.front().gate;
    return {static_cast<std::int64_t>(gate.connections.load()),
            static_cast<std::int64_t>(gate.connections_max),
            gate.silent.let_go(),
            gate.uploads.taken()};
}

void Server::stop(std::chrono::milliseconds patience) {
    if (running_->threads.empty()) {
        return;
    }
    // On a web thread, where connections are made and ended.
    Pool& pool = *running_->pool;
    running_->receptions->close();
    std::promise<void> closed;
    asio_here::post(pool.context, [&] {
        for (auto& entrance : running_->entrances) {
            entrance.gate->is_closing = true;
            entrance.server->close_sync();
        }
        closed.set_value();
    });
    closed.get_future().wait();
    const auto enough = std::chrono::steady_clock::now() + patience;
    while (running_->is_anybody_unanswered() && std::chrono::steady_clock::now() < enough) {
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
