// The door of the proof: the notary who signs heads and how it comes by its key; the keys and heads
// that are kept; receipts.

#pragma once

#include "proof/key_file.hpp"
#include "proof/notary.hpp"
#include "proof/receipts.hpp"
#include "proof/records.hpp"
#include "proof/witnesses.hpp"
