// What is thrown: a Fault when the machine let us down, a BrokenPromise when our own code did.
//
// Both are caught at the edges only: web, cli, app and the journal's writer.

#pragma once

#include <stdexcept>

namespace base {

class Fault : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class BrokenPromise : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

// States what must be true here. It stays on in release builds: a wrong answer recorded forever
// costs more than one failed request. Each promise is its own sentence, so it can be searched for.
inline void ensure(bool holds, const char* promise) {
    if (!holds) {
        throw BrokenPromise(promise);
    }
}

} // namespace base
