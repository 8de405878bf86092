// The notary holds the key that heads are signed with, and signs. One for as long as the program
// runs; without a key, in a verb beside a server, it signs nothing. Every thread may use it.

#pragma once

#include <memory>
#include <mutex>

#include "calendar/moment.hpp"
#include "journal/turn.hpp"
#include "journal/writer.hpp"
#include "proof/heads.hpp"
#include "proof/leaf_places.hpp"

namespace proof {

// A head and the key that signed it: a moment later another key may be in use.
struct FreshHead {
    SignedHead head;
    std::string public_key; // DER.
};

class Notary {
public:
    // Before anybody asks: heads are signed with this key, and `clock` tells when.
    void take(SigningKey key, calendar::Clock clock);

    // The same clock, another key.
    void change_key(SigningKey key);

    [[nodiscard]] std::string public_key() const; // Of the key in use.

    // The head of the store as its snapshot shows it. The moment is never before the last entry's.
    [[nodiscard]] FreshHead sign_head(store::Connection& store, calendar::Moment now) const;

    // Keeps the heads that are due: run after commits.
    journal::Fed keep_heads(store::Connection& writer) const;

    // Keeps the head at this size, if it isn't kept yet.
    void keep_head_at(store::Connection& writer, std::int64_t size, calendar::Moment now) const;

    [[nodiscard]] LeafPlaces& leaf_places() { return leaf_places_; }

private:
    [[nodiscard]] std::shared_ptr<const SigningKey> key() const;

    mutable std::mutex mutex_;
    std::shared_ptr<const SigningKey> key_; // Somebody may be signing with it while it is changed.
    calendar::Clock clock_;
    LeafPlaces leaf_places_;
};

// Records that this key is in use now, unless it is already.
void take_into_use(journal::Turn& turn, const SigningKey& key);

} // namespace proof
