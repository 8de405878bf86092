#include <cstring>

#include "journal/tree.hpp"
#include "proof/log.hpp"
#include "proof/reading.hpp"
#include "proof/routes.hpp"
#include "text/base64.hpp"

namespace proof {
namespace {

using base::refuse;
using base::Result;
using base::Why;

constexpr const char* json_type = "application/json";

// What a protocol asks for must be there, and be there once.
Result<std::string> asked_text(const web::Request& request, const char* name) {
    const auto given = request.query.all(name);
    if (given.size() != 1 || given.front().empty()) {
        return refuse(Why::Invalid, "proof.parameter_once", {{"name", std::string(name)}}, name);
    }
    return given.front();
}

struct Bounds {
    std::int64_t least;
    std::int64_t most;
};

Result<std::int64_t> asked_number(const web::Request& request, const char* name, Bounds bounds) {
    if (const auto text = asked_text(request, name); !text) {
        return base::refusal_of(text);
    }
    const auto number = request.query.number(name, bounds.least, bounds.most);
    if (!number) {
        return base::refusal_of(number);
    }
    return number->value();
}

Result<journal::Hash> asked_hash(const web::Request& request) {
    const auto letters = asked_text(request, "hash");
    if (!letters) {
        return base::refusal_of(letters);
    }
    const auto bytes = text::bytes_from_base64(*letters);
    journal::Hash hash{};
    if (!bytes || bytes->size() != hash.size()) {
        return refuse(Why::Invalid, "proof.no_hash", {}, "hash");
    }
    std::memcpy(hash.data(), bytes->data(), hash.size());
    return hash;
}

web::Answer answer(const nlohmann::ordered_json& json) {
    return web::File{json_type, json.dump(), {}};
}

Result<web::Answer> get_sth(const web::Request& request, const Notary& notary) {
    return answer(as_json(notary.sign_head(*request.store, request.now).head));
}

Result<web::Answer> get_sth_consistency(const web::Request& request) {
    auto& store = *request.store;
    const auto entries = journal::size(store);
    const auto second = asked_number(request, "second", {0, entries});
    if (!second) {
        return base::refusal_of(second);
    }
    const auto first = asked_number(request, "first", {0, *second});
    if (!first) {
        return base::refusal_of(first);
    }
    // Every tree continues the empty one: there is nothing to prove.
    std::vector<journal::Hash> proof;
    if (*first > 0) {
        proof = journal::consistency_proof(*first, *second, journal::nodes_in(store));
    }
    return answer({{"consistency", as_base64(proof)}});
}

Result<web::Answer> get_proof_by_hash(const web::Request& request, Notary& notary) {
    auto& store = *request.store;
    const auto hash = asked_hash(request);
    if (!hash) {
        return base::refusal_of(hash);
    }
    const auto size = asked_number(request, "tree_size", {1, journal::size(store)});
    if (!size) {
        return base::refusal_of(size);
    }
    const auto index = notary.leaf_places().find(store, *hash, *size);
    if (!index) {
        return refuse(Why::NotFound, "proof.no_such_leaf", {}, "hash");
    }
    return answer({{"leaf_index", *index},
                   {"audit_path",
                    as_base64(journal::inclusion_proof(*index, *size, journal::nodes_in(store)))}});
}

Result<web::Answer> get_entries(const web::Request& request) {
    auto& store = *request.store;
    const auto start = asked_number(request, "start", {0, journal::size(store) - 1});
    if (!start) {
        return base::refusal_of(start);
    }
    // Who asks for more than there is gets what there is, as RFC 6962 §4.6 allows.
    const auto end =
        asked_number(request, "end", {*start, std::numeric_limits<std::int64_t>::max() - 1});
    if (!end) {
        return base::refusal_of(end);
    }
    return web::Answer(web::File{json_type, entries_page(store, *start, *end), {}});
}

Result<web::Answer> get_entry_and_proof(const web::Request& request) {
    auto& store = *request.store;
    const auto size = asked_number(request, "tree_size", {1, journal::size(store)});
    if (!size) {
        return base::refusal_of(size);
    }
    const auto index = asked_number(request, "leaf_index", {0, *size - 1});
    if (!index) {
        return base::refusal_of(index);
    }
    nlohmann::ordered_json json;
    journal::each_leaf(store, *index + 1, 1, [&json](std::string_view leaf) {
        json["leaf_input"] = text::to_base64(leaf);
    });
    json["extra_data"] = "";
    json["audit_path"] =
        as_base64(journal::inclusion_proof(*index, *size, journal::nodes_in(store)));
    return answer(json);
}

} // namespace

void add_log_routes(web::Routes& routes, Notary& notary) {
    routes.add_protocol({"/ct/v1/", {}}); // Refused as problem details, whatever is asked.
    routes.get_for_programs(
        "/ct/v1/get-sth",
        "The signed head of the record's tree, as RFC 6962 §4.3.",
        [&notary](const web::Request& request) { return get_sth(request, notary); });
    routes.get_for_programs("/ct/v1/get-sth-consistency",
                            "That the tree of `second` entries continues the one of `first`.",
                            get_sth_consistency);
    routes.get_for_programs(
        "/ct/v1/get-proof-by-hash",
        "That the leaf with this `hash` is in the tree of `tree_size`.",
        [&notary](const web::Request& request) { return get_proof_by_hash(request, notary); });
    routes.get_for_programs("/ct/v1/get-entries",
                            "Leaves from `start` to `end`, counted from 0; 1,000 at most.",
                            get_entries);
    routes.get_for_programs("/ct/v1/get-entry-and-proof",
                            "The leaf at `leaf_index` and its path in the tree of `tree_size`.",
                            get_entry_and_proof);
}

} // namespace proof
