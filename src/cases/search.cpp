#include "cases/search.hpp"

#include <algorithm>
#include <array>

#include "cases/case.hpp"
#include "cases/records_words.hpp"
#include "journal/read.hpp"
#include "places/places.hpp"
#include "store/text_index.hpp"
#include "text/normalise.hpp"
#include "voices/voices.hpp"

namespace cases {
namespace {

constexpr int entries_a_feed_max = 1'000;

const store::TextIndex& everything() {
    static const store::TextIndex index("case_words");
    return index;
}

const store::TextIndex& public_text() {
    static const store::TextIndex index("case_public_words");
    return index;
}

// What somebody may look for who does not know a word of it: what it is about, and where.
std::string heading(store::Connection& connection,
                    places::PlaceId place,
                    const std::string& category) {
    std::string words = places::public_name(connection, place);
    for (const auto language : text::languages) {
        words += "\n" + voices::category_name(connection, category, language);
    }
    return words;
}

std::string heading(store::Connection& connection, const Case& current) {
    return heading(connection, current.place, current.category);
}

std::string words_in(const CaseSubmitted& submitted) {
    std::string words = submitted.public_line ? submitted.public_line->read().value_or("") : "";
    return words + "\n" + submitted.answer.read().value_or("");
}

std::string answer_of(store::Connection& connection, const Case& current) {
    const auto answer = journal::find_entry(connection, current.answer_entry);
    return answer ? words_in(journal::read_event<CaseSubmitted>(connection, *answer)) : "";
}

// The resident's own words, or what stands there instead of them.
std::string words_shown(store::Connection& connection, const Case& current) {
    if (current.redaction_entry != 0) {
        return journal::kept_value(connection, current.redaction_entry, 0).value_or("");
    }
    const auto said = voices::words_of(connection, current.voice);
    return said ? said->given_title + "\n" + said->words : "";
}

// What anybody may read of a case as it stands now.
std::string open_words(store::Connection& connection, const Case& current) {
    std::string words = heading(connection, current);
    if (is_answer_open_to_all(current)) {
        words += "\n" + answer_of(connection, current);
    }
    if (current.public_already) {
        words += "\n" + words_shown(connection, current);
    }
    return words;
}

// After these a case may show the public more or less than before.
bool changes_what_is_open(std::string_view kind) {
    static constexpr std::array<std::string_view, 11> kinds = {CaseChecked::kind,
                                                               CaseSentBack::kind,
                                                               CaseRehandled::kind,
                                                               CaseAssigned::kind,
                                                               CaseHandedOver::kind,
                                                               CaseMerged::kind,
                                                               CaseClosedUnresolved::kind,
                                                               NoActionConfirmed::kind,
                                                               CaseWithdrawn::kind,
                                                               CategoryOverridden::kind,
                                                               ActUndone::kind};
    return std::ranges::find(kinds, kind) != kinds.end();
}

class Feeder {
public:
    explicit Feeder(store::Connection& writer) : writer_(writer) {}

    void read(const journal::StoredEntry& stored) {
        const auto& kind = stored.entry.kind;
        if (kind == CaseOpened::kind) {
            opened(event_of<CaseOpened>(stored), stored.entry);
        } else if (kind == CaseSplitOff::kind) {
            split_off(event_of<CaseSplitOff>(stored), stored.entry);
        } else if (kind == CaseFollowed::kind) {
            const auto event = event_of<CaseFollowed>(stored);
            put(event.id, stored.entry, said(event.voice), {});
        } else if (kind == CaseSubmitted::kind) {
            const auto event = event_of<CaseSubmitted>(stored);
            put(event.id, stored.entry, words_in(event), {});
        } else if (kind == WordsRedacted::kind) {
            redacted(event_of<WordsRedacted>(stored), stored.entry);
        } else if (changes_what_is_open(kind)) {
            const auto id = journal::with_body_read(stored).event.at("id");
            show_what_is_open(CaseId{id.get<std::int64_t>()});
        } else if (kind == voices::VoiceAddedTo::kind) {
            voice_changed(event_of<voices::VoiceAddedTo>(stored).voice, stored.entry);
        } else if (kind == voices::ContactCorrected::kind) {
            voice_changed(event_of<voices::ContactCorrected>(stored).voice, stored.entry);
        }
    }

private:
    template <class Event>
    Event event_of(const journal::StoredEntry& stored) {
        return journal::read_event<Event>(writer_, stored);
    }

    // A telephone number stands there by its digits too, however it was typed.
    std::string said(voices::VoiceId voice) {
        std::string digits = voices::contact_of(writer_, voice).phone;
        std::erase_if(digits, [](char each) { return each < '0' || each > '9'; });
        return voices::search_text(writer_, voice) + "\n" + digits;
    }

    void opened(const CaseOpened& event, const journal::Entry& entry) {
        const auto current = find(writer_, event.id);
        if (!current) {
            return;
        }
        put(event.id,
            entry,
            heading(writer_, *current) + "\n" + said(event.voice),
            open_words(writer_, *current));
    }

    void split_off(const CaseSplitOff& event, const journal::Entry& entry) {
        const auto current = find(writer_, event.id);
        if (current) {
            const std::string all =
                heading(writer_, *current) + "\n" + event.matter.read().value_or("");
            put(event.id, entry, all, open_words(writer_, *current));
        }
    }

    void redacted(const WordsRedacted& event, const journal::Entry& entry) {
        put(event.id, entry, event.words.read().value_or(""), {});
        show_what_is_open(event.id);
    }

