// A socket with a guard that reads along. RESTinio takes it for its own: what the guard lets pass
// it sees byte by byte; what the guard stops is answered here, the connection then ends politely.
// Only server.cpp includes this.

#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <asio.hpp>

#include "web/exchange.hpp"
#include "web/guard.hpp"
#include "web/silent_line.hpp"

namespace web {

// What all connections share.
struct Gate {
    explicit Gate(UploadClock clock) : uploads(uploads_max, std::move(clock)) {}

    BodyBound body_bound;
    std::function<std::string(Verdict, const Guard::Seen&)> turn_away; // The whole answer's bytes.
    std::size_t connections_max = 1000;
    std::size_t connections_beyond = 200; // Taken only to be told that there are too many.
    SilentLine silent;
    UploadSlots uploads;
    std::atomic<std::size_t> connections{0};
    std::atomic<std::size_t> unanswered{0}; // Requests that were read and not yet answered.
    std::atomic<bool> is_closing{false};    // Each answer is its connection's last.
};

class GuardedSocket {
public:
    using Socket = asio::ip::tcp::socket;
    using executor_type = Socket::executor_type;
    using lowest_layer_type = Socket::lowest_layer_type;

    GuardedSocket(asio::io_context& context, std::shared_ptr<Gate> gate)
        : state_(std::make_unique<State>(context, std::move(gate))) {}

    // Somebody has come in. When that is one too many, whoever was silent longest makes room; when
    // all are owed an answer, the newcomer is told so. Whoever could not even be told is let go at
    // once: without a descriptor to spare the server would stop accepting for good.
    void arrived() {
        Gate& gate = *state_->gate;
        state_->is_counted = true;
        const std::size_t here = ++gate.connections;
        state_->is_beyond = here > gate.connections_max && !gate.silent.let_go_first();
        if (here > gate.connections_max + gate.connections_beyond) {
            close();
            return;
        }
        state_->place = gate.silent.enter(state_->socket.native_handle());
    }

    Socket& lowest_layer() { return state_->socket; }
    executor_type get_executor() { return state_->socket.get_executor(); }
    [[nodiscard]] bool is_open() const { return state_->socket.is_open(); }

    template <class... Arguments>
    void cancel(Arguments&&... arguments) {
        state_->socket.cancel(std::forward<Arguments>(arguments)...);
    }

    template <class Buffers, class Handler>
    void async_read_some(const Buffers& buffers, Handler&& handler) {
        state_->read(*asio::buffer_sequence_begin(buffers), std::forward<Handler>(handler));
    }

    template <class Buffers, class Handler>
    void async_write_some(const Buffers& buffers, Handler&& handler) {
        state_->write(buffers, std::forward<Handler>(handler));
    }

    void shutdown(Socket::shutdown_type what, asio::error_code& error) {
        state_->tell_the_slow();
        if (!state_->refusal.empty()) {
            state_->leave();
            std::make_shared<Farewell>(std::move(state_->socket))->begin();
            return;
        }
        state_->socket.shutdown(what, error);
    }

    void close() {
        asio::error_code ignored;
        state_->leave();
        state_->socket.close(ignored);
    }

private:
    // Listens a little longer to somebody who is still sending: closing at once would reset the
    // connection and with it the answer on its way.
    class Farewell : public std::enable_shared_from_this<Farewell> {
    public:
        explicit Farewell(Socket socket)
            : socket_(std::move(socket)), timer_(socket_.get_executor()) {}

        void begin() {
            asio::error_code ignored;
            socket_.shutdown(Socket::shutdown_send, ignored);
            timer_.expires_after(std::chrono::seconds(2));
            timer_.async_wait([self = shared_from_this()](const asio::error_code& error) {
                if (!error) {
                    asio::error_code unheard;
                    self->socket_.close(unheard);
                }
            });
            listen();
        }

    private:
        void listen() {
            socket_.async_read_some(
                asio::buffer(buffer_),
                [self = shared_from_this()](const asio::error_code& error, std::size_t bytes) {
                    self->heard_ += bytes;
                    if (error || self->heard_ > heard_bytes_max) {
                        self->timer_.cancel();
                        return;
                    }
                    self->listen();
                });
        }

        static constexpr std::size_t heard_bytes_max = 64 * 1024 * 1024;

        Socket socket_;
        asio::steady_timer timer_;
        std::array<char, 16 * 1024> buffer_{};
        std::size_t heard_ = 0;
    };

