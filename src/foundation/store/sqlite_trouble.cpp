#include <cerrno>

#include <sqlite3.h>

#include "store/sqlite_connection.hpp"

namespace store {
namespace {

bool is_no_room(int system_error) {
    return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

} // namespace

Trouble trouble_of(int code, int system_error) {
    switch (code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return Trouble::Busy;
        case SQLITE_FULL:
            return Trouble::Full;
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN:
            return is_no_room(system_error) ? Trouble::Full : Trouble::Other;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return Trouble::Damaged;
    }
    return Trouble::Other;
}

} // namespace store
