#include "sheets/sheet.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/fault.hpp"
#include "text/normalise.hpp"

namespace sheets {

namespace {

// What a cell takes, and a tab.
constexpr std::size_t cell_characters_max = 32'000;
constexpr std::size_t tab_characters_max = 31;

// In widths of a digit. Who reads a column wider than this turns it by hand.
constexpr int width_min = 8;
constexpr int width_max = 60;
constexpr int width_of_time = 17;
constexpr int width_of_filter = 3;
constexpr std::size_t rows_measured = 1'000;

// The library writes to a named file. This one has a name and lies in memory: what somebody exports
// is never left on a disk.
class MemoryFile {
public:
    MemoryFile() : descriptor_(memfd_create("sheet", MFD_CLOEXEC)) {
        if (descriptor_ < 0) {
            throw base::Fault(std::string("no memory for a sheet: ") + std::strerror(errno));
        }
    }
    ~MemoryFile() { close(descriptor_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    MemoryFile(MemoryFile&&) = delete;
    MemoryFile& operator=(MemoryFile&&) = delete;

    [[nodiscard]] std::string name() const {
        return "/proc/self/fd/" + std::to_string(descriptor_);
    }

    [[nodiscard]] std::string bytes() const {
        std::string all;
        std::array<char, 64 * 1024> piece{};
        while (true) {
            const auto got =
                pread(descriptor_, piece.data(), piece.size(), static_cast<off_t>(all.size()));
            if (got < 0) {
                throw base::Fault(std::string("a sheet can't be read back: ") +
                                  std::strerror(errno));
            }
            if (got == 0) {
                return all;
            }
            all.append(piece.data(), static_cast<std::size_t>(got));
        }
    }

private:
    int descriptor_;
};

bool is_hexadecimal(char letter) {
    return std::string_view("0123456789abcdefABCDEF").find(letter) != std::string_view::npos;
}

// XLSX reads "_x0041_" as the letter A: such words say that they mean themselves.
std::string with_escapes(std::string text) {
    constexpr std::string_view underline = "_x005F";
    for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
        const auto digits = std::string_view(text).substr(at + 2, 4);
        const bool is_escape = digits.size() == 4 && std::ranges::all_of(digits, is_hexadecimal) &&
                               text.size() > at + 6 && text[at + 6] == '_';
        if (is_escape) {
            text.insert(at, underline);
            at += underline.size();
        }
    }
    return text;
}

std::string cell_text(const std::string& given) {
    const std::string text = text::is_utf8(given) ? text::tidy(given) : std::string();
    return with_escapes(
        text::length(text) > cell_characters_max ? text::shorten(text, cell_characters_max) : text);
}

std::string tab_name(std::string name) {
    for (char& letter : name) {
        letter =
            std::string_view("[]:*?/\\'").find(letter) == std::string_view::npos ? letter : ' ';
    }
    name = text::tidy(name);
    return name.empty() ? "1" : text::shorten(name, tab_characters_max - 1);
}

// A Chinese character is as wide as two digits.
int width_of(std::string_view text) {
    constexpr char32_t first_wide = 0x1100;
    int width = 0;
    for (std::size_t at = 0; at < text.size();) {
        width += text::next_character(text, at) < first_wide ? 1 : 2;
    }
    return width;
}

lxw_datetime date_of(calendar::OfficeDay day) {
    const std::chrono::year_month_day date{day};
    lxw_datetime written{};
    written.year = static_cast<int>(date.year());
    written.month = static_cast<int>(static_cast<unsigned>(date.month()));
    written.day = static_cast<int>(static_cast<unsigned>(date.day()));
    return written;
}

class Writing {
public:
    Writing(const Sheet& sheet, const std::string& name)
        : sheet_(sheet),
          book_(workbook_new(name.c_str())),
          page_(workbook_add_worksheet(book_, tab_name(sheet.name).c_str())) {
        base::ensure(page_ != nullptr, "a tab has a name that spreadsheets take");
        lxw_doc_properties properties{};
        properties.created =
            std::chrono::duration_cast<std::chrono::seconds>(sheet.made.time_since_epoch()).count();
        workbook_set_properties(book_, &properties);
    }

