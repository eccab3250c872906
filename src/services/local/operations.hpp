// The private API's operations: one function each, in the file that its name says.
#pragma once

#include <localecs/aws/local/shapes.hpp>
#include <localecs/services/operation.hpp>

namespace localecs::services::local {

using namespace aws::local;

Explanation explain(Call& call, const ExplainRequest& input);

}  // namespace localecs::services::local
