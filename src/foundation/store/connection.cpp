#include "store/connection.hpp"

namespace store {

Connection::Prepared& Connection::bind_row(Sql sql,
                                           std::span<const Cell::Kind> columns,
                                           const Row& parameters) {
    std::vector<Cell::Kind> kinds;
    for (const Cell& cell : parameters) {
        kinds.push_back(cell.kind);
    }
    Prepared& prepared = prepare(sql, kinds, columns);
    prepared.parameters = parameters;
    return prepared;
}

void Connection::each_row(Sql sql,
                          std::span<const Cell::Kind> columns,
                          const Row& parameters,
                          const std::function<void(const Row&)>& visit) {
    Prepared& prepared = bind_row(sql, columns, parameters);
    const Reading reading(prepared);
    for (bool more = prepared.stream(); more; more = prepared.next()) {
        visit(prepared.columns);
    }
}

void Connection::commit() {
    write_sums();
    end_write();
}

void Connection::rollback() {
    sums_.clear();
    take_back();
}

void Connection::write_sums() {
    for (const auto& [kind, sums] : std::exchange(sums_, {})) {
        sums->write(*this);
    }
}

void Connection::run_row(Sql sql, const Row& parameters) {
    Prepared& prepared = bind_row(sql, {}, parameters);
    const Reading reading(prepared);
    prepared.write();
}

} // namespace store
