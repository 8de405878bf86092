// The raw limit on PostgreSQL: what the program really said to the database, said again by bare
// libpq, statement by statement, prepared, in the same transactions.

#pragma once

#include <cstdint>
#include <string>

namespace bench {

// What writes to a schema while somebody listens: the database's own log, read back.
class Overheard {
public:
    // Copies the schema as it is now, so that the same can be written once more, and listens.
    Overheard(std::string database, std::string schema, std::string log);
    ~Overheard();
    Overheard(const Overheard&) = delete;
    Overheard& operator=(const Overheard&) = delete;
    Overheard(Overheard&&) = delete;
    Overheard& operator=(Overheard&&) = delete;

    struct Raw {
        double reports_a_second = 0;
        std::int64_t reports = 0;
        std::int64_t writes = 0; // Statements that change something, besides BEGIN and COMMIT.
    };

    // Stops listening and writes what was heard into the copy.
    [[nodiscard]] Raw written_once_more();

private:
    void listen(const char* statements) const;

    std::string database_;
    std::string schema_;
    std::string log_;
    std::uintmax_t heard_from_ = 0;
};

} // namespace bench
