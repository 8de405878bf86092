#include "proof/verbs_witness.hpp"

#include <chrono>
#include <memory>
#include <ostream>
#include <thread>

#include "proof/client.hpp"
#include "proof/key_file.hpp"
#include "proof/reading.hpp"
#include "text/base64.hpp"

namespace proof {
namespace {

namespace fs = std::filesystem;
using base::Result;
using nlohmann::ordered_json;

constexpr int minutes_max = 24 * 60;

struct Watch {
    std::string site;
    std::string folder;
    int every_minutes = 10;
    bool is_once = false;
};

// A witness with its folder: its key, what it has seen, and the alarm that it raised.
class WitnessAtWork {
public:
    WitnessAtWork(const Watch& watch, SigningKey key, cli::Console& console)
        : client_(watch.site),
          key_(std::move(key)),
          folder_(console.path(watch.folder)),
          console_(console) {}

    // Looks at the log once; 0 when all is well, 1 for an alarm.
    [[nodiscard]] Result<int> look(calendar::Moment now) {
        const auto before = seen_before();
        if (!before) {
            return base::refusal_of(before);
        }
        const auto shown = shown_after(*before);
        if (!shown) {
            return base::refusal_of(shown);
        }
        const auto finding = judge(*before, *shown);
        if (!finding) {
            return base::refusal_of(finding);
        }
        if (is_alarm(*finding)) {
            raise_alarm(*finding, *before, *shown);
            return 1;
        }
        write_for_owner(folder_ / "seen.json", as_json(*shown).dump(2) + "\n");
        tell(*finding, *before, *shown);
        hand_in(*shown, now);
        return 0;
    }

private:
    [[nodiscard]] Result<std::optional<Seen>> seen_before() const {
        const auto file = folder_ / "seen.json";
        if (!fs::exists(file)) {
            return std::optional<Seen>();
        }
        const auto bytes = console_.read_file(file.string());
        if (!bytes) {
            return base::refusal_of(bytes);
        }
        auto seen = read_seen(*bytes);
        if (!seen) {
            return base::refusal_of(seen);
        }
        return std::optional(std::move(*seen));
    }

    // The key and the head are two answers, and between them the log may have taken another key:
    // before it is accused it is asked once more.
    [[nodiscard]] Result<Seen> shown_after(const std::optional<Seen>& before) const {
        auto shown = client_.head();
        if (shown && compare(before, *shown) == Finding::NotSigned) {
            return client_.head();
        }
        return shown;
    }

    [[nodiscard]] Result<Finding> judge(const std::optional<Seen>& before,
                                        const Seen& shown) const {
        const auto finding = compare(before, shown);
        if (finding != Finding::Grown) {
            return finding;
        }
        const auto& older = before->head.tree;
        const auto proof = client_.consistency(older.size, shown.head.tree.size);
        if (!proof) {
            keep_unproven(*before, shown);
            return base::refusal_of(proof);
        }
        return continues(older, shown.head.tree, *proof) ? Finding::Grown : Finding::NoProof;
    }

    // Who shows a larger head and keeps the proof back, by whatever silence, has still signed both.
    // The first such head stays until somebody takes it away: a later one doesn't cover it up.
    void keep_unproven(const Seen& before, const Seen& shown) const {
        const auto file = folder_ / "unproven.json";
        if (!fs::exists(file)) {
            const ordered_json evidence = {
                {"finding", "unproven"}, {"seen", as_json(before)}, {"shown", as_json(shown)}};
            write_for_owner(file, evidence.dump(2) + "\n");
        }
        console_.err << console_.words.say("proof.witness_unproven",
                                           {{"size", shown.head.tree.size},
                                            {"before", before.head.tree.size},
                                            {"file", file.string()}})
                     << '\n';
    }

