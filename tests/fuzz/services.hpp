// The tables of operations that fuzzed requests reach.
#pragma once

#include <localecs/services/operation.hpp>

#include <vector>

namespace localecs::fuzz {

// Every AWS service, and the private API last.
const std::vector<const services::OperationTable*>& all_services();

}  // namespace localecs::fuzz
