#include "proof/log.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include "text/base64.hpp"

namespace proof {
namespace {

constexpr std::size_t bytes_an_entry = 340; // A guess; more is made room for.
constexpr int heads_a_read = 1000;

// Holds kept heads against the record. Few keys sign them all, so each is read once.
class HeadCheck {
public:
    explicit HeadCheck(store::Connection& store)
        : nodes_(journal::nodes_in(store)), entries_(journal::size(store)) {
        for (const auto& [number, public_key, entry, since] : log_keys(store)) {
            keys_.emplace(number, CheckingKey(public_key));
        }
    }

    [[nodiscard]] bool is_the_records(const KeptHead& kept) const {
        const auto& tree = kept.head.tree;
        const auto key = keys_.find(kept.key);
        return tree.size <= entries_ && tree.root == journal::root(tree.size, nodes_) &&
               key != keys_.end() && is_signed_by(kept.head, key->second);
    }

private:
    journal::Nodes nodes_;
    std::int64_t entries_;
    std::map<std::int64_t, CheckingKey> keys_; // By LogKey::number.
};

// A word that was given to the log under another key of its own stays out: nobody could check it.
std::vector<WitnessWord> words_on(store::Connection& store, const Receipt& receipt) {
    std::vector<WitnessWord> words;
    const auto known = witnesses(store);
    for (const auto& [id, vouching] : vouchings_of(store, receipt.head)) {
        const auto witness = std::ranges::find(known, id, &Witness::id);
        const bool holds = witness != known.end() &&
                           is_signed_by(witness->public_key,
                                        bytes_of(vouching, id_of_key(receipt.public_key)),
                                        vouching.signature);
        if (holds && words.size() < witness_words_max) {
            words.push_back({witness->name, witness->public_key, vouching.at, vouching.signature});
        }
    }
    return words;
}

} // namespace

std::string entries_page(store::Connection& store, std::int64_t start, std::int64_t end) {
    const auto count = std::min<std::int64_t>(end - start + 1, entries_a_page_max);
    std::string page;
    page.reserve(static_cast<std::size_t>(count) * bytes_an_entry);
    page += R"({"entries":[)";
    journal::each_leaf(store, start + 1, static_cast<int>(count), [&page](std::string_view leaf) {
        page += page.ends_with('[') ? R"({"leaf_input":")" : R"(,{"leaf_input":")";
        text::append_base64(page, leaf);
        page += R"(","extra_data":""})";
    });
    page += "]}";
    return page;
}

Receipt receipt_of(store::Connection& store,
                   journal::Sequence entry,
                   const Notary& notary,
                   calendar::Moment now) {
    Receipt receipt;
    receipt.entry = entry;
    journal::each_leaf(store, entry, 1, [&receipt](std::string_view leaf) { receipt.leaf = leaf; });
    auto kept = vouched_head_over(store, entry);
    if (!kept) {
        kept = kept_head_over(store, entry);
    }
    if (kept) {
        receipt.head = kept->head;
        receipt.public_key = log_key(store, kept->key).public_key;
    } else {
        auto fresh = notary.sign_head(store, now);
        receipt.head = std::move(fresh.head);
        receipt.public_key = std::move(fresh.public_key);
    }
    receipt.path =
        journal::inclusion_proof(entry - 1, receipt.head.tree.size, journal::nodes_in(store));
    receipt.witnesses = words_on(store, receipt);
    return receipt;
}

base::Result<std::int64_t> check_kept_heads(store::Connection& store) {
    const HeadCheck check(store);
    std::int64_t count = 0;
    std::int64_t below = std::numeric_limits<std::int64_t>::max();
    while (true) {
        const auto heads = kept_heads(store, below, heads_a_read);
        for (const auto& kept : heads) {
            if (!check.is_the_records(kept)) {
                return base::refuse(base::Why::Invalid,
                                    "proof.kept_head_is_another",
                                    {{"size", kept.head.tree.size}});
            }
            ++count;
        }
        if (heads.size() < heads_a_read) {
            return count;
        }
        below = heads.back().head.tree.size;
    }
}

} // namespace proof
