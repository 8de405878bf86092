// For tests: an XLSX made by hand, so that a test may say what no spreadsheet would write.

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

namespace sheets {

using PackedFile = std::pair<std::string, std::string>; // Its name and what it holds.

enum class Packing { Deflated, Stored };

inline std::string packed(const std::vector<PackedFile>& files,
                          Packing packing = Packing::Deflated) {
    std::string bytes;
    archive* made = archive_write_new();
    archive_write_set_format_zip(made);
    if (packing == Packing::Stored) {
        archive_write_zip_set_compression_store(made);
    }
    const auto append = [](archive*, void* to, const void* from, std::size_t size) {
        static_cast<std::string*>(to)->append(static_cast<const char*>(from), size);
        return static_cast<la_ssize_t>(size);
    };
    archive_write_set_bytes_in_last_block(made, 1);
    archive_write_open(made, &bytes, nullptr, append, nullptr);
    for (const auto& [name, content] : files) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(made, entry);
        archive_write_data(made, content.data(), content.size());
        archive_entry_free(entry);
    }
    archive_write_close(made);
    archive_write_free(made);
    return bytes;
}

inline const PackedFile workbook_file = {
    "xl/workbook.xml",
    R"(<workbook><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>)"};
inline const PackedFile relations_file = {
    "xl/_rels/workbook.xml.rels",
    R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>)"};

// A sheet with these rows, and whatever files stand beside it.
inline std::vector<PackedFile> files_with_rows(std::string_view rows,
                                               const std::vector<PackedFile>& beside = {}) {
    std::vector<PackedFile> files = {workbook_file, relations_file};
    files.emplace_back("xl/worksheets/sheet1.xml",
                       "<worksheet><sheetData>" + std::string(rows) + "</sheetData></worksheet>");
    files.insert(files.end(), beside.begin(), beside.end());
    return files;
}

} // namespace sheets
