// AWS Systems Manager: Parameter Store, and the two session calls that session-manager-plugin
// makes.
#pragma once

#include <localecs/services/operation.hpp>

namespace localecs::services::ssm {

const OperationTable& operations();

}  // namespace localecs::services::ssm
