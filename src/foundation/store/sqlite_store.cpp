#include "store/dialect.hpp"
#include "store/furnished_store.hpp"
#include "store/sqlite_connection.hpp"

namespace store {

namespace {

namespace fs = std::filesystem;

class SqliteStore final : public FurnishedStore {
public:
    SqliteStore(fs::path file, Durability durability)
        : file_(std::move(file)), durability_(durability) {
        const bool is_new = !fs::exists(file_);
        const auto writer = open_writer();
        writer->script(to_sqlite(create_made_tables));
        if (is_new) {
            // Neighbours' words are for the operator's eyes only.
            fs::permissions(file_, fs::perms::owner_read | fs::perms::owner_write);
        }
    }

    std::int64_t size_in_bytes() const override {
        std::int64_t bytes = 0;
        for (const char* suffix : {"", "-wal"}) {
            std::error_code missing;
            const auto size = fs::file_size(file_.string() + suffix, missing);
            bytes += missing ? 0 : static_cast<std::int64_t>(size);
        }
        return bytes;
    }

    // A file is owned by whoever has its folder's lock.
    std::optional<std::string> other_writer() override { return std::nullopt; }

protected:
    std::unique_ptr<Connection> connect(Use use, TableNames caches) const override {
        return connect_sqlite({file_, use, durability_, std::move(caches)});
    }

    TableNames names_of(Connection& connection, Made made) const override {
        return names_in_sqlite(connection, made == Made::Tables ? "table" : "index");
    }

    std::string translated(const std::string& create) const override { return to_sqlite(create); }

private:
    fs::path file_;
    Durability durability_;
};

} // namespace

std::unique_ptr<Store> open_sqlite(const fs::path& folder, Durability durability) {
    fs::create_directories(folder);
    return std::make_unique<SqliteStore>(folder / "songyuan.db", durability);
}

} // namespace store
