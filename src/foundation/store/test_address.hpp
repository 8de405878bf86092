// For tests: where a scene's store is, in a folder of its own. Where SONGYUAN_STORES_IN names a
// PostgreSQL database, the same scene plays in a schema of its own there. Nothing of it outlives
// the test.

#pragma once

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>

#include <unistd.h>

#include "base/fault.hpp"
#include "store/store.hpp"

namespace store {

// The database that tests may use, with a schema of its own for each call.
inline std::string test_database(const char* variable) {
    static std::atomic<int> schemas = 0;
    const char* const database = std::getenv(variable);
    if (database == nullptr || *database == '\0') {
        return {};
    }
    const std::string sign = std::string(database).find('?') == std::string::npos ? "?" : "&";
    return database + sign + "schema=test_" + std::to_string(::getpid()) + "_" +
           std::to_string(++schemas);
}

class TestAddress {
public:
    explicit TestAddress(const std::string& name) : TestAddress(name, "SONGYUAN_STORES_IN") {}
    TestAddress(const std::string& name, const char* variable) {
        std::string pattern = std::filesystem::temp_directory_path() / (name + " XXXXXX");
        base::ensure(mkdtemp(pattern.data()) != nullptr, "a test may make a folder");
        address_ = Address(pattern, test_database(variable));
    }
    ~TestAddress() {
        if (!address_.database.empty()) {
            remove_schema();
        }
        std::filesystem::remove_all(address_.folder);
    }
    TestAddress(const TestAddress&) = delete;
    TestAddress& operator=(const TestAddress&) = delete;
    TestAddress(TestAddress&&) = delete;
    TestAddress& operator=(TestAddress&&) = delete;

    [[nodiscard]] const Address& operator*() const { return address_; }
    [[nodiscard]] const std::filesystem::path& folder() const { return address_.folder; }

private:
    // The line of a process that was killed holds the schema until the database has noticed.
    void remove_schema() const noexcept {
        using std::chrono::steady_clock;
        const auto patience = steady_clock::now() + std::chrono::seconds(2);
        bool is_busy = true;
        while (is_busy && steady_clock::now() < patience) {
            try {
                remove_store(address_);
                is_busy = false;
            } catch (const StoreFault& fault) {
                is_busy = fault.trouble() == Trouble::Busy;
            }
        }
    }

    Address address_;
};

} // namespace store
