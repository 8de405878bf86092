// What this room does from the command line: `songyuan import voices FILE`.

#pragma once

#include "cli/verbs.hpp"

namespace voices {

[[nodiscard]] cli::Verb import_voices_verb();

} // namespace voices
