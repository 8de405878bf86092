// A journal for tests: a store of its own, a made-up fact, dice that never repeat.
// Nothing of it outlives the test.

#pragma once

#include <memory>
#include <string>
#include <vector>

#include "journal/journal.hpp"
#include "journal/timers.hpp"
#include "store/test_address.hpp"
#include "text/embedded.hpp"

namespace journal {

std::span<const text::EmbeddedFile> embedded_files();

// Somebody planted a tree somewhere.
struct TreePlanted {
    static constexpr std::string_view kind = "tree_planted";

    std::int64_t id = 0;
    std::string where;
    ErasableText by_whom;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("where", self.where);
        field("by_whom", self.by_whom);
    }
};

// Somebody was thanked for it.
struct PlanterThanked {
    static constexpr std::string_view kind = "planter_thanked";

    std::int64_t tree = 0;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("tree", self.tree);
    }
};

constexpr calendar::Moment monday_morning{std::chrono::milliseconds(1'795'395'600'000)};

class TestStore {
public:
    TestStore() {
        for (const auto& file : embedded_files()) {
            schema.add(file.name, file.content);
        }
        facts.on<TreePlanted>([](store::Connection&, const TreePlanted&, const Entry&) {});
        facts.on<PlanterThanked>([](store::Connection&, const PlanterThanked&, const Entry&) {});
        store = store::open(*address, store::Durability::None);
        store->furnish(schema);
        writer = store->open_writer();
        journal = std::make_unique<Journal>(*writer, furniture());
    }
    ~TestStore() {
        journal.reset();
        writer.reset();
        store.reset();
    }
    TestStore(const TestStore&) = delete;
    TestStore& operator=(const TestStore&) = delete;
    TestStore(TestStore&&) = delete;
    TestStore& operator=(TestStore&&) = delete;

    Furniture furniture() {
        return {"310101015", facts, followers, [this] {
                    Salt salt{};
                    salt[0] = static_cast<std::uint8_t>(++thrown_);
                    salt[1] = static_cast<std::uint8_t>(thrown_ >> 8);
                    return salt;
                }};
    }

    store::TestAddress address{"songyuan journal"};
    store::Schema schema;
    Facts facts;
    Followers followers;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<store::Connection> writer;
    std::unique_ptr<Journal> journal;

private:
    int thrown_ = 0;
};

inline Work plant(std::int64_t id) {
    return [id](Turn& turn) -> base::Result<nlohmann::json> {
        turn.record(TreePlanted{id, "西凌新村", ErasableText("张某")});
        return nlohmann::json{{"tree", id}};
    };
}

} // namespace journal
