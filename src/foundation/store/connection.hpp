// A Connection speaks SQL to the store. Statements are constants with a name, prepared once per
// connection; values are bound, never pasted. Only whole numbers (BIGINT) and text live in tables.
//
//   const auto overdue = connection.rows<std::int64_t, std::string>(select_overdue, now, limit);
//
// This header hides which library and which database stand behind it.

#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <typeindex>
#include <utility>
#include <vector>

#include "base/fault.hpp"
#include "base/id.hpp"

namespace store {

// A statement's text: a constant at namespace scope. Its `:names` are filled in the order in which
// they first appear.
using Sql = const char*;

// The disk or the database let us down; `Full` asks for room, `Damaged` for the operator. `Away`:
// the database can't be reached, and whether it took the last commit is not known.
enum class Trouble { Busy, Away, Full, Damaged, Other };

// What stands behind, for the few statements that the two don't share.
enum class Dialect { Sqlite, Postgresql };

class StoreFault : public base::Fault {
public:
    StoreFault(Trouble trouble, const std::string& what) : base::Fault(what), trouble_(trouble) {}
    [[nodiscard]] Trouble trouble() const { return trouble_; }

private:
    Trouble trouble_;
};

// One value on its way in or out.
struct Cell {
    enum class Kind { Number, Text } kind = Kind::Number;
    bool is_null = false;
    long long number = 0;
    std::string text;
};

template <class Value>
struct IsOptional : std::false_type {};
template <class Value>
struct IsOptional<std::optional<Value>> : std::true_type {};

template <class Value>
constexpr Cell::Kind cell_kind() {
    if constexpr (IsOptional<Value>::value) {
        return cell_kind<typename Value::value_type>();
    } else {
        return std::is_integral_v<Value> ? Cell::Kind::Number : Cell::Kind::Text;
    }
}

inline void put(Cell& cell, std::int64_t value) {
    cell.is_null = false;
    cell.number = value;
}
inline void put(Cell& cell, std::string_view value) {
    cell.is_null = false;
    cell.text.assign(value);
}
template <class Kind>
void put(Cell& cell, base::Id<Kind> id) {
    put(cell, id.value);
}
template <class Value>
void put(Cell& cell, const std::optional<Value>& value) {
    if (value) {
        put(cell, *value);
    } else {
        cell.is_null = true;
    }
}

// How a parameter is bound: numbers and ids as numbers, everything else as text.
template <class Value>
struct ParameterKind {
    static constexpr Cell::Kind value =
        std::is_integral_v<Value> ? Cell::Kind::Number : Cell::Kind::Text;
};
template <class Kind>
struct ParameterKind<base::Id<Kind>> {
    static constexpr Cell::Kind value = Cell::Kind::Number;
};
template <class Value>
struct ParameterKind<std::optional<Value>> : ParameterKind<Value> {};

template <class Value>
Value take(Cell& cell) {
    if constexpr (IsOptional<Value>::value) {
        return cell.is_null ? Value{} : Value{take<typename Value::value_type>(cell)};
    } else if constexpr (std::is_integral_v<Value>) {
        base::ensure(!cell.is_null, "a column read as a number is never null");
        return static_cast<Value>(cell.number);
    } else {
        base::ensure(!cell.is_null, "a column read as text is never null");
        return std::move(cell.text);
    }
}

class Connection;

// What the turns of one batch add to the same few rows: kept in memory, each row written once, with
// the commit. Written in whatever cut, the tables come out the same.
class Sums {
public:
    virtual ~Sums() = default;
    Sums() = default;
    Sums(const Sums&) = delete;
    Sums& operator=(const Sums&) = delete;
    Sums(Sums&&) = delete;
    Sums& operator=(Sums&&) = delete;

    virtual void write(Connection& to) = 0;
};

class Connection {
public:
    virtual ~Connection() = default;
    Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    Connection(Connection&&) = delete;
    Connection& operator=(Connection&&) = delete;

    // Every row of the answer, in the statement's order.
    template <class... Columns, class... Parameters>
    [[nodiscard]] std::vector<std::tuple<Columns...>> rows(Sql sql,
                                                           const Parameters&... parameters) {
        std::vector<std::tuple<Columns...>> result;
        Prepared& prepared = bind<Columns...>(sql, parameters...);
        const Reading reading(prepared);
        for (bool more = prepared.execute(); more; more = prepared.next()) {
            result.push_back(read<Columns...>(prepared, std::index_sequence_for<Columns...>{}));
        }
        return result;
    }

    // The only row, or nothing. A second row is a broken promise of the statement.
    template <class... Columns, class... Parameters>
    [[nodiscard]] std::optional<std::tuple<Columns...>> row(Sql sql,
                                                            const Parameters&... parameters) {
        std::optional<std::tuple<Columns...>> result;
        Prepared& prepared = bind<Columns...>(sql, parameters...);
        const Reading reading(prepared);
        for (bool more = prepared.execute(); more; more = prepared.next()) {
            base::ensure(!result, "a statement read as one row answers one row");
            result = read<Columns...>(prepared, std::index_sequence_for<Columns...>{});
        }
        return result;
    }

    // The only value of the only row, or nothing.
    template <class Column, class... Parameters>
    [[nodiscard]] std::optional<Column> value(Sql sql, const Parameters&... parameters) {
        auto found = row<Column>(sql, parameters...);
        return found ? std::optional<Column>(std::get<0>(std::move(*found))) : std::nullopt;
    }

