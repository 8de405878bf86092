#include "journal/verify.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "journal/hand.hpp"
#include "journal/leaf.hpp"
#include "journal/read.hpp"
#include "journal/records.hpp"
#include "journal/records_verify.hpp"
#include "text/json_string.hpp"

namespace journal {
namespace {

constexpr int entries_a_read = 500;
constexpr int entries_a_commit = 5000;

constexpr std::string_view commitment_opens = R"({"erasable":")";
constexpr std::size_t commitment_digits = 64;

// Takes `expected` off the front; false when something else stands there.
bool skip(std::string_view& rest, std::string_view expected) {
    if (!rest.starts_with(expected)) {
        return false;
    }
    rest.remove_prefix(expected.size());
    return true;
}

// Whether a body is {"actor":…,"at":…,…,"kind":…} with the entry's own moment and kind. No member
// needs to be parsed: an actor holds no quotation mark, and the kind is the last member.
bool agrees(const LeafSource& stored) {
    std::string_view rest = stored.body;
    if (!skip(rest, R"({"actor":")")) {
        return false;
    }
    const auto actor_ends = rest.find('"');
    if (actor_ends == std::string_view::npos) {
        return false;
    }
    rest.remove_prefix(actor_ends);
    const auto at = std::to_string(calendar::to_milliseconds(stored.at));
    if (!skip(rest, R"(","at":)") || !skip(rest, at) || !rest.starts_with(',')) {
        return false;
    }
    std::string ending = R"(,"kind":)";
    text::append_json_string(ending, stored.kind);
    ending += '}';
    return rest.ends_with(ending);
}

// The commitments in a body, in the order of its bytes. Inside a JSON string every quotation mark
// stands behind a backslash, so what opens a commitment is found nowhere else.
std::vector<std::string_view> commitments_in(std::string_view body) {
    std::vector<std::string_view> found;
    auto at = body.find(commitment_opens);
    while (at != std::string_view::npos) {
        at += commitment_opens.size();
        const auto commitment = body.substr(at, body.find('"', at) - at);
        if (commitment.size() == commitment_digits) {
            found.push_back(commitment);
        }
        at = body.find(commitment_opens, at);
    }
    return found;
}

// What is read together: entries, and the kept values of theirs. A photo is large, so they are few.
struct ToVerify {
    Piece entries;
    StoredValues values;
};

// After `done` entries. The values of a number that no entry has come with the next one that is
// there, or with the last.
ToVerify read_to_verify(store::Connection& connection, Sequence done, Sequence all) {
    ToVerify read{piece_from(connection, done + 1, entries_a_read), {}};
    const Sequence last = read.entries.size() == 0 ? all : read.entries.last();
    const Sequence after = done == 0 ? -1 : done;
    read.values = kept_values_of(
        connection, after, last < all ? last : std::numeric_limits<Sequence>::max() - 1);
    return read;
}

// What can be said of an entry by itself, whatever stands before it.
struct ByItself {
    bool agrees = false;
    std::optional<Hash> leaf; // Nothing where its salt is none.
};

// Most of the work: it is shared with another thread.
std::vector<ByItself> look_at_each(const Piece& entries,
                                   const std::string& subdistrict,
                                   Hand& helper) {
    std::vector<ByItself> looked(entries.size());
    const auto look = [&](std::size_t begin, std::size_t end) {
        for (auto at = begin; at < end; ++at) {
            const auto source = entries.at(at).source;
            const auto leaf = leaf_of(source, subdistrict);
            looked[at] = {agrees(source), leaf ? std::optional(leaf_hash(*leaf)) : std::nullopt};
        }
    };
    const auto half = entries.size() / 2;
    auto first_half = helper.ask([&look, half] { look(0, half); });
    look(half, entries.size());
    first_half.get();
    return looked;
}

// Takes a hash off the front; false when it is another.
bool skip_hash(std::string_view& hashes, const Hash& hash) {
    if (hash_from_hex(hashes.substr(0, hash.size() * 2)) != hash) {
        return false;
    }
    hashes.remove_prefix(hash.size() * 2);
    return true;
}

// Walks the journal once, entry by entry, and stops at the first damage.
class Verification {
public:
    Verification(store::Connection& connection, const std::string& subdistrict)
        : connection_(connection), subdistrict_(subdistrict) {}

    // While one piece is looked at the next is read, on a thread of its own.
    Verdict run(const Progress& progress) {
        const Sequence all = size(connection_);
        auto reading = read_ahead(0, all);
        do {
            const auto read = reading.get();
            const Sequence last = read.entries.size() == 0 ? all : read.entries.last();
            if (last < all) {
                reading = read_ahead(last, all);
            }
            verdict_.damage = check_piece(read);
            progress(frontier_.size(), all);
        } while (!verdict_.damage && frontier_.size() < all);
        verdict_.entries = frontier_.size();
        verdict_.root = frontier_.root();
        return verdict_;
    }

private:
    Coming<ToVerify> read_ahead(Sequence done, Sequence all) {
        return reader_.ask([this, done, all] { return read_to_verify(connection_, done, all); });
    }