    // The first of a case's rows holds what is open to all, whatever stood there before: what was
    // taken back is not found any more.
    void show_what_is_open(CaseId id) {
        const auto current = find(writer_, id);
        const auto rows = word_rows_of(writer_, id);
        if (!current || rows.empty()) {
            return;
        }
        const auto tokens = text::index_tokens(open_words(writer_, *current));
        for (const auto& row : rows) {
            show_in_row(row, row.row == rows.front().row ? tokens : std::string());
        }
    }

    void show_in_row(const WordRow& row, const std::string& tokens) {
        if (row.public_tokens == tokens) {
            return;
        }
        if (!row.public_tokens.empty()) {
            public_text().take_out(writer_, row.row, row.public_tokens);
        }
        if (!tokens.empty()) {
            public_text().put(writer_, row.row, tokens);
        }
        set_public_tokens(writer_, row.row, tokens);
    }

    void voice_changed(voices::VoiceId voice, const journal::Entry& entry) {
        const auto id = case_of(writer_, voice);
        if (id) {
            put(*id, entry, said(voice), {});
        }
    }

    void put(CaseId id,
             const journal::Entry& entry,
             const std::string& all,
             const std::string& open_to_all) {
        const auto row = free_word_row(writer_, id);
        if (!row) {
            return;
        }
        const WordRow words{
            *row, entry.sequence, text::index_tokens(all), text::index_tokens(open_to_all)};
        insert_word_row(writer_, words);
        if (!words.tokens.empty()) {
            everything().put(writer_, words.row, words.tokens);
        }
        if (!words.public_tokens.empty()) {
            public_text().put(writer_, words.row, words.public_tokens);
        }
    }

    store::Connection& writer_;
};

// Whether a text holds every token of what is looked for, as an index would say.
bool holds(const std::string& text, const std::string& tokens) {
    const std::string all = ' ' + text::index_tokens(text) + ' ';
    std::size_t at = 0;
    while (at < tokens.size()) {
        const std::size_t end = std::min(tokens.find(' ', at), tokens.size());
        if (all.find(' ' + tokens.substr(at, end - at) + ' ') == std::string::npos) {
            return false;
        }
        at = end + 1;
    }
    return true;
}

// A telephone number is found however it is typed: it stands in the index by its digits.
std::string as_indexed(std::string_view typed) {
    const bool is_a_number = typed.find_first_not_of("0123456789 -+") == std::string_view::npos;
    std::string kept(typed);
    if (is_a_number) {
        std::erase_if(kept, [](char each) { return each < '0' || each > '9'; });
    }
    return kept;
}

} // namespace

Found search(store::Connection& connection,
             Searched searched,
             std::string_view typed,
             std::optional<CaseId> before,
             int limit) {
    const std::string tokens = text::query_tokens(as_indexed(typed));
    Found found;
    found.is_searchable = !tokens.empty();
    if (tokens.empty() || words_read_so_far(connection) == 0) {
        return found;
    }
    const auto& index = searched == Searched::Everything ? everything() : public_text();
    auto below = before ? std::optional(before->value * word_parts_a_case_max) : std::nullopt;
    // A case may be found by several of its parts, so a page may take more than one look.
    while (static_cast<int>(found.cases.size()) < limit) {
        const auto rows = index.find(connection, tokens, below, limit);
        for (const auto row : rows) {
            const CaseId id{row / word_parts_a_case_max};
            if (found.cases.empty() || found.cases.back() != id) {
                found.cases.push_back(id);
            }
        }
        if (static_cast<int>(rows.size()) < limit) {
            break;
        }
        below = rows.back();
    }
    found.cases.resize(std::min(found.cases.size(), static_cast<std::size_t>(limit)));
    return found;
}

bool is_told_to_staff(store::Connection& connection, const Case& current, std::string_view typed) {
    const std::string tokens = text::query_tokens(as_indexed(typed));
    std::string said = heading(connection, current) + "\n" + words_shown(connection, current);
    for (const auto& addition : voices::additions_to(connection, current.voice)) {
        said += "\n" + addition.words.value_or("");
    }
    return holds(said, tokens) || holds(answer_of(connection, current), tokens);
}

void forget_words(store::Connection& writer, CaseId id) {
    for (const auto& words : word_rows_of(writer, id)) {
        if (!words.tokens.empty()) {
            everything().take_out(writer, words.row, words.tokens);
        }
        if (!words.public_tokens.empty()) {
            public_text().take_out(writer, words.row, words.public_tokens);
        }
    }
    delete_word_rows(writer, id);
}

bool scrub_indexes(store::Connection& writer) {
    const bool is_clean = everything().scrub(writer);
    return public_text().scrub(writer) && is_clean;
}

void create_indexes(store::Connection& writer) {
    everything().create(writer);
    public_text().create(writer);
}

journal::Fed feed_indexes(store::Connection& writer) {
    const auto read = words_read_so_far(writer);
    if (read == 0) {
        create_indexes(writer);
    }
    const auto entries = journal::entries_from(writer, read + 1, entries_a_feed_max);
    if (entries.empty()) {
        return journal::Fed::All;
    }
    Feeder feeder(writer);
    for (const auto& stored : entries) {
        feeder.read(stored);
    }
    note_words_read(writer, entries.back().entry.sequence);
    return static_cast<int>(entries.size()) < entries_a_feed_max ? journal::Fed::All
                                                                 : journal::Fed::More;
}

} // namespace cases
