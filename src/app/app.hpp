// The app furnishes the house: it installs every room, reads the real clock and the real dice, and
// runs the verb that was asked for, `serve` among them.

#pragma once

namespace app {

// The exit code of the process.
[[nodiscard]] int run(int argument_count, char** arguments);

} // namespace app
