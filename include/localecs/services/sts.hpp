// AWS STS: who calls, and identities for a while.
#pragma once

#include <localecs/services/operation.hpp>

namespace localecs::services::sts {

const OperationTable& operations();

}  // namespace localecs::services::sts
