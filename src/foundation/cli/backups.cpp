#include "cli/backups.hpp"

#include <fstream>

#include <nlohmann/json.hpp>

#include "base/fault.hpp"
#include "store/copies.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;

fs::path note_in(const fs::path& folder) {
    return folder / "last-backup.json";
}

} // namespace

void note_backup(const fs::path& folder, const Backup& made) {
    const auto part = store::unfinished(note_in(folder));
    std::ofstream note(part, std::ios::trunc);
    note << nlohmann::ordered_json{{"at", calendar::to_milliseconds(made.at)},
                                   {"entries", made.entries},
                                   {"root", made.root}}
                .dump()
         << '\n';
    note.close();
    if (!note) {
        throw base::Fault(part.string() + " can't be written");
    }
    store::rename_durably(part, note_in(folder));
}

std::optional<Backup> last_backup(const fs::path& folder) {
    std::ifstream file(note_in(folder));
    const auto note = nlohmann::json::parse(file, nullptr, false);
    if (!note.is_object() || !note.contains("at") || !note["at"].is_number_integer() ||
        !note.contains("entries") || !note["entries"].is_number_integer()) {
        return std::nullopt;
    }
    return Backup{calendar::from_milliseconds(note["at"].get<std::int64_t>()),
                  note["entries"].get<std::int64_t>(),
                  note.value("root", "")};
}

} // namespace cli
