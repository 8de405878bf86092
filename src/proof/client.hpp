// Asks a log at its address what a witness needs to know, and hands in what the witness says. Every
// answer is read by its bounds; what can't be reached or read is a refusal.

#pragma once

#include <string>
#include <vector>

#include "proof/witness.hpp"

namespace proof {

class Client {
public:
    // "https://street.example", without a slash at its end.
    explicit Client(std::string site) : site_(std::move(site)) {}

    // The head of now, with the key that the log names as its own.
    [[nodiscard]] base::Result<Seen> head() const;

    [[nodiscard]] base::Result<std::vector<journal::Hash>> consistency(std::int64_t first,
                                                                       std::int64_t second) const;

    // Refuses when the log does not know this witness.
    [[nodiscard]] base::Result<bool> hand_in(const Vouching& vouching,
                                             std::string_view witness_key) const;

private:
    [[nodiscard]] base::Result<nlohmann::json> get(const std::string& path) const;

    std::string site_;
};

} // namespace proof
