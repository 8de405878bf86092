#include "proof/views.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "journal/erasure.hpp"
#include "proof/reading.hpp"
#include "text/base64.hpp"

namespace proof {
namespace {

using nlohmann::json;

constexpr int heads_shown_max = 10;
constexpr int erasures_shown_max = 50;
constexpr std::size_t erased_entries_looked_at_max = 100; // Of one erasure, for its kinds.
constexpr std::size_t hash_begins = 16;
constexpr int indent = 2;

// RFC 6962 §3: how soon an entry stands under a head. Ours do at once; a day is what monitors take.
constexpr int seconds_between_heads_max = 24 * 60 * 60;

json moment_of(const web::Request& request, calendar::Moment moment) {
    return {{"at", calendar::iso_moment(moment)},
            {"shown", request.words->date_and_time(moment, request.now)}};
}

json command_of(const web::Request& request, const char* what, std::string command) {
    return {{"what", request.words->say(what)}, {"command", std::move(command)}};
}

json commands_of(const web::Request& request) {
    const auto& site = request.site;
    return {command_of(request,
                       "proof.command_receipt",
                       fmt::format("curl -o receipt.json {}/record/entries/1/receipt\n"
                                   "songyuan verify-receipt receipt.json",
                                   site)),
            command_of(request,
                       "proof.command_monitor",
                       fmt::format("curl -o log.json {}/record/log-list.json\n"
                                   "certspotter -logs log.json -watchlist /dev/null -stdout "
                                   "-no_save",
                                   site)),
            command_of(request,
                       "proof.command_witness",
                       fmt::format("songyuan witness {} --keep my-witness", site))};
}

// The names of witnesses by their ids.
std::map<std::int64_t, std::string> names_of(const std::vector<Witness>& witnesses) {
    std::map<std::int64_t, std::string> names;
    for (const auto& witness : witnesses) {
        names[witness.id.value] = witness.name;
    }
    return names;
}

std::string vouched_by(store::Connection& store, const SignedHead& head) {
    const auto names = names_of(witnesses(store));
    std::vector<std::string> who;
    for (const auto& vouched : vouchings_of(store, head)) {
        who.push_back(names.at(vouched.witness.value));
    }
    return fmt::format("{}", fmt::join(who, ", "));
}

json head_of(const web::Request& request, const SignedHead& head) {
    json view = moment_of(request, head.at);
    view["tree_size"] = head.tree.size;
    view["root"] = journal::to_hex(head.tree.root);
    return view;
}

json heads_of(const web::Request& request, std::int64_t below) {
    json view = json::array();
    for (const auto& kept : kept_heads(*request.store, below, heads_shown_max)) {
        json head = head_of(request, kept.head);
        head["root_begins"] = journal::to_hex(kept.head.tree.root).substr(0, hash_begins) + "…";
        const auto who = vouched_by(*request.store, kept.head);
        head["vouched_by"] = who.empty() ? "—" : who;
        view.push_back(std::move(head));
    }
    return view;
}

json witnesses_of(const web::Request& request) {
    const auto& words = *request.words;
    json view = json::array();
    for (const auto& witness : witnesses(*request.store)) {
        const auto size = vouched_so_far(*request.store, witness.id);
        view.push_back(
            {{"name", witness.name},
             {"id", as_base64(id_of_key(witness.public_key))},
             {"key", text::to_base64(witness.public_key)},
             {"said",
              size == 0 ? words.say("proof.witness_is_silent")
                        : words.say("proof.witness_vouches", {{"size", size}})},
             {"taken_off",
              witness.until ? words.say("proof.witness_taken_off",
                                        {{"when", words.date(*witness.until, request.now)}})
                            : ""}});
    }
    return view;
}

// What kind of thing happened, in words; a kind to which nobody gave any stands as it is.
std::string name_of_kind(const text::Catalogue& words, const std::string& kind) {
    const auto key = "proof.kind_" + kind;
    return words.has(key) ? words.say(key) : kind;
}

std::string kinds_of(const web::Request& request, const journal::Erasure& erasure) {
    const auto stored = journal::find_entry(*request.store, erasure.entry);
    base::ensure(stored.has_value(), "the deletion register names entries that are there");
    const auto erased = journal::read_event<journal::ValuesErased>(*request.store, *stored);
    std::set<std::string> kinds;
    for (std::size_t at = 0; at < std::min(erased.entries.size(), erased_entries_looked_at_max);
         ++at) {
        const auto entry = journal::find_entry(*request.store, erased.entries[at]);
        if (entry) {
            kinds.insert(name_of_kind(*request.words, entry->entry.kind));
        }
    }
    return fmt::format("{}", fmt::join(kinds, ", "));
}

json erasures_of(const web::Request& request) {
    json view = json::array();
    for (const auto& erasure : journal::deletion_register(*request.store, erasures_shown_max)) {
        json line = moment_of(request, erasure.at);
        line["entry"] = erasure.entry;
        line["entry_url"] = entry_url(erasure.entry);
        line["kinds"] = kinds_of(request, erasure);
        line["values"] = erasure.values;
        line["rule"] = erasure.rule;
        view.push_back(std::move(line));
    }
    return view;
}

json keys_of(const web::Request& request) {
    json view = json::array();
    for (const auto& key : log_keys(*request.store)) {
        view.push_back(
            {{"name",
              request.words->say("proof.key_name",
                                 {{"number", key.number},
                                  {"since", request.words->date(key.since, request.now)}})},
             {"url", key_url(key)},
             {"log_id", as_base64(id_of_key(key.public_key))},
             {"key", text::to_base64(key.public_key)}});
    }
    return view;
}

// The first head that is shown: the page turns to older ones by `before`.
std::int64_t below(const web::Request& request) {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    const auto before = request.query.number("before", 1, most);
    return before ? before->value_or(most) : most;
}

} // namespace

std::string key_url(const LogKey& key) {
    return fmt::format("/record/keys/{}", key.number);
}

std::string entry_url(journal::Sequence entry) {
    return fmt::format("/record/entries/{}", entry);
}

json record_view(const web::Request& request, const Notary& notary) {
    json view;
    view["title"] = request.words->say("proof.title");
    const auto fresh = notary.sign_head(*request.store, request.now);
    view["head"] = head_of(request, fresh.head);
    view["head"]["log_id"] = as_base64(id_of_key(fresh.public_key));
    view["commands"] = commands_of(request);
    view["witnesses"] = witnesses_of(request);
    view["has_witnesses"] = !view["witnesses"].empty();
    view["heads"] = heads_of(request, below(request));
    view["has_heads"] = !view["heads"].empty();
    view["older_url"] = view["heads"].size() < heads_shown_max
                            ? ""
                            : fmt::format("/record?before={}#heads",
                                          view["heads"].back()["tree_size"].get<std::int64_t>());
    view["erased"] = erasures_of(request);
    view["has_erased"] = !view["erased"].empty();
    view["keys"] = keys_of(request);
    return view;
}

json entry_view(const web::Request& request, const Receipt& receipt) {
    const auto& words = *request.words;
    const auto leaf = read_leaf(receipt.leaf);
    base::ensure(leaf.has_value(), "a leaf that was just made can be read");
    const bool holds = check(receipt).has_value();
    const auto& head = receipt.head;
    json path = json::array();
    for (const auto& hash : receipt.path) {
        path.push_back({{"hash", journal::to_hex(hash)}});
    }
    const auto who = vouched_by(*request.store, head);
    json view;
    view["title"] = words.say("proof.entry_title", {{"entry", receipt.entry}});
    view["lead"] = words.say("proof.entry_lead",
                             {{"when", words.date_and_time(leaf->at, request.now)},
                              {"kind", name_of_kind(words, leaf->kind)}});
    view["holds"] = holds;
    view["signal"] = holds ? "on_time" : "overdue";
    view["covered"] =
        words.say(holds ? "proof.covered" : "proof.not_covered",
                  {{"size", head.tree.size}, {"when", words.date_and_time(head.at, request.now)}});
    view["vouched_by"] = who.empty() ? "" : words.say("proof.vouched_by_them", {{"who", who}});
    view["receipt_url"] = entry_url(receipt.entry) + "/receipt";
    view["command"] = fmt::format("songyuan verify-receipt {}", receipt_file_name(receipt.entry));
    view["payload"] = payload_in(receipt.leaf);
    view["path_lead"] = words.say("proof.path_lead", {{"count", path.size()}});
    view["path"] = std::move(path);
    view["head_lead"] =
        words.say("proof.head_lead",
                  {{"size", head.tree.size}, {"id", as_base64(id_of_key(receipt.public_key))}});
    view["root"] = journal::to_hex(head.tree.root);
    view["receipt"] = as_json(receipt);
    view["receipt_text"] = as_json(receipt).dump(indent);
    view["is_elder"] = request.is_elder_version;
    return view;
}

std::string receipt_file_name(journal::Sequence entry) {
    return fmt::format("songyuan-receipt-{}.json", entry);
}

nlohmann::ordered_json log_list(const web::Request& request, const std::string& public_key) {
    const nlohmann::ordered_json log = {
        {"description", "Songyuan"},
        {"log_id", as_base64(id_of_key(public_key))},
        {"key", text::to_base64(public_key)},
        {"url", request.site + "/"},
        {"mmd", seconds_between_heads_max},
        {"state", {{"usable", {{"timestamp", calendar::iso_moment(calendar::Moment{})}}}}}};
    return {{"version", "1"},
            {"operators", {{{"name", "songyuan"}, {"email", json::array()}, {"logs", {log}}}}}};
}

} // namespace proof
