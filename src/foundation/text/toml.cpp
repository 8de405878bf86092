#define TOML_IMPLEMENTATION
#include "text/toml.hpp"
