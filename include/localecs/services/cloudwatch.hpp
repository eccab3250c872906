// Amazon CloudWatch: metrics that clients put, and alarms on them.
#pragma once

#include <localecs/services/operation.hpp>

namespace localecs::services::cloudwatch {

const OperationTable& operations();

}  // namespace localecs::services::cloudwatch
