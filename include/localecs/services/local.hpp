// The private API under /_localecs/: what AWS has no operation for.
#pragma once

#include <localecs/services/operation.hpp>

namespace localecs::services::local {

// Names are "METHOD /_localecs/path".
const OperationTable& operations();

}  // namespace localecs::services::local
