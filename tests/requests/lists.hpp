// What the tests of lists share: a spreadsheet that is handed out, and one to bring.

#pragma once

#include "sheets/table.hpp"
#include "tests/requests/requests.hpp"

namespace tests {

using Cells = std::vector<std::string>;

class Lists : public Requests {
protected:
    std::vector<Cells> rows_of(const std::string& address, const Asker& asker = {}) {
        const auto answered = street_.get(address, asker);
        EXPECT_EQ(answered.status, 200) << address;
        EXPECT_EQ(answered.headers.at("Content-Type"), sheets::content_type);
        std::vector<Cells> rows;
        const auto read = sheets::read_workbook(answered.body).value();
        rows.reserve(read.size());
        for (const auto& row : read) {
            rows.push_back(row.cells);
        }
        return rows;
    }

    // The first row names the columns.
    static std::string xlsx(const std::vector<Cells>& rows) {
        sheets::Sheet sheet{"1", {}, {}, {}};
        for (const auto& title : rows.front()) {
            sheet.columns.push_back({title});
        }
        for (std::size_t at = 1; at < rows.size(); ++at) {
            sheet.rows.emplace_back(rows[at].begin(), rows[at].end());
        }
        return sheets::write_workbook(sheet);
    }
};

} // namespace tests
