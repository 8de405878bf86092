// The door of the notices: which ones wait to be sent, and what came of a try. A notice says a
// number, what happened and a link; it is prepared in the turn of what happened and sent later.

#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "journal/turn.hpp"
#include "notices/events.hpp"
#include "store/connection.hpp"
#include "text/catalogue.hpp"

namespace notices {

enum class State { Waiting, Sent, GivenUp };

struct Notice {
    NoticeId id;
    cases::CaseId about;
    What what = What::Opened;
    Channel channel = Channel::Mail;
    calendar::Moment prepared_at;
    State state = State::Waiting;
    std::int64_t tries = 0;
    std::optional<Failure> failure;
    std::optional<calendar::Moment> next_try;
};

// Which senders the machine has. Empty: nothing is prepared.
using Channels = std::vector<Channel>;

// Prepares a notice for each channel that is told of it.
void prepare(journal::Turn& turn, cases::CaseId about, What what, const Channels& channels);

// Waiting ones of a channel whose time has come, oldest first. No channel waits for another.
[[nodiscard]] std::vector<Notice> due(store::Connection& connection,
                                      Channel channel,
                                      calendar::Moment now,
                                      int limit);

// What came of a try; a notice that is settled already stays so.
void note_sent(journal::Turn& turn, NoticeId id);
void note_failed(journal::Turn& turn, NoticeId id, Failure failure);

// The latest first.
[[nodiscard]] std::vector<Notice> latest(store::Connection& connection, int limit);
[[nodiscard]] std::int64_t count(store::Connection& connection, State state);

// --- The ways out -----------------------------------------------------------------------------

// Takes one notice to one kind of receiver, in bounded time, on whatever thread calls it. It
// touches no store and keeps nothing.
class Sender {
public:
    virtual ~Sender() = default;
    Sender() = default;
    Sender(const Sender&) = delete;
    Sender& operator=(const Sender&) = delete;
    Sender(Sender&&) = delete;
    Sender& operator=(Sender&&) = delete;

    [[nodiscard]] virtual Channel channel() const = 0;

    // Nothing when the receiver took it. Ends early when the house stops.
    [[nodiscard]] virtual std::optional<Failure> send(const Notice& notice,
                                                      const std::atomic<bool>& is_stopping) = 0;
};

using Senders = std::vector<std::unique_ptr<Sender>>;

struct MailSettings {
    std::string server; // "smtp://mail.example:25", "smtps://mail.example"
    std::string from;
    std::vector<std::string> to;
    std::string user; // Empty: without signing in.
    std::string password;
};
[[nodiscard]] std::unique_ptr<Sender> mail_sender(MailSettings settings,
                                                  std::string site,
                                                  const text::Catalogue& words);

struct HookSettings {
    std::string url;
    std::string secret;
};
[[nodiscard]] std::unique_ptr<Sender> hook_sender(HookSettings settings, std::string site);

} // namespace notices
