// The records of a CSV file, read line by line, whatever its size. A quote that is never closed
// must not swallow the file: its line alone is refused, and what was read after it is read again.

#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "voices/import_lines.hpp"

namespace voices {

class CsvRecords {
public:
    explicit CsvRecords(FileLines& lines) : lines_(lines) {}

    struct Record {
        std::size_t line = 0;
        std::vector<std::string> cells;
        std::string whole;
        const char* broken = nullptr; // The key that says why there are no cells.
    };

    [[nodiscard]] std::optional<Record> next();

    void put_back(FileLine line) { again_.push_front(std::move(line)); }

private:
    [[nodiscard]] std::optional<FileLine> next_line();

    FileLines& lines_;
    std::deque<FileLine> again_;
};

} // namespace voices
