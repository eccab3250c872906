// One term of a query: a subject, an operator and what it is compared with.
#pragma once

#include "query_scanner.hpp"
#include "query_tree.hpp"

namespace localecs::placement {

// Throws BadQuery.
Term read_term(Scanner& scanner);

// "1.80.0" before "1.9": by their numbers; less than 0, 0, or more. Nothing where one of them is no
// version.
std::optional<int> compare_versions(std::string_view one, std::string_view other);

}  // namespace localecs::placement