    // Both heads are signed: together they prove to anybody what happened.
    void raise_alarm(Finding finding, const std::optional<Seen>& before, const Seen& shown) const {
        const ordered_json evidence = {{"finding", name_of(finding)},
                                       {"seen", before ? as_json(*before) : ordered_json()},
                                       {"shown", as_json(shown)}};
        write_for_owner(folder_ / "alarm.json", evidence.dump(2) + "\n");
        if (console_.is_json()) {
            console_.out << evidence.dump() << '\n' << std::flush;
            return;
        }
        console_.err << console_.words.say("proof.alarm_" + std::string(name_of(finding)),
                                           {{"size", shown.head.tree.size},
                                            {"before", before ? before->head.tree.size : 0}})
                     << '\n'
                     << console_.words.say("proof.alarm_evidence",
                                           {{"file", (folder_ / "alarm.json").string()}})
                     << '\n';
    }

    void tell(Finding finding, const std::optional<Seen>& before, const Seen& shown) const {
        const auto& tree = shown.head.tree;
        const bool is_new_key = before && before->public_key != shown.public_key;
        if (console_.is_json()) {
            console_.out << ordered_json{{"finding", name_of(finding)},
                                         {"tree_size", tree.size},
                                         {"root", journal::to_hex(tree.root)},
                                         {"is_new_key", is_new_key}}
                                .dump()
                         << '\n'
                         << std::flush;
            return;
        }
        if (is_new_key) {
            console_.say("proof.log_has_new_key", {{"id", as_base64(id_of_key(shown.public_key))}});
        }
        console_.say("proof.witness_" + std::string(name_of(finding)),
                     {{"size", tree.size}, {"root", journal::to_hex(tree.root)}});
        console_.out << std::flush;
    }

    // That the log does not show our word yet is no reason to look away.
    void hand_in(const Seen& shown, calendar::Moment now) const {
        const auto vouching = vouch(shown.head.tree, id_of_key(shown.public_key), now, key_);
        if (const auto taken = client_.hand_in(vouching, key_.public_key()); !taken) {
            console_.err << console_.words.say(taken.error()) << '\n';
        }
    }

    Client client_;
    SigningKey key_;
    fs::path folder_;
    cli::Console& console_;
};

void introduce(cli::Console& console, const SigningKey& key) {
    if (!console.is_json()) {
        console.say("proof.witness_key", {{"key", text::to_base64(key.public_key())}});
        console.out << std::flush;
    }
}

// A log that can't be reached now is looked at again; an alarm ends the watch, and it begins anew
// when somebody has looked at what it found and has taken the file away.
Result<int> keep_watch(const Watch& watch, cli::Console& console, cli::Neighbourhood& here) {
    const auto folder = console.path(watch.folder);
    fs::create_directories(folder);
    if (fs::exists(folder / "alarm.json")) {
        return base::refuse(base::Why::NotAllowed,
                            "proof.alarm_stands",
                            {{"file", (folder / "alarm.json").string()}});
    }
    auto key = key_in(folder / "witness-key.pem");
    if (!key) {
        return base::refusal_of(key);
    }
    introduce(console, *key);
    WitnessAtWork witness(watch, std::move(*key), console);
    while (true) {
        const auto looked = witness.look(here.now());
        if (watch.is_once || (looked && *looked != 0)) {
            return looked;
        }
        if (!looked) {
            console.err << console.words.say(looked.error()) << std::endl;
        }
        std::this_thread::sleep_for(std::chrono::minutes(watch.every_minutes));
    }
}

std::string without_slash(std::string site) {
    while (site.ends_with('/')) {
        site.pop_back();
    }
    return site;
}

} // namespace

cli::Verb witness_verb() {
    return {
        "witness",
        "Watch somebody's record: remember its head, demand that it only grows, vouch for it.",
        cli::Touch::Nothing,
        [](cli::CommandLine& line) -> cli::Run {
            const auto watch = std::make_shared<Watch>();
            line.add_option("URL", watch->site, "The record's site, such as https://…").required();
            line.add_option("--keep", watch->folder, "Where its key and what it saw are kept")
                .required()
                .type_name("FOLDER");
            line.add_option("--every", watch->every_minutes, "Minutes between two looks")
                .between(1, minutes_max);
            line.add_flag("--once", watch->is_once, "Look once; exit code 1 for an alarm");
            return [watch](cli::Console& console, cli::Neighbourhood& here) {
                watch->site = without_slash(watch->site);
                return keep_watch(*watch, console, here);
            };
        }};
}

} // namespace proof
