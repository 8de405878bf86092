// Plain sockets that listen: for the waiting room, and to learn whether an address is still free
// before anything is done for the sake of it.

#pragma once

#include "web/server.hpp"

namespace app {

// A listening socket, to be closed by the caller; -1, and `errno` says why, where there can't be
// one.
[[nodiscard]] int listen_on(const web::Listen& where);

// Whether another program listens there. What can't be listened on at all is the server's to say.
[[nodiscard]] bool is_taken(const web::Listen& where);

} // namespace app
