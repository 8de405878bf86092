// The reception takes every request, whoever brought it: finds the route, checks what must be
// checked, reads at once or hands the turn to the writer, and answers. It knows no sockets, so
// tests and stories can knock here too.

#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string_view>

#include "web/exchange.hpp"
#include "web/guard.hpp"
#include "web/matching.hpp"
#include "web/measures.hpp"
#include "web/reading.hpp"
#include "web/rendering.hpp"
#include "web/throttle.hpp"

namespace web {

class Reception : public std::enable_shared_from_this<Reception> {
public:
    Reception(House house, Settings settings, Later later, Strictness strictness);

    // Answers now, or after the commit on a web thread. Never throws.
    void receive(Incoming incoming, Reply reply);

    // A host that is none of ours.
    [[nodiscard]] Outgoing misdirected(Incoming incoming);

    // What the guard stopped while it was still arriving.
    [[nodiscard]] Outgoing turned_away(Verdict verdict, const Guard::Seen& seen);

    [[nodiscard]] std::size_t body_bytes_max(std::string_view target) const;

    [[nodiscard]] const Measures& measures() const { return measures_; }

    // Before a stop: whoever asks whether it is ready hears no.
    void close() { is_closing_ = true; }

private:
    using Shared = std::shared_ptr<Exchange>;
    using Step = std::function<std::optional<Outgoing>()>;

    void answer(const Shared& exchange, const Step& step);
    [[nodiscard]] std::optional<Outgoing> serve(const Shared& exchange);
    [[nodiscard]] Outgoing serve_watchman(Exchange& exchange);
    [[nodiscard]] Outgoing watch(Exchange& exchange);
    [[nodiscard]] std::optional<Outgoing> write(const Shared& exchange);
    [[nodiscard]] Outgoing read(Exchange& exchange);
    [[nodiscard]] Outgoing finish(Exchange& exchange,
                                  const Command& command,
                                  const journal::Outcome& outcome);

    void keep_session(const Exchange& exchange);
    [[nodiscard]] std::optional<Problem> not_let_in(const Exchange& exchange) const;
    [[nodiscard]] std::optional<Problem> too_many(const Exchange& exchange);
    [[nodiscard]] Outgoing refused(Exchange& exchange, const Problem& problem);
    [[nodiscard]] Outgoing problem(Exchange& exchange, const Problem& problem);
    [[nodiscard]] Outgoing fault(Exchange& exchange, const std::exception& error);
    [[nodiscard]] Outgoing health(const Exchange& exchange) const;
    [[nodiscard]] Outgoing readiness(const Exchange& exchange) const;
    [[nodiscard]] bool is_watchman(const Exchange& exchange) const;
    void note(const Exchange& exchange, int status);

    House house_;
    Settings settings_;
    Later later_;
    Matcher matcher_;
    Rendering rendering_;
    Throttle throttle_;
    Measures measures_;
    std::atomic<bool> is_closing_ = false;
};

} // namespace web
