#include "voices/import_row.hpp"

#include <algorithm>
#include <array>

#include "journal/hash.hpp"
#include "text/normalise.hpp"

namespace voices {
namespace {

using base::refuse;
using base::Why;

// Kinds by their Chinese names too: other offices' lists have those.
base::Result<std::optional<Kind>> read_any_kind(const std::string& typed) {
    static constexpr std::array<std::string_view, 6> chinese = {
        "咨询", "求助", "投诉", "建议", "举报", "表扬"};
    const auto found = std::ranges::find(chinese, typed);
    if (found != chinese.end()) {
        return std::optional(static_cast<Kind>(found - chinese.begin()));
    }
    return read_kind(typed);
}

base::Result<std::string> read_category(store::Connection& connection, const std::string& typed) {
    if (typed.empty()) {
        return std::string();
    }
    const auto category = category_named(connection, typed);
    if (!category) {
        return refuse(Why::Invalid,
                      "voices.import_category_unknown",
                      {{"category", text::shorten(typed, 40)}},
                      "category");
    }
    return category->code;
}

// Another system may count from 1 as well: the same number with other words is another message.
bool is_same_message(store::Connection& connection, VoiceId voice, const ImportRow& row) {
    const auto there = words_of(connection, voice);
    return !there || there->words == text::tidy(row.words) ||
           (text::tidy(row.words).empty() && there->words == text::tidy(row.title));
}

} // namespace

void Twins::tell_apart(ImportRow& row) {
    if (!row.identity.starts_with("uid ")) {
        const auto digest = journal::to_hex(journal::sha256(row.identity));
        row.identity += "\n" + std::to_string(++seen_[digest]);
    }
}

bool was_taken(store::Connection& connection, const ImportRow& row) {
    const auto there = find_by_origin(connection, origin_of(connection, row.identity));
    return there && is_same_message(connection, *there, row);
}

base::Result<RaiseVoice> as_report(store::Connection& connection, const ImportRow& row) {
    auto kind = read_any_kind(row.kind);
    if (!kind) {
        return base::refusal_of(kind);
    }
    auto category = read_category(connection, row.category);
    if (!category) {
        return base::refusal_of(category);
    }
    RaiseVoice report;
    report.words = row.words;
    report.title = row.title;
    report.asks = *kind;
    report.category = std::move(*category);
    report.contact_name = row.contact_name;
    report.contact_phone = row.contact_phone;
    report.source = Source::Import;
    if (const auto place = places::find_by_words(connection, row.place)) {
        const auto path = places::above(connection, *place);
        report.place = path.compound.value != 0 ? path.compound : path.committee;
    }
    // Whatever stands there beside the compound's name is kept as it was written.
    if (report.place.value == 0 || places::public_name(connection, report.place) != row.place) {
        report.where_exactly = row.place;
    }
    return report;
}

base::Result<places::Taken> take_row(journal::Turn& turn, const ImportRow& row, Heard heard) {
    const auto origin = origin_of(turn.store(), row.identity);
    if (const auto there = find_by_origin(turn.store(), origin)) {
        if (!is_same_message(turn.store(), *there, row)) {
            return refuse(Why::Invalid, "voices.import_uid_of_another", {}, "uid");
        }
        return places::Taken::Already;
    }
    auto report = as_report(turn.store(), row);
    if (!report) {
        return base::refusal_of(report);
    }
    report->origin = origin;
    report->public_already = heard == Heard::InPublic;
    if (row.time != turn.now()) {
        report->said_at = row.time;
    }
    const auto raised = raise(turn, *report);
    if (!raised) {
        return base::refusal_of(raised);
    }
    return places::Taken::Added;
}

} // namespace voices
