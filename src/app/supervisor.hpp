// Whoever started the server may want to hear of it: systemd names a socket in NOTIFY_SOCKET and
// waits there for the word that it is ready. Without such a name nothing is said.

#pragma once

#include <string_view>

namespace app {

enum class Word { Ready, Stopping };

void tell_supervisor(Word word);

} // namespace app