    std::optional<Damage> check_piece(const ToVerify& read) {
        values_ = &read.values;
        next_value_ = 0;
        const auto looked = look_at_each(read.entries, subdistrict_, helper_);
        for (std::size_t at = 0; at < looked.size(); ++at) {
            if (const auto damage = check(read.entries.at(at), looked[at])) {
                return damage;
            }
        }
        return next_value_ == values_->size()
                   ? std::nullopt
                   : std::optional(Damage{values_->at(next_value_).sequence, Harm::ValueHomeless});
    }

    std::optional<Damage> check(const EntryInPiece& stored, const ByItself& by_itself) {
        const Sequence expected = frontier_.size() + 1;
        if (stored.source.sequence != expected) {
            return Damage{expected, Harm::EntryMissing};
        }
        if (stored.source.at < last_moment_) {
            return Damage{expected, Harm::MomentDecreases};
        }
        last_moment_ = stored.source.at;
        if (!by_itself.agrees) {
            return Damage{expected, Harm::BodyDisagrees};
        }
        if (const auto harm = check_leaf(stored.nodes, by_itself.leaf)) {
            return Damage{expected, *harm};
        }
        return check_values(stored.source);
    }

    std::optional<Harm> check_leaf(std::string_view nodes, const std::optional<Hash>& leaf) {
        if (!leaf || !skip_hash(nodes, *leaf)) {
            return Harm::EntryAltered;
        }
        const auto subtrees = frontier_.append(*leaf);
        for (std::size_t level = 1; level < subtrees.size(); ++level) {
            if (!skip_hash(nodes, subtrees[level])) {
                return Harm::SubtreeAltered;
            }
        }
        return nodes.empty() ? std::nullopt : std::optional(Harm::SubtreeAltered);
    }

    // Each kept value fits a commitment of its own. Which of them belongs to its position is known
    // to the event's code only, so values of one entry that changed places are not noticed here.
    std::optional<Damage> check_values(const LeafSource& stored) {
        auto commitments = commitments_in(stored.body);
        for (; next_value_ < values_->size(); ++next_value_) {
            const auto kept = values_->at(next_value_);
            if (kept.sequence > stored.sequence) {
                break;
            }
            if (kept.sequence < stored.sequence) {
                return Damage{kept.sequence, Harm::ValueHomeless};
            }
            const auto salt = hash_from_hex(kept.salt);
            const auto found =
                salt ? std::ranges::find(commitments,
                                         std::optional(sha256(as_bytes(*salt), kept.value)),
                                         hash_from_hex)
                     : commitments.end();
            if (found == commitments.end()) {
                return Damage{stored.sequence, Harm::ValueAltered};
            }
            commitments.erase(found);
            ++verdict_.values;
        }
        verdict_.erased += static_cast<std::int64_t>(commitments.size());
        return std::nullopt;
    }

    store::Connection& connection_;
    const std::string& subdistrict_;
    const StoredValues* values_ = nullptr; // Of the piece that is looked at.
    std::size_t next_value_ = 0;
    Frontier frontier_;
    calendar::Moment last_moment_ = calendar::Moment::min();
    Verdict verdict_;
    Hand reader_;
    Hand helper_;
};

// An entry on its way into the cache.
struct Replayed {
    StoredEntry stored;
    ReadEntry read;
};

std::vector<Replayed> read_chunk(store::Connection& from, Sequence first) {
    std::vector<Replayed> chunk;
    for (auto& stored : entries_from(from, first, entries_a_commit)) {
        auto read = with_body_read(stored);
        chunk.push_back({std::move(stored), std::move(read)});
    }
    return chunk;
}

} // namespace

std::string_view name_of(Harm harm) {
    static constexpr std::array<std::string_view, 7> names = {"entry_missing",
                                                              "moment_decreases",
                                                              "body_disagrees",
                                                              "entry_altered",
                                                              "subtree_altered",
                                                              "value_altered",
                                                              "value_homeless"};
    return names[static_cast<std::size_t>(harm)];
}

Verdict verify(store::Connection& connection,
               const std::string& subdistrict,
               const Progress& progress) {
    const store::Snapshot snapshot(connection);
    return Verification(connection, subdistrict).run(progress);
}

void replay_all(store::Connection& from,
                store::Connection& to,
                Target target,
                const Facts& facts,
                const Progress& progress) {
    const Sequence all = size(from);
    // While one chunk is applied the next is read, on a thread of its own.
    Hand reader;
    const auto read_ahead = [&reader, &from](Sequence first) {
        return reader.ask([&from, first] { return read_chunk(from, first); });
    };
    auto reading = read_ahead(1);
    for (Sequence done = 0; done < all;) {
        const auto chunk = reading.get();
        if (chunk.empty()) {
            throw base::Fault("the journal ends before its last entry");
        }
        done = chunk.back().stored.entry.sequence;
        if (done < all) {
            reading = read_ahead(done + 1);
        }
        to.begin_write();
        for (const auto& [stored, read] : chunk) {
            if (target == Target::OwnStore) {
                insert_entry(to, stored);
            }
            facts.replay(to, read.event, read.entry);
        }
        to.commit();
        progress(done, all);
    }
}

} // namespace journal
