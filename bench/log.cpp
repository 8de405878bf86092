#include "bench/log.hpp"

#include <chrono>
#include <random>
#include <thread>
#include <vector>

#include "bench/programs.hpp"
#include "journal/leaf.hpp"
#include "proof/leaf_places.hpp"
#include "proof/log.hpp"
#include "store/store.hpp"

namespace bench {
namespace {

constexpr int proofs = 2000;
constexpr std::int64_t entries_given_max = 2'000'000;

// Every proof is made for another entry, and checked, but for the time that checking takes.
template <class Prove>
double milliseconds_a_proof(std::int64_t entries, const Prove& prove) {
    std::mt19937_64 dice(1);
    std::uniform_int_distribution<std::int64_t> any(1, entries);
    double seconds = 0;
    for (int made = 0; made < proofs; ++made) {
        const auto entry = any(dice);
        const auto begin = std::chrono::steady_clock::now();
        const auto holds = prove(entry);
        seconds += seconds_since(begin);
        if (!holds()) {
            give_up("a proof does not hold");
        }
    }
    return seconds * 1000 / proofs;
}

double given_a_second(store::Store& store, std::int64_t entries) {
    const auto threads = std::max(1U, std::thread::hardware_concurrency());
    const auto share = std::min(entries, entries_given_max) / threads;
    std::vector<std::thread> givers;
    const auto begin = std::chrono::steady_clock::now();
    for (unsigned at = 0; at < threads; ++at) {
        givers.emplace_back([&store, first = at * share, share] {
            const auto reader = store.open_reader();
            const store::Snapshot snapshot(*reader);
            for (auto start = first; start < first + share; start += proof::entries_a_page_max) {
                if (proof::entries_page(*reader, start, first + share - 1).size() < 100) {
                    give_up("a page of entries is empty");
                }
            }
        });
    }
    for (auto& giver : givers) {
        giver.join();
    }
    return static_cast<double>(share * threads) / seconds_since(begin);
}

} // namespace

LogFigures log_figures(const std::string& folder) {
    const auto store = store::open_sqlite(folder);
    const auto reader = store->open_reader();
    LogFigures figures;
    {
        const store::Snapshot snapshot(*reader);
        const auto head = journal::head(*reader);
        const auto nodes = journal::nodes_in(*reader);
        figures.entries = head.size;
        figures.inclusion_milliseconds = milliseconds_a_proof(head.size, [&](std::int64_t entry) {
            auto path = journal::inclusion_proof(entry - 1, head.size, nodes);
            return [&nodes, &head, entry, path] {
                return journal::is_included({entry - 1, head.size, nodes(0, entry - 1), head.root},
                                            path);
            };
        });
        figures.consistency_milliseconds = milliseconds_a_proof(head.size, [&](std::int64_t size) {
            auto path = journal::consistency_proof(size, head.size, nodes);
            return [&nodes, &head, size, path] {
                return journal::is_consistent(
                    {size, head.size, journal::root(size, nodes), head.root}, path);
            };
        });
        proof::LeafPlaces places;
        const auto begin = std::chrono::steady_clock::now();
        (void)places.find(*reader, head.root, head.size);
        figures.first_by_hash_seconds = seconds_since(begin);
        figures.by_hash_milliseconds = milliseconds_a_proof(head.size, [&](std::int64_t entry) {
            const auto index = places.find(*reader, nodes(0, entry - 1), head.size);
            (void)journal::inclusion_proof(index.value(), head.size, nodes);
            return [index, entry] { return index == entry - 1; };
        });
    }
    figures.entries_a_second = given_a_second(*store, figures.entries);
    return figures;
}

} // namespace bench
