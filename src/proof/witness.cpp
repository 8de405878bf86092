#include "proof/witness.hpp"

#include <array>

#include "journal/tree.hpp"
#include "proof/reading.hpp"
#include "text/base64.hpp"

namespace proof {
namespace {

constexpr std::string_view seen_format = "songyuan-witness-1";

} // namespace

std::string_view name_of(Finding finding) {
    static constexpr std::array<std::string_view, 7> names = {
        "first", "unchanged", "grown", "not_signed", "shrunk", "split_view", "no_proof"};
    return names[static_cast<std::size_t>(finding)];
}

Finding compare(const std::optional<Seen>& before, const Seen& now) {
    if (!is_signed_by(now.head, now.public_key)) {
        return Finding::NotSigned;
    }
    if (!before) {
        return Finding::First;
    }
    const auto& old_tree = before->head.tree;
    const auto& tree = now.head.tree;
    if (tree.size < old_tree.size) {
        return Finding::Shrunk;
    }
    if (tree.size > old_tree.size) {
        return Finding::Grown;
    }
    return tree.root == old_tree.root ? Finding::Unchanged : Finding::SplitView;
}

bool continues(const journal::Head& before,
               const journal::Head& now,
               std::span<const journal::Hash> proof) {
    if (before.size == 0) {
        return before.root == journal::empty_root() && proof.empty();
    }
    return journal::is_consistent({before.size, now.size, before.root, now.root}, proof);
}

nlohmann::ordered_json as_json(const Seen& seen) {
    return {{"format", seen_format},
            {"log_key", text::to_base64(seen.public_key)},
            {"head", as_json(seen.head)}};
}

base::Result<Seen> read_seen(std::string_view bytes) {
    const auto json = read_json(bytes);
    if (!json) {
        return base::refusal_of(json);
    }
    const auto format = text_of(*json, "format");
    if (!format || *format != seen_format) {
        return base::refuse(base::Why::Invalid, "proof.nothing_seen");
    }
    auto key = bytes_of(*json, "log_key");
    if (!key) {
        return base::refusal_of(key);
    }
    auto head = read_head(json->value("head", nlohmann::json()));
    if (!head) {
        return base::refusal_of(head);
    }
    return Seen{std::move(*key), std::move(*head)};
}

} // namespace proof
