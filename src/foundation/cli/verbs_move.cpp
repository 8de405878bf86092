#include "cli/verbs_move.hpp"

#include <memory>
#include <ostream>

#include "cli/lock.hpp"
#include "cli/verdicts.hpp"
#include "journal/marks.hpp"
#include "journal/read.hpp"
#include "journal/verify.hpp"
#include "store/carrying.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

struct Asked {
    std::string from;
    std::string to;
    std::string folder; // Of the side that is a database.
};

base::Result<store::Address> address_of(const std::string& named,
                                        const Asked& asked,
                                        const Console& console) {
    if (named.find("://") == std::string::npos) {
        return store::Address(console.path(named));
    }
    if (const auto mistake = store::mistake_in(named)) {
        return base::refuse(base::Why::Invalid, "cli.bad_database", {{"what", *mistake}});
    }
    return store::Address(
        asked.folder.empty() ? store::usual_folder(named) : console.path(asked.folder), named);
}

// Nobody else owns a folder while it is held; its store is opened when it is first asked for.
class Held {
public:
    static base::Result<std::unique_ptr<Held>> take(const store::Address& address) {
        auto held = std::make_unique<Held>();
        held->address_ = address;
        if (address.database.empty()) {
            auto lock = Lock::take(address.folder, "songyuan move");
            if (!lock) {
                return base::refusal_of(lock);
            }
            held->lock_.emplace(std::move(*lock));
            return held;
        }
        make_folder(address.folder);
        if (const auto holder = held->store().other_writer()) {
            return base::refuse(base::Why::NotAllowed, "cli.store_in_use", {{"holder", *holder}});
        }
        return held;
    }

    [[nodiscard]] store::Store& store() {
        if (!store_) {
            store_ = store::open(address_);
        }
        return *store_;
    }

    // Its first transaction holds a database.
    [[nodiscard]] std::unique_ptr<store::Connection> writer() {
        auto writer = store().open_writer();
        writer->begin_write();
        writer->commit();
        return writer;
    }

private:
    store::Address address_;
    std::optional<Lock> lock_;
    std::unique_ptr<store::Store> store_;
};

// What lies beside a store goes with it, unless it is there already.
void copy_own_files(const fs::path& from, const fs::path& to) {
    for (const char* file : {"log-key.pem", "songyuan.toml"}) {
        if (fs::exists(from / file) && !fs::exists(to / file)) {
            fs::copy_file(from / file, to / file);
        }
    }
}

struct Moved {
    journal::Head head;
    std::int64_t rows = 0;
};

base::Result<Moved> carry(const House& house, Held& from, Held& to, Console& console) {
    const auto& schema = house.installation.schema;
    const auto reader = from.store().open_reader();
    const store::Snapshot snapshot(*reader);
    if (journal::mark(*reader, "cache_version") != schema.cache_version()) {
        return base::refuse(base::Why::Invalid, "cli.cache_outdated");
    }
    to.store().furnish(schema);
    Moved moved;
    moved.head = journal::head(*reader);
    moved.rows = store::carry(*reader, *to.writer(), schema, [&console](std::int64_t rows) {
        console.progress("cli.carrying", rows, rows);
    });
    return moved;
}

// Tables and index are made from what was carried, then the record is verified as it lies there.
base::Result<journal::Verdict> furnish_and_verify(const House& house,
                                                  const store::Address& to,
                                                  Console& console) {
    Ownership how;
    how.progress = progress_on(console, "cli.rebuilding");
    const auto premises = Premises::open(to, house, how);
    if (!premises) {
        return base::refusal_of(premises);
    }
    (*premises)->feed();
    const auto reader = (*premises)->store().open_reader();
    const auto subdistrict = journal::mark(*reader, "subdistrict").value_or("");
    return journal::verify(*reader, subdistrict, progress_on(console, "cli.verifying"));
}

void say_moved(const Asked& asked, const store::Address& to, const Moved& moved, Console& console) {
    const auto root = journal::to_hex(moved.head.root);
    if (console.is_json()) {
        console.out << ordered_json{{"entries", moved.head.size},
                                    {"rows", moved.rows},
                                    {"root", root},
                                    {"to", store::shown(to)}}
                           .dump()
                    << '\n';
        return;
    }
    console.out << "entries " << moved.head.size << "\nroot " << root << '\n';
    console.say("cli.moved",
                {{"from", store::shown({asked.from, asked.from})}, {"to", store::shown(to)}});
}

base::Result<int> move(const House& house, const Asked& asked, Console& console) {
    const auto from = address_of(asked.from, asked, console);
    const auto to = address_of(asked.to, asked, console);
    if (!from || !to) {
        return base::refusal_of(from ? to : from);
    }
    if (const auto found = find_store(*from); !found) {
        return base::refusal_of(found);
    }
    const auto there = Held::take(*to);
    if (!there) {
        return base::refusal_of(there);
    }
    if (is_founded(*to)) {
        return base::refuse(
            base::Why::AlreadyDone, "cli.store_is_there", {{"folder", store::shown(*to)}});
    }
    const auto here = Held::take(*from);
    if (!here) {
        return base::refusal_of(here);
    }
    // To the end: what somebody records here after the carrying would be missing there.
    const auto keeping = (*here)->writer();
    if (store::has_store(*to)) {
        store::remove_store(*to); // What a move that broke off has left: it is not founded.
    }
    const auto moved = carry(house, **here, **there, console);
    if (!moved) {
        return base::refusal_of(moved);
    }
    const auto verdict = furnish_and_verify(house, *to, console);
    if (!verdict) {
        return base::refusal_of(verdict);
    }
    if (verdict->damage || verdict->root != moved->head.root) {
        say(console, *verdict);
        return base::refuse(base::Why::Invalid, "cli.move_differs", {{"to", store::shown(*to)}});
    }
    copy_own_files(from->folder, to->folder);
    say_moved(asked, *to, *moved, console);
    return 0;
}

} // namespace

Verb move_verb(const House& house) {
    return {"move",
            "Carry a neighbourhood between folders and databases; proves that the roots agree.",
            Touch::Nothing,
            [&house](CommandLine& line) -> Run {
                const auto asked = std::make_shared<Asked>();
                const char* const place = "DIR|postgresql://…";
                line.add_option(
                        "--from", asked->from, "Where it is; nobody may write there meanwhile")
                    .required()
                    .type_name(place);
                line.add_option("--to", asked->to, "Where it shall be; nothing may be there yet")
                    .required()
                    .type_name(place);
                line.add_option("--data", asked->folder, "This machine's folder for the database")
                    .type_name("DIR");
                return [&house, asked](Console& console, Neighbourhood&) {
                    return move(house, *asked, console);
                };
            }};
}

} // namespace cli
