// The filters of ListSecrets and BatchGetSecretValue.
#pragma once

#include <localecs/aws/secretsmanager/filter.hpp>
#include <localecs/services/secretsmanager/rows.hpp>

#include "common.hpp"

namespace localecs::services::secretsmanager {

// Throws InvalidParameterException if a filter has no key or no values.
void check_filters(const std::vector<Filter>& filters);
// All filters must hold; a filter holds when one of its values does, and "!" before a value turns
// it round.
bool passes(const state::Secret& secret, const std::vector<Filter>& filters);

}  // namespace localecs::services::secretsmanager