    struct State {
        State(asio::io_context& context, std::shared_ptr<Gate> shared_gate)
            : socket(context), gate(std::move(shared_gate)) {}
        ~State() {
            leave();
            if (is_counted) {
                --gate->connections;
            }
        }
        State(const State&) = delete;
        State& operator=(const State&) = delete;
        State(State&&) = delete;
        State& operator=(State&&) = delete;

        // Before the socket is closed: from then on its number may be somebody else's.
        void leave() {
            if (guard) {
                guard->leave();
            }
            if (place) {
                gate->silent.leave(*place);
                place.reset();
            }
        }

        // It is the other side's turn.
        void wait() {
            if (place && !is_owed_an_answer) {
                gate->silent.wait(*place);
            }
        }

        void be_owed_an_answer() {
            is_owed_an_answer = true;
            if (place) {
                gate->silent.be_owed(*place);
            }
        }

        template <class Handler>
        void read(asio::mutable_buffer buffer, Handler&& handler) {
            if (!guard) {
                // What is being read ends, and the sender is told that it was too slow.
                guard = std::make_unique<Guard>(
                    gate->body_bound, gate->uploads, [handle = socket.native_handle()] {
                        ::shutdown(handle, SHUT_RD);
                    });
                asio::error_code ignored;
                socket.non_blocking(true, ignored);
            }
            const auto executor = asio::get_associated_executor(handler, socket.get_executor());
            socket.async_read_some(
                buffer,
                asio::bind_executor(executor,
                                    [this, buffer, handler = std::forward<Handler>(handler)](
                                        const asio::error_code& error, std::size_t bytes) mutable {
                                        const auto verdict =
                                            error ? Verdict::Fine
                                                  : judge({static_cast<const char*>(buffer.data()),
                                                           bytes});
                                        if (verdict == Verdict::Fine) {
                                            handler(error, bytes);
                                        } else {
                                            refuse(verdict, std::move(handler));
                                        }
                                    }));
        }

        Verdict judge(std::string_view bytes) {
            const auto known = guard->requests();
            const auto verdict = guard->feed(bytes);
            guard->handed_over();
            if (guard->requests() > known) {
                be_owed_an_answer();
            }
            wait();
            if (verdict == Verdict::Fine && is_beyond) {
                return Verdict::TooManyConnections;
            }
            if (verdict == Verdict::Fine && guard->must_say_continue()) {
                asio::error_code ignored;
                socket.write_some(asio::buffer(std::string_view("HTTP/1.1 100 Continue\r\n\r\n")),
                                  ignored);
            }
            return verdict;
        }

        template <class Buffers, class Handler>
        void write(const Buffers& buffers, Handler&& handler) {
            const auto executor = asio::get_associated_executor(handler, socket.get_executor());
            is_writing = true;
            is_owed_an_answer = false;
            wait();
            socket.async_write_some(
                buffers,
                asio::bind_executor(executor,
                                    [this, handler = std::forward<Handler>(handler)](
                                        const asio::error_code& error, std::size_t bytes) mutable {
                                        is_writing = false;
                                        handler(error, bytes);
                                    }));
        }

        // To the server it looks as if the asker had hung up. In the middle of another answer there
        // is no room for a word.
        template <class Handler>
        void refuse(Verdict verdict, Handler handler) {
            if (is_writing) {
                handler(asio::error::eof, 0);
                return;
            }
            refusal = gate->turn_away(verdict, guard->seen());
            const auto executor = asio::get_associated_executor(handler, socket.get_executor());
            asio::async_write(
                socket,
                asio::buffer(refusal),
                asio::bind_executor(
                    executor,
                    [handler = std::move(handler)](const asio::error_code&, std::size_t) mutable {
                        handler(asio::error::eof, 0);
                    }));
        }

        // Closing in the middle of a request means that its time is up.
        void tell_the_slow() {
            if (guard && guard->is_inside_request() && refusal.empty() && socket.is_open()) {
                refusal = gate->turn_away(Verdict::TooSlow, guard->seen());
                asio::error_code ignored;
                socket.write_some(asio::buffer(refusal), ignored);
            }
        }

        Socket socket;
        std::shared_ptr<Gate> gate;
        std::unique_ptr<Guard> guard;
        std::string refusal;
        std::optional<SilentLine::Place> place;
        bool is_owed_an_answer = false;
        bool is_counted = false;
        bool is_beyond = false;
        bool is_writing = false;
    };

    std::unique_ptr<State> state_;
};

// RESTinio asks its sockets for this before it reads; there is nothing to prepare.
template <class Connection, class Start, class Failed>
void prepare_connection_and_start_read(GuardedSocket& /*socket*/,
                                       Connection& /*connection*/,
                                       Start start,
                                       Failed /*failed*/) {
    start();
}

} // namespace web