    // Shows every row in turn, for answers too long to hold. Until the last was shown, nothing else
    // is asked of this connection.
    template <class... Columns, class Visit, class... Parameters>
    void each(Sql sql, const Visit& visit, const Parameters&... parameters) {
        Prepared& prepared = bind<Columns...>(sql, parameters...);
        const Reading reading(prepared);
        for (bool more = prepared.stream(); more; more = prepared.next()) {
            visit(read<Columns...>(prepared, std::index_sequence_for<Columns...>{}));
        }
    }

    // Writes. Within a transaction the database may hear of it only with the next question, so that
    // many writes are one journey to a database that stands elsewhere: what is wrong with one is
    // said there, at the latest by `settle` or `commit`. What the statement returns is left unread.
    template <class... Parameters>
    void run(Sql sql, const Parameters&... parameters) {
        Prepared& prepared = bind<>(sql, parameters...);
        const Reading reading(prepared);
        prepared.write();
    }

    // Writes at once; answers how many rows it touched.
    template <class... Parameters>
    [[nodiscard]] std::int64_t touch(Sql sql, const Parameters&... parameters) {
        Prepared& prepared = bind<>(sql, parameters...);
        const Reading reading(prepared);
        prepared.execute();
        return prepared.touched();
    }

    // Hears what became of all that was written up to now.
    virtual void settle() {}

    // The same for rows whose columns are known only at run time: for carrying tables.
    using Row = std::vector<Cell>;
    void each_row(Sql sql,
                  std::span<const Cell::Kind> columns,
                  const Row& parameters,
                  const std::function<void(const Row&)>& visit);
    void run_row(Sql sql, const Row& parameters);

    // Runs statements that are made at run time: schema and maintenance, never values.
    virtual void script(const std::string& statements) = 0;

    // At once or, when another writes, not at all: Busy. Where several processes may reach the
    // store, who has begun once holds it until the connection is gone.
    virtual void begin_write() = 0;
    virtual void begin_read() = 0; // One snapshot for all reads until `end_read`.
    virtual void end_read() noexcept = 0;
    void commit();   // Durable when it returns. After a fault, roll back.
    void rollback(); // May be called when the fault has already rolled back.

    // The sums of this batch, between `begin_write` and `commit`. Who reads what they are added to
    // has them written first; a connection that only reads has none.
    template <class Kind>
    [[nodiscard]] Kind& sums() {
        auto& place = sums_[typeid(Kind)];
        if (!place) {
            place = std::make_unique<Kind>();
        }
        return static_cast<Kind&>(*place);
    }
    void write_sums();

    // Moves everything from the write-ahead log into the tables' own file and empties the log, so
    // that what was deleted is in neither. False when a reader was in the way: ask again later.
    [[nodiscard]] virtual bool empty_log() = 0;

    // A digest of a table's rows that doesn't depend on their order: equal tables, equal digests.
    [[nodiscard]] virtual std::string digest_of(const std::string& table) = 0;

    [[nodiscard]] virtual Dialect dialect() const = 0;

protected:
    // A statement bound to its cells; the cells live as long as it does.
    class Prepared {
    public:
        virtual ~Prepared() = default;
        Prepared() = default;
        Prepared(const Prepared&) = delete;
        Prepared& operator=(const Prepared&) = delete;
        Prepared(Prepared&&) = delete;
        Prepared& operator=(Prepared&&) = delete;

        virtual bool execute() = 0;                 // Whether a first row stands in the columns.
        virtual bool stream() { return execute(); } // The same, but not all rows are held.
        virtual bool next() = 0;
        virtual void write() { execute(); } // Its answer may wait, as `run` says.
        virtual std::int64_t touched() = 0;
        virtual void finish() noexcept = 0; // Lets go of what it read from, however it ended.

        std::vector<Cell> parameters;
        std::vector<Cell> columns;
    };

    // Prepares once per statement; later calls must name the same kinds.
    virtual Prepared& prepare(Sql sql,
                              std::span<const Cell::Kind> parameters,
                              std::span<const Cell::Kind> columns) = 0;

    virtual void end_write() = 0;
    virtual void take_back() = 0;

private:
    // A statement left half read would hold its snapshot open, and with it the log's growth.
    class Reading {
    public:
        explicit Reading(Prepared& prepared) : prepared_(prepared) {}
        ~Reading() { prepared_.finish(); }
        Reading(const Reading&) = delete;
        Reading& operator=(const Reading&) = delete;
        Reading(Reading&&) = delete;
        Reading& operator=(Reading&&) = delete;

    private:
        Prepared& prepared_;
    };

    Prepared& bind_row(Sql sql, std::span<const Cell::Kind> columns, const Row& parameters);

    template <class... Columns, class... Parameters>
    Prepared& bind(Sql sql, const Parameters&... parameters) {
        static constexpr std::array<Cell::Kind, sizeof...(Parameters)> in = {
            ParameterKind<std::decay_t<Parameters>>::value...};
        static constexpr std::array<Cell::Kind, sizeof...(Columns)> out = {cell_kind<Columns>()...};
        Prepared& prepared = prepare(sql, in, out);
        std::size_t at = 0;
        (put(prepared.parameters[at++], parameters), ...);
        return prepared;
    }

    template <class... Columns, std::size_t... Index>
    static std::tuple<Columns...> read(Prepared& prepared, std::index_sequence<Index...>) {
        return std::tuple<Columns...>{take<Columns>(prepared.columns[Index])...};
    }

    std::map<std::type_index, std::unique_ptr<Sums>> sums_;
};

// Holds one snapshot while it lives.
class Snapshot {
public:
    explicit Snapshot(Connection& connection) : connection_(connection) {
        connection_.begin_read();
    }
    ~Snapshot() { connection_.end_read(); }
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;
    Snapshot(Snapshot&&) = delete;
    Snapshot& operator=(Snapshot&&) = delete;

private:
    Connection& connection_;
};

} // namespace store
