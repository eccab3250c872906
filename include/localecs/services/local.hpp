// The private API under /_localecs/, for what no operation of AWS's does.
#pragma once

#include <localecs/services/operation.hpp>

namespace localecs::services::local {

// The operations are named "METHOD /_localecs/path".
const OperationTable& operations();

}  // namespace localecs::services::local
