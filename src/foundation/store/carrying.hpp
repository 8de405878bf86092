// Carries the journal and what is kept from one store into another, whatever database each is: row
// by row as they are, in the order of their keys. Cache tables are made anew from them by whoever
// opens the store, since the mark of their version stays behind.

#pragma once

#include <cstdint>
#include <functional>

#include "store/connection.hpp"
#include "store/schema.hpp"

namespace store {

// Called now and then with how many rows were carried so far.
using Carried = std::function<void(std::int64_t rows)>;

// `from` holds one snapshot; `to` has the schema's tables, empty, and commits now and then. What
// founds a store, its marks, comes after all else. Answers how many rows there were.
std::int64_t carry(Connection& from, Connection& to, const Schema& schema, const Carried& progress);

} // namespace store
