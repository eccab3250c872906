// AWS Secrets Manager: secrets, their versions and stages. Values are not encrypted.
#pragma once

#include <localecs/services/operation.hpp>

namespace localecs::services::secretsmanager {

const OperationTable& operations();

}  // namespace localecs::services::secretsmanager
