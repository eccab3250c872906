// AWS Secrets Manager.
#pragma once

#include <localecs/services/operation.hpp>

namespace localecs::services::secretsmanager {

const OperationTable& operations();

}  // namespace localecs::services::secretsmanager
