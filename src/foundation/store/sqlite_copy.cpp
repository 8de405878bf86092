#include <cerrno>

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/copies.hpp"
#include "store/sqlite_connection.hpp"

namespace store {

namespace {

namespace fs = std::filesystem;

// So many pages between two words about the progress: 4 MB.
constexpr int pages_a_step = 1024;
constexpr int patience_milliseconds = 2000;

bool is_no_room(int code, int system_error) {
    return (code & 0xff) == SQLITE_FULL || system_error == ENOSPC || system_error == EDQUOT ||
           system_error == EFBIG;
}

// A file descriptor that is closed when nobody needs it any more.
class OpenFile {
public:
    OpenFile(const fs::path& path, int flags)
        : path_(path), file_(::open(path.c_str(), flags | O_CLOEXEC, S_IRUSR | S_IWUSR)) {
        if (file_ < 0) {
            fail("can't be opened");
        }
    }
    ~OpenFile() { ::close(file_); }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    OpenFile(OpenFile&&) = delete;
    OpenFile& operator=(OpenFile&&) = delete;

    void make_durable() {
        if (::fsync(file_) != 0) {
            fail("can't be made durable");
        }
    }

private:
    [[noreturn]] void fail(const char* what) const {
        const auto trouble = is_no_room(SQLITE_OK, errno) ? Trouble::Full : Trouble::Other;
        throw StoreFault(trouble, fmt::format("{} {}", path_.string(), what));
    }

    fs::path path_;
    int file_;
};

// A bare connection: copying pages is no statement, and SOCI has no word for it.
class Pages {
public:
    Pages(const fs::path& file, int flags) : file_(file) {
        const int code = sqlite3_open_v2(file.c_str(), &handle_, flags, nullptr);
        if (code != SQLITE_OK) {
            const std::string why = sqlite3_errstr(code);
            sqlite3_close(handle_);
            throw StoreFault(Trouble::Other, fmt::format("{}: {}", file.string(), why));
        }
        sqlite3_busy_timeout(handle_, patience_milliseconds);
    }
    ~Pages() { sqlite3_close(handle_); }
    Pages(const Pages&) = delete;
    Pages& operator=(const Pages&) = delete;
    Pages(Pages&&) = delete;
    Pages& operator=(Pages&&) = delete;

    void execute(const char* statements) {
        const int code = sqlite3_exec(handle_, statements, nullptr, nullptr, nullptr);
        if (code != SQLITE_OK) {
            fail(code);
        }
    }

    void take_from(Pages& source, const Copied& progress) {
        sqlite3_backup* copying = sqlite3_backup_init(handle_, "main", source.handle_, "main");
        if (copying == nullptr) {
            fail(sqlite3_errcode(handle_));
        }
        int code = SQLITE_OK;
        while (code == SQLITE_OK) {
            code = sqlite3_backup_step(copying, pages_a_step);
            const auto all = sqlite3_backup_pagecount(copying);
            progress(all - sqlite3_backup_remaining(copying), all);
        }
        // What a step met is told by the step; finishing only repeats it.
        sqlite3_backup_finish(copying);
        if (code != SQLITE_DONE) {
            fail(code);
        }
    }

private:
    [[noreturn]] void fail(int code) const {
        const bool is_damaged = (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
        const auto trouble = is_no_room(code, sqlite3_system_errno(handle_)) ? Trouble::Full
                             : is_damaged                                    ? Trouble::Damaged
                                                                             : Trouble::Other;
        throw StoreFault(trouble, fmt::format("{}: {}", file_.string(), sqlite3_errstr(code)));
    }

    fs::path file_;
    sqlite3* handle_ = nullptr;
};

void make_empty(const fs::path& file) {
    for (const char* suffix : {"", "-journal", "-wal", "-shm"}) {
        fs::remove(file.string() + suffix);
    }
    const OpenFile made(file, O_RDWR | O_CREAT | O_EXCL);
}

} // namespace

fs::path unfinished(const fs::path& file) {
    return file.string() + ".part";
}

void copy_sqlite(const fs::path& from, const fs::path& to, const Copied& progress) {
    Pages source(from, SQLITE_OPEN_READONLY);
    // One snapshot for all steps: without it the copy would begin again after each commit.
    source.execute("BEGIN; SELECT count(*) FROM sqlite_master");
    make_empty(to);
    {
        Pages copy(to, SQLITE_OPEN_READWRITE);
        copy.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
        copy.take_from(source, progress);
        // The copy needs no second file beside it.
        copy.execute("PRAGMA journal_mode = DELETE");
    }
    OpenFile(to, O_RDONLY).make_durable();
}

std::unique_ptr<Connection> open_copy(const fs::path& file) {
    return connect_sqlite({file, Use::Read, Durability::Full, {}});
}

void rename_durably(const fs::path& from, const fs::path& to) {
    fs::rename(from, to);
    OpenFile(to.has_parent_path() ? to.parent_path() : ".", O_RDONLY | O_DIRECTORY).make_durable();
}

} // namespace store
