// Reads one term of a query: a subject, an operator and a value.
#pragma once

#include "query_scanner.hpp"
#include "query_tree.hpp"

namespace localecs::placement {

// Throws BadQuery.
Term read_term(Scanner& scanner);

// Compares versions number by number ("1.9" < "1.80.0"): below 0, 0 or above 0 as `one` is older,
// equal or newer. Nothing if either is no version.
std::optional<int> compare_versions(std::string_view one, std::string_view other);

}  // namespace localecs::placement
