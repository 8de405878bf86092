#include "voices/import_voices.hpp"

#include <algorithm>

#include "cli/premises.hpp"
#include "journal/read.hpp"
#include "voices/import_row.hpp"
#include "voices/voices.hpp"

namespace voices {
namespace {

using base::refuse;
using base::Why;

constexpr std::size_t rows_at_once = 500;

class Importer {
public:
    Importer(cli::Neighbourhood& town, const ImportOptions& options, const ImportListener& listener)
        : town_(town), options_(options), listener_(listener) {}

    void take(ReadRow read, std::int64_t bytes_read) {
        if (auto* refused = std::get_if<RefusedRow>(&read)) {
            refused_.push_back(std::move(*refused));
        } else {
            rows_.push_back(std::get<ImportRow>(std::move(read)));
            twins_.tell_apart(rows_.back());
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
        result_.already += static_cast<std::int64_t>(
            std::erase_if(rows_, [&store](const ImportRow& row) { return was_taken(store, row); }));
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
            } else if (answers[at]->get<bool>()) {
                ++result_.already;
            } else {
                ++result_.taken;
            }
        }
    }

    journal::Work work_of(const ImportRow& row) {
        const auto heard = options_.public_already ? Heard::InPublic : Heard::ByUs;
        return [row, heard](journal::Turn& turn) -> base::Result<nlohmann::json> {
            const auto taken = take_row(turn, row, heard);
            return taken ? base::Result<nlohmann::json>(*taken == places::Taken::Already)
                         : base::refusal_of(taken);
        };
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
    Twins twins_;
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
