// A value that a person may have erased: words, names, telephone numbers. The journal holds only
// its salted commitment; the value and its salt lie in a kept table and may be gone. Every reader
// copes.

#pragma once

#include <optional>
#include <string>
#include <utility>

namespace journal {

template <class Value>
class Erasable {
public:
    Erasable() = default;
    explicit Erasable(Value value) : value_(std::move(value)) {}

    // What a reader finds when it was erased, or was not loaded.
    [[nodiscard]] static Erasable gone(const std::string& commitment) {
        Erasable erasable;
        erasable.commitment_ = commitment;
        return erasable;
    }

    [[nodiscard]] const std::optional<Value>& read() const { return value_; }

    // Puts the kept value back, when there is one.
    void load(std::optional<Value> value) { value_ = std::move(value); }

    // 64 hexadecimal digits once read from the journal; empty before.
    [[nodiscard]] const std::string& commitment() const { return commitment_; }

private:
    std::optional<Value> value_;
    std::string commitment_;
};

using ErasableText = Erasable<std::string>;

} // namespace journal
