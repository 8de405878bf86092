#include "proof/notary.hpp"

#include <algorithm>

#include "journal/marks.hpp"
#include "proof/records.hpp"

namespace proof {
namespace {

constexpr int heads_a_feed_max = 64;

calendar::Moment last_moment(store::Connection& store, std::int64_t size) {
    const auto last = journal::find_entry(store, size);
    return last ? last->entry.at : calendar::Moment{};
}

// Which head is wanted, and when.
struct Wanted {
    std::int64_t size;
    calendar::Moment now;
};

SignedHead sign_tree(store::Connection& store, const Wanted& wanted, const SigningKey& key) {
    const journal::Head tree{wanted.size, journal::root(wanted.size, journal::nodes_in(store))};
    return sign(tree, std::max(wanted.now, last_moment(store, wanted.size)), key);
}

void sign_and_keep(store::Connection& writer, const Wanted& wanted, const SigningKey& key) {
    const auto known = find_log_key(writer, key.public_key());
    base::ensure(known.has_value(), "a key is recorded before it signs");
    keep_head(writer, sign_tree(writer, wanted, key), known->number);
}

} // namespace

void Notary::take(SigningKey key, calendar::Clock clock) {
    clock_ = std::move(clock);
    change_key(std::move(key));
}

void Notary::change_key(SigningKey key) {
    auto taken = std::make_shared<const SigningKey>(std::move(key));
    const std::lock_guard lock(mutex_);
    key_ = std::move(taken);
}

std::shared_ptr<const SigningKey> Notary::key() const {
    const std::lock_guard lock(mutex_);
    return key_;
}

std::string Notary::public_key() const {
    const auto with = key();
    base::ensure(with != nullptr, "whoever serves a log has its key");
    return with->public_key();
}

FreshHead Notary::sign_head(store::Connection& store, calendar::Moment now) const {
    const auto with = key();
    base::ensure(with != nullptr, "whoever serves a log has its key");
    return {sign_tree(store, {journal::size(store), now}, *with), with->public_key()};
}

journal::Fed Notary::keep_heads(store::Connection& writer) const {
    const auto with = key();
    if (with == nullptr) {
        return journal::Fed::All;
    }
    const auto now = clock_() + journal::clock_ahead(writer);
    const auto entries = journal::size(writer);
    for (int kept = 0; kept < heads_a_feed_max; ++kept) {
        const auto last = last_kept_head(writer);
        const auto size =
            next_head_size(last ? std::optional(last->head) : std::nullopt, entries, now);
        if (!size) {
            return journal::Fed::All;
        }
        sign_and_keep(writer, {*size, now}, *with);
    }
    return journal::Fed::More;
}

void Notary::keep_head_at(store::Connection& writer,
                          std::int64_t size,
                          calendar::Moment now) const {
    const auto with = key();
    base::ensure(with != nullptr, "whoever keeps heads has the log's key");
    if (!kept_head(writer, size)) {
        sign_and_keep(writer, {size, now}, *with);
    }
}

void take_into_use(journal::Turn& turn, const SigningKey& key) {
    const auto last = log_key_in_use(turn.store());
    if (last && last->public_key == key.public_key()) {
        return;
    }
    turn.record(LogKeyTaken{last ? last->number + 1 : 1, journal::to_hex(key.public_key())});
}

} // namespace proof
