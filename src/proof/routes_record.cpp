#include "proof/reading.hpp"
#include "proof/routes.hpp"
#include "proof/views.hpp"
#include "proof/witnesses.hpp"

namespace proof {
namespace {

using base::refuse;
using base::Result;
using base::Why;

// An entry that was typed leads to its page; one that isn't there is said beside the field.
Result<web::Answer> show_record(const web::Request& request, const Notary& notary) {
    const auto entries = journal::size(*request.store);
    const auto asked = request.query.number("entry", 1, entries);
    if (asked && *asked) {
        return web::Answer(web::Redirect{entry_url(**asked)});
    }
    auto view = record_view(request, notary);
    view["entry_typed"] = request.query.get("entry");
    view["entry_refusal"] = asked ? "" : request.words->say(asked.error());
    return web::Answer(web::Shown{"proof/record", std::move(view)});
}

Result<journal::Sequence> asked_entry(const web::Request& request) {
    const auto entry = request.parameter_id(0);
    if (entry < 1 || entry > journal::size(*request.store)) {
        return refuse(Why::NotFound, "proof.no_such_entry");
    }
    return entry;
}

Result<web::Answer> show_entry(const web::Request& request, const Notary& notary) {
    const auto entry = asked_entry(request);
    if (!entry) {
        return base::refusal_of(entry);
    }
    const auto receipt = receipt_of(*request.store, *entry, notary, request.now);
    return web::Answer(web::Shown{"proof/entry", entry_view(request, receipt)});
}

Result<web::Answer> give_receipt(const web::Request& request, const Notary& notary) {
    const auto entry = asked_entry(request);
    if (!entry) {
        return base::refusal_of(entry);
    }
    const auto receipt = receipt_of(*request.store, *entry, notary, request.now);
    return web::Answer(
        web::File{"application/json", as_json(receipt).dump(2) + "\n", receipt_file_name(*entry)});
}

Result<web::Answer> give_key(const web::Request& request) {
    for (const auto& key : log_keys(*request.store)) {
        if (key.number == request.parameter_id(0)) {
            return web::Answer(
                web::File{"application/x-pem-file",
                          public_key_as_pem(key.public_key),
                          "songyuan-log-key-" + std::to_string(key.number) + ".pem"});
        }
    }
    return refuse(Why::NotFound, "proof.no_such_key");
}

Result<HandedIn> read_handed_in(const web::Request& request) {
    const nlohmann::json typed = {{"witness", request.form.get("witness")},
                                  {"signature", request.form.get("signature")}};
    const auto witness = hash_of(typed, "witness");
    if (!witness) {
        return base::refusal_of(witness);
    }
    const auto signature = bytes_of(typed, "signature");
    if (!signature) {
        return base::refusal_of(signature);
    }
    const auto at = request.form.number("timestamp", 0, milliseconds_max);
    if (!at) {
        return base::refusal_of(at);
    }
    return HandedIn{*witness,
                    request.parameter_id(0),
                    calendar::from_milliseconds(at->value_or(0)),
                    *signature};
}

// It is checked before the writer hears of it: whatever strangers send costs no turn.
Result<web::Command> take_vouching(const web::Request& request, const Notary& notary) {
    const auto handed_in = read_handed_in(request);
    if (!handed_in) {
        return base::refusal_of(handed_in);
    }
    const auto accepted = check(*request.store, *handed_in);
    if (!accepted) {
        return base::refusal_of(accepted);
    }
    web::Command command;
    command.actor = journal::resident();
    command.work = [accepted = *accepted, &notary](journal::Turn& turn) -> Result<nlohmann::json> {
        notary.keep_head_at(turn.store(), accepted.vouching.tree.size, turn.now());
        keep_vouching(turn.store(), accepted.witness, accepted.vouching);
        return nlohmann::json(accepted.vouching.tree.size);
    };
    command.answer = [](const web::Request&, const nlohmann::json& size) -> Result<web::Answer> {
        return web::Created{"/record", {{"tree_size", size}}, {}};
    };
    return command;
}

} // namespace

void add_record_routes(web::Routes& routes, const Notary& notary) {
    using web::Access;
    routes.get("/record",
               Access::Anyone,
               "The record: its signed heads, who vouches for them, what was erased, how to check; "
               "`before` a size, the older heads; `entry` leads to that entry.",
               [&notary](const web::Request& request) { return show_record(request, notary); });
    routes.get("/record/entries/{entry}",
               Access::Anyone,
               "That an entry is in the record: leaf, proof and head.",
               [&notary](const web::Request& request) { return show_entry(request, notary); });
    routes.get("/record/entries/{entry}/receipt",
               Access::Anyone,
               "The same as a file, for `songyuan verify-receipt`.",
               [&notary](const web::Request& request) { return give_receipt(request, notary); });
    routes.get("/record/keys/{number}",
               Access::Anyone,
               "A public key that heads are or were signed with.",
               give_key);
    auto vouchings = web::posting(
        "/record/heads/{size}/vouchings",
        web::Access::Anyone,
        "A known `witness` vouches for the head of this size: `timestamp`, `signature`.",
        [&notary](const web::Request& request) { return take_vouching(request, notary); });
    vouchings.audience = web::Audience::Programs;
    routes.add(std::move(vouchings));
    routes.get_for_programs(
        "/record/log-list",
        "This log as monitors of RFC 6962 logs are told of it.",
        [&notary](const web::Request& request) -> Result<web::Answer> {
            return web::Answer(web::File{
                "application/json", log_list(request, notary.public_key()).dump(2) + "\n", {}});
        });
}

} // namespace proof
