#include "voices/import_voices.hpp"

#include <algorithm>
#include <array>

#include "cli/premises.hpp"
#include "journal/hash.hpp"
#include "journal/read.hpp"
#include "text/normalise.hpp"
#include "voices/voices.hpp"

namespace voices {
namespace {

using base::refuse;
using base::Why;

constexpr std::size_t rows_at_once = 500;

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

base::Result<nlohmann::json> take_row(journal::Turn& turn,
                                      const ImportRow& row,
                                      const ImportOptions& options) {
    const auto origin = origin_of(turn.store(), row.identity);
    if (const auto there = find_by_origin(turn.store(), origin)) {
        if (!is_same_message(turn.store(), *there, row)) {
            return refuse(Why::Invalid, "voices.import_uid_of_another", {}, "uid");
        }
        return nlohmann::json{{"already", there->value}};
    }
    auto report = as_report(turn.store(), row);
    if (!report) {
        return base::refusal_of(report);
    }
    report->origin = origin;
    report->public_already = options.public_already;
    if (row.time != turn.now()) {
        report->said_at = row.time;
    }
    const auto raised = raise(turn, *report);
    if (!raised) {
        return base::refusal_of(raised);
    }
    return nlohmann::json{{"voice", raised->voice.value}};
}

class Importer {
public:
    Importer(cli::Neighbourhood& town, const ImportOptions& options, const ImportListener& listener)
        : town_(town), options_(options), listener_(listener) {}

    void take(ReadRow read, std::int64_t bytes_read) {
        if (auto* refused = std::get_if<RefusedRow>(&read)) {
            refused_.push_back(std::move(*refused));
        } else {
            rows_.push_back(std::get<ImportRow>(std::move(read)));
            tell_twins_apart(rows_.back());
        }
        if (options_.times == Times::Now && rows_.size() + refused_.size() >= rows_at_once) {
            flush();
            listener_.progress(bytes_read);
        }
    }

    base::Result<ImportResult> finish() {
        if (options_.times == Times::Theirs) {
            if (const auto sorted = sort_by_time(); !sorted) {
                return base::refusal_of(sorted);
            }
        }
        flush();
        return result_;
    }

private:
    // Rows without a number that are equal are as many messages as there are rows.
    void tell_twins_apart(ImportRow& row) {
        if (!row.identity.starts_with("uid ")) {
            const auto digest = journal::to_hex(journal::sha256(row.identity));
            row.identity += "\n" + std::to_string(++twins_[digest]);
        }
    }

    // A store that isn't there yet begins with the oldest message.
    base::Result<cli::Premises*> own_the_town() {
        cli::Ownership how;
        for (const auto& row : rows_) {
            how.founded =
                row.time ? std::min(how.founded.value_or(*row.time), *row.time) : how.founded;
        }
        return town_.own(how);
    }

    // What was taken before is no reason to find the store too young for its message.
    void pass_over_known() {
        auto& store = town_.reader();
        result_.already +=
            static_cast<std::int64_t>(std::erase_if(rows_, [&store](const ImportRow& row) {
                const auto there = find_by_origin(store, origin_of(store, row.identity));
                return there && is_same_message(store, *there, row);
            }));
    }

    // Oldest first; rows without a time come last, at the import's own.
    base::Result<std::size_t> sort_by_time() {
        if (const auto owned = own_the_town(); !owned) {
            return base::refusal_of(owned);
        }
        pass_over_known();
        const auto now = town_.now();
        std::erase_if(rows_, [&](const ImportRow& row) {
            const bool is_early = row.time.value_or(now) > now;
            if (is_early) {
                refused_.push_back(
                    {row.line, {Why::Invalid, "voices.said_in_the_future", {}, "time"}});
            }
            return is_early;
        });
        std::ranges::stable_sort(
            rows_, {}, [&](const ImportRow& row) { return row.time.value_or(now); });
        const auto entries = journal::size(town_.reader());
        const auto last = journal::find_entry(town_.reader(), entries);
        if (last && !rows_.empty() && rows_.front().time.value_or(now) < last->entry.at) {
            return refuse(Why::TooLate,
                          "voices.import_store_is_younger",
                          {{"last", calendar::iso_moment(last->entry.at)},
                           {"first", calendar::iso_moment(rows_.front().time.value_or(now))}});
        }
        return rows_.size();
    }

    void flush() {
        for (std::size_t first = 0; first < rows_.size(); first += rows_at_once) {
            const auto end = std::min(first + rows_at_once, rows_.size());
            ask({rows_.begin() + static_cast<std::ptrdiff_t>(first),
                 rows_.begin() + static_cast<std::ptrdiff_t>(end)});
        }
        rows_.clear();
        std::ranges::stable_sort(refused_, {}, &RefusedRow::line);
        for (const auto& refused : refused_) {
            ++result_.refused;
            listener_.refused(refused);
        }
        refused_.clear();
    }

    void ask(const std::vector<ImportRow>& rows) {
        const auto answers =
            options_.times == Times::Theirs ? ask_at_their_time(rows) : ask_now(rows);
        base::ensure(answers.size() == rows.size(), "each row is answered");
        for (std::size_t at = 0; at < rows.size(); ++at) {
            if (!answers[at]) {
                refused_.push_back({rows[at].line, answers[at].error()});
            } else if (answers[at]->contains("already")) {
                ++result_.already;
            } else {
                ++result_.taken;
            }
        }
    }

    journal::Work work_of(const ImportRow& row) {
        return
            [row, options = options_](journal::Turn& turn) { return take_row(turn, row, options); };
    }

    std::vector<base::Result<nlohmann::json>> ask_now(const std::vector<ImportRow>& rows) {
        std::vector<journal::Work> turns;
        for (const auto& row : rows) {
            turns.push_back(work_of(row));
        }
        return town_.ask(journal::operator_at_the_machine(), turns);
    }

    std::vector<base::Result<nlohmann::json>> ask_at_their_time(
        const std::vector<ImportRow>& rows) {
        std::vector<cli::Neighbourhood::PastTurn> turns;
        for (const auto& row : rows) {
            turns.push_back({row.time.value_or(town_.now()), work_of(row)});
        }
        return town_.ask_at_their_time(journal::operator_at_the_machine(), turns);
    }

    cli::Neighbourhood& town_;
    const ImportOptions& options_;
    const ImportListener& listener_;
    std::vector<ImportRow> rows_;
    std::vector<RefusedRow> refused_;
    std::unordered_map<std::string, std::int64_t> twins_;
    ImportResult result_;
};

} // namespace

base::Result<ImportResult> import_voices(cli::Neighbourhood& town,
                                         std::istream& file,
                                         const ImportOptions& options,
                                         const ImportListener& listener) {
    Importer importer(town, options, listener);
    const auto read = read_import(file, options.map, [&](ReadRow row, std::int64_t bytes_read) {
        importer.take(std::move(row), bytes_read);
    });
    if (!read) {
        return base::refusal_of(read);
    }
    auto result = importer.finish();
    if (result && options.times == Times::Theirs) {
        // What was due after the last row fires too, before the town goes on in its own time.
        const auto fired = town.ask_at_their_time(
            journal::operator_at_the_machine(),
            {{town.now(), [](journal::Turn&) { return base::Result<nlohmann::json>(true); }}});
        if (!fired.empty() && !fired.front()) {
            return base::refusal_of(fired.front());
        }
    }
    return result;
}

} // namespace voices
