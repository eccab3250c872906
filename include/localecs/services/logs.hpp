// Amazon CloudWatch Logs: groups, streams, events and their search.
#pragma once

#include <localecs/services/operation.hpp>

namespace localecs::services::logs {

const OperationTable& operations();

}  // namespace localecs::services::logs