    void write() {
        write_columns();
        write_heading();
        for (std::size_t row = 0; row < sheet_.rows.size(); ++row) {
            base::ensure(sheet_.rows[row].size() <= sheet_.columns.size(),
                         "every cell stands below a title");
            for (std::size_t column = 0; column < sheet_.rows[row].size(); ++column) {
                write_cell(row, column);
            }
        }
        set_up_printing();
        const auto error = workbook_close(book_);
        if (error != LXW_NO_ERROR) {
            throw base::Fault(std::string("a sheet can't be written: ") + lxw_strerror(error));
        }
    }

private:
    static lxw_row_t below_heading(std::size_t row) { return static_cast<lxw_row_t>(row + 1); }

    lxw_format* format(const char* code) {
        lxw_format* made = workbook_add_format(book_);
        format_set_num_format(made, code);
        format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
        return made;
    }

    lxw_format* format_of(Holds holds) {
        switch (holds) {
            case Holds::Text:
                return text_;
            case Holds::Number:
                return number_;
            case Holds::Day:
                return day_;
            case Holds::Time:
                return time_;
        }
        return text_;
    }

    int width_of_column(std::size_t column) const {
        if (sheet_.columns[column].holds == Holds::Time) {
            return width_of_time;
        }
        int widest = width_of(sheet_.columns[column].title) + width_of_filter;
        for (std::size_t row = 0; row < std::min(sheet_.rows.size(), rows_measured); ++row) {
            if (column < sheet_.rows[row].size()) {
                const auto* text = std::get_if<std::string>(&sheet_.rows[row][column]);
                widest = std::max(widest, text == nullptr ? 0 : width_of(*text) + 1);
            }
        }
        return std::clamp(widest, width_min, width_max);
    }

    void write_columns() {
        for (std::size_t at = 0; at < sheet_.columns.size(); ++at) {
            const auto column = static_cast<lxw_col_t>(at);
            worksheet_set_column(
                page_, column, column, width_of_column(at), format_of(sheet_.columns[at].holds));
        }
    }

    void write_heading() {
        lxw_format* heading = format("@");
        format_set_bold(heading);
        format_set_bg_color(heading, 0xE6EFE9);
        format_set_bottom(heading, LXW_BORDER_THIN);
        for (std::size_t at = 0; at < sheet_.columns.size(); ++at) {
            worksheet_write_string(page_,
                                   0,
                                   static_cast<lxw_col_t>(at),
                                   cell_text(sheet_.columns[at].title).c_str(),
                                   heading);
        }
        worksheet_freeze_panes(page_, 1, 0);
        worksheet_autofilter(page_,
                             0,
                             0,
                             static_cast<lxw_row_t>(sheet_.rows.size()),
                             static_cast<lxw_col_t>(sheet_.columns.size() - 1));
    }

    void write_cell(std::size_t row, std::size_t at) {
        const auto line = below_heading(row);
        const auto column = static_cast<lxw_col_t>(at);
        const Cell& cell = sheet_.rows[row][at];
        if (const auto* text = std::get_if<std::string>(&cell)) {
            worksheet_write_string(page_, line, column, cell_text(*text).c_str(), text_);
        } else if (const auto* number = std::get_if<std::int64_t>(&cell)) {
            worksheet_write_number(page_, line, column, static_cast<double>(*number), number_);
        } else if (const auto* day = std::get_if<calendar::OfficeDay>(&cell)) {
            auto date = date_of(*day);
            worksheet_write_datetime(page_, line, column, &date, day_);
        } else if (const auto* moment = std::get_if<calendar::Moment>(&cell)) {
            auto date = date_of(calendar::office_day(*moment));
            const int minutes = static_cast<int>(calendar::wall_clock(*moment).count());
            date.hour = minutes / 60;
            date.min = minutes % 60;
            worksheet_write_datetime(page_, line, column, &date, time_);
        }
    }

    // On A4, as wide as one page, with its heading on each.
    void set_up_printing() {
        constexpr std::uint8_t a4 = 9;
        worksheet_set_landscape(page_);
        worksheet_set_paper(page_, a4);
        worksheet_fit_to_pages(page_, 1, 0);
        worksheet_repeat_rows(page_, 0, 0);
        worksheet_set_footer(page_, "&C&P / &N");
    }

    const Sheet& sheet_;
    lxw_workbook* book_;
    lxw_worksheet* page_;
    lxw_format* text_ = format("@");
    lxw_format* number_ = format("0");
    lxw_format* day_ = format("yyyy-mm-dd");
    lxw_format* time_ = format("yyyy-mm-dd hh:mm");
};

} // namespace

std::string write_workbook(const Sheet& sheet) {
    base::ensure(!sheet.columns.empty(), "a table has a column");
    const MemoryFile file;
    Writing(sheet, file.name()).write();
    return file.bytes();
}

} // namespace sheets
