// What happened between the citizens' hotline (12345) and us: files of work orders that came, each
// order taken or refused, what is due to be reported, and the files of answers that went out.
// An order's number is its file number in another office: it stays for good, so that everybody can
// prove that nothing was lost. What stood in a refused row is erasable.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "calendar/moment.hpp"
#include "journal/erasable.hpp"
#include "voices/events.hpp"

namespace work_orders {

using calendar::Moment;
using ExchangeId = base::Id<struct ExchangeKind>;
using ReportId = base::Id<struct ReportKind>;

// What a file is, by its content.
enum class FileKind { Xlsx, Json, Csv };
[[nodiscard]] std::span<const std::string_view> enum_names(FileKind);

// What the hotline hears of an order. The first four end it; Reopened takes it up again; Extended
// moves its date.
enum class Outcome { Answered, Unresolved, Returned, Withdrawn, Reopened, Extended };
[[nodiscard]] std::span<const std::string_view> enum_names(Outcome);

// How their files are read and ours written, from now on; the text is TOML.
struct WorkOrderFormatSet {
    static constexpr std::string_view kind = "work_order_format_set";

    std::int64_t version = 0;
    std::string document;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("version", self.version);
        field("document", self.document);
    }
};

// A row became a report.
struct WorkOrderTaken {
    static constexpr std::string_view kind = "work_order_taken";

    ExchangeId exchange;
    std::int64_t line = 0;
    std::string number;
    voices::VoiceId voice;
    std::optional<Moment> answer_by; // Theirs, where the file has one.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("exchange", self.exchange);
        field("line", self.line);
        field("number", self.number);
        field("voice", self.voice);
        field("answer_by", self.answer_by);
    }
};

// The same number came again and said more: that was added to the report.
struct WorkOrderAddedTo {
    static constexpr std::string_view kind = "work_order_added_to";

    ExchangeId exchange;
    std::int64_t line = 0;
    std::string number;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("exchange", self.exchange);
        field("line", self.line);
        field("number", self.number);
    }
};

// What stands in for a {name} of a sentence.
struct ReasonArgument {
    std::string name;
    std::string value;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("name", self.name);
        field("value", self.value);
    }
};

// A row that was not taken, and why: a catalogue's key with its arguments, which quote nobody.
struct WorkOrderRefused {
    static constexpr std::string_view kind = "work_order_refused";

    ExchangeId exchange;
    std::int64_t line = 0;
    std::string number; // Empty where the row has none that can be read.
    std::string reason;
    std::vector<ReasonArgument> arguments;
    journal::ErasableText cells; // The row as it stood, a JSON array of texts.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("exchange", self.exchange);
        field("line", self.line);
        field("number", self.number);
        field("reason", self.reason);
        field("arguments", self.arguments);
        field("cells", self.cells);
    }
};

// A file came, and this became of its rows; recorded after them.
struct WorkOrdersReceived {
    static constexpr std::string_view kind = "work_orders_received";

    ExchangeId id;
    FileKind file = FileKind::Xlsx;
    std::vector<std::string> heading; // Their columns, as refused rows go back.
    std::int64_t rows = 0;
    std::int64_t taken = 0;
    std::int64_t added = 0; // To orders that were here.
    std::int64_t again = 0; // Here already, nothing new.
    std::int64_t refused = 0;
    std::optional<Moment> forgets_before; // What rows refused before this held is forgotten.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("file", self.file);
        field("heading", self.heading);
        field("rows", self.rows);
        field("taken", self.taken);
        field("added", self.added);
        field("again", self.again);
        field("refused", self.refused);
        field("forgets_before", self.forgets_before);
    }
};

// Something the hotline must hear, because of an entry about the order's case.
struct WorkOrderReportDue {
    static constexpr std::string_view kind = "work_order_report_due";

    ReportId id;
    std::string number;
    Outcome outcome = Outcome::Answered;
    journal::Sequence cause = 0;
    journal::Sequence words = 0; // The entry in which its words stand; 0: it has none.
    std::string code;            // Of a return: why, in our word.
    std::int64_t case_number = 0;
    std::optional<Moment> due; // Of an extension: the new date.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("number", self.number);
        field("outcome", self.outcome);
        field("cause", self.cause);
        field("words", self.words);
        field("code", self.code);
        field("case_number", self.case_number);
        field("due", self.due);
    }
};

// What caused a report was undone before anybody heard of it.
struct WorkOrderReportDropped {
    static constexpr std::string_view kind = "work_order_report_dropped";

    ReportId id;
    std::string number;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("number", self.number);
    }
};

// A file of answers went out with these reports; each goes out once, and its file can be written
// again.
struct WorkOrderAnswersGiven {
    static constexpr std::string_view kind = "work_order_answers_given";

    ExchangeId id;
    FileKind file = FileKind::Xlsx;
    std::vector<ReportId> reports;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("file", self.file);
        field("reports", self.reports);
    }
};

} // namespace work_orders
