#include "notices/rules.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cases/events.hpp"
#include "journal/hash.hpp"
#include "text/base64.hpp"
#include "text/names.hpp"

namespace notices {

namespace {

using namespace std::chrono_literals;

constexpr std::array pauses = {std::chrono::minutes(1min),
                               std::chrono::minutes(5min),
                               std::chrono::minutes(30min),
                               std::chrono::minutes(2h),
                               std::chrono::minutes(6h),
                               std::chrono::minutes(24h)};

struct Told {
    std::string_view kind;
    What what;
};

constexpr std::array told = {Told{cases::CaseOpened::kind, What::Opened},
                             Told{cases::CaseAssigned::kind, What::Assigned},
                             Told{cases::HandlerWarned::kind, What::Warned},
                             Told{cases::CaseEscalated::kind, What::Escalated},
                             Told{cases::CaseSupervised::kind, What::Supervised},
                             Told{cases::CaseClosed::kind, What::Closed},
                             Told{cases::CaseClosedUnresolved::kind, What::ClosedUnresolved},
                             Told{cases::CaseFollowed::kind, What::Followed},
                             Told{cases::FollowerLeft::kind, What::FollowerLeft},
                             Told{cases::CaseAccepted::kind, What::Accepted},
                             Told{cases::ResidentContacted::kind, What::Contacted},
                             Told{cases::ContactFailed::kind, What::ContactFailed},
                             Told{cases::CaseWorked::kind, What::Worked},
                             Told{cases::CaseSubmitted::kind, What::Submitted},
                             Told{cases::CaseChecked::kind, What::Checked},
                             Told{cases::CaseSentBack::kind, What::SentBack},
                             Told{cases::ResidentCalledBack::kind, What::CalledBack},
                             Told{cases::CaseRehandled::kind, What::Rehandled},
                             Told{cases::NoActionConfirmed::kind, What::NoAction},
                             Told{cases::CaseWithdrawn::kind, What::Withdrawn},
                             Told{cases::DeadlineOverridden::kind, What::DeadlineOverridden},
                             Told{cases::CategoryOverridden::kind, What::CategoryOverridden},
                             Told{cases::OwnerOverridden::kind, What::OwnerOverridden},
                             Told{cases::DeadlineMoved::kind, What::DeadlineMoved},
                             Told{cases::PartAsked::kind, What::PartAsked},
                             Told{cases::PartAnswered::kind, What::PartAnswered},
                             Told{cases::PartGivenUp::kind, What::PartGivenUp},
                             Told{cases::PartEscalated::kind, What::PartEscalated},
                             Told{cases::PartMoved::kind, What::PartMoved},
                             Told{cases::HandoverOffered::kind, What::HandoverOffered},
                             Told{cases::CaseHandedOver::kind, What::HandedOver},
                             Told{cases::HandoverEnded::kind, What::HandoverEnded},
                             Told{cases::CaseMerged::kind, What::Merged},
                             Told{cases::CaseTookIn::kind, What::TookIn},
                             Told{cases::CaseSplit::kind, What::Split},
                             Told{cases::CaseSplitOff::kind, What::SplitOff},
                             Told{cases::InterventionAsked::kind, What::InterventionAsked},
                             Told{cases::VisitHeld::kind, What::VisitHeld},
                             Told{cases::InterventionEnded::kind, What::InterventionEnded},
                             Told{cases::CaseReturned::kind, What::Returned},
                             Told{cases::ReturnAccepted::kind, What::ReturnAccepted},
                             Told{cases::ReturnRefused::kind, What::ReturnRefused},
                             Told{cases::ExtensionGranted::kind, What::ExtensionGranted},
                             Told{cases::CaseSuspended::kind, What::Suspended},
                             Told{cases::ReviewFellDue::kind, What::ReviewDue},
                             Told{cases::CaseResumed::kind, What::Resumed},
                             Told{cases::ResidentAwaited::kind, What::ResidentAwaited},
                             Told{cases::WaitingEnded::kind, What::WaitingEnded},
                             Told{cases::PlanSigned::kind, What::PlanSigned},
                             Told{cases::ActUndone::kind, What::Undone}};

constexpr std::array mailed = {What::Opened,
                               What::Assigned,
                               What::Warned,
                               What::Escalated,
                               What::Supervised,
                               What::Closed,
                               What::ClosedUnresolved};

constexpr std::size_t base64_line = 76;    // RFC 2045 §6.8
constexpr std::size_t word_bytes_max = 45; // RFC 2047 §2: an encoded word has 75 characters.
constexpr std::string_view line_end = "\r\n";

std::string in_lines(const std::string& text) {
    std::string lines;
    for (std::size_t at = 0; at < text.size(); at += base64_line) {
        lines += text.substr(at, base64_line);
        lines += line_end;
    }
    return lines;
}

// RFC 2047: a header is ASCII, and no word is cut inside a character.
std::string in_header(std::string_view text) {
    std::string header;
    while (!text.empty()) {
        std::size_t length = std::min(text.size(), word_bytes_max);
        while (length < text.size() &&
               (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) {
            --length;
        }
        header += (header.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") +
                  text::to_base64(text.substr(0, length)) + "?=";
        text.remove_prefix(length);
    }
    return header;
}

} // namespace

std::optional<What> what_of(std::string_view kind) {
    const auto* found = std::ranges::find(told, kind, &Told::kind);
    return found == told.end() ? std::nullopt : std::optional(found->what);
}

std::string_view kind_of(What what) {
    const auto* found = std::ranges::find(told, what, &Told::what);
    base::ensure(found != told.end(), "what is told is an event");
    return found->kind;
}

bool is_told_by(Channel channel, What what) {
    switch (channel) {
        case Channel::Mail:
            return std::ranges::find(mailed, what) != mailed.end();
        case Channel::Hook:
            break;
    }
    return true;
}

std::optional<std::chrono::minutes> pause_after(std::int64_t tries) {
    const auto at = static_cast<std::size_t>(tries) - 1;
    return at < pauses.size() ? std::optional(pauses[at]) : std::nullopt;
}

std::string link_to(const Notice& notice, std::string_view site) {
    return fmt::format("{}/cases/{}", site, notice.about.value);
}

std::string mail_for(const Notice& notice, const Envelope& envelope, const text::Catalogue& words) {
    const auto happened = words.say("notices.what_" + std::string(text::name_of(notice.what)));
    const auto subject =
        words.say("notices.subject", {{"case", notice.about.value}, {"happened", happened}});
    const auto body = words.say("notices.body",
                                {{"case", notice.about.value},
                                 {"happened", happened},
                                 {"link", link_to(notice, envelope.site)}});
    const auto host = envelope.site.substr(envelope.site.find("//") + 2);
    return fmt::format(
        "From: {}\r\nTo: {}\r\nSubject: {}\r\nMessage-ID: <notice-{}@{}>\r\n"
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: base64\r\nAuto-Submitted: auto-generated\r\n"
        "\r\n{}",
        envelope.from,
        envelope.to,
        in_header(subject),
        notice.id.value,
        host.substr(0, host.find(':')),
        in_lines(text::to_base64(body)));
}

std::string call_for(const Notice& notice, std::string_view site) {
    return nlohmann::ordered_json{{"at", calendar::to_milliseconds(notice.prepared_at)},
                                  {"case", notice.about.value},
                                  {"happened", text::name_of(notice.what)},
                                  {"kind", kind_of(notice.what)},
                                  {"link", link_to(notice, site)},
                                  {"notice", notice.id.value}}
        .dump();
}

std::string signature_of(std::string_view call, std::string_view secret) {
    return "sha256=" + journal::to_hex(journal::hmac_sha256(secret, call));
}

} // namespace notices
