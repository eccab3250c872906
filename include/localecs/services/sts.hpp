// AWS Security Token Service: who the caller is, and temporary credentials for roles.
#pragma once

#include <localecs/services/operation.hpp>

namespace localecs::services::sts {

const OperationTable& operations();

}  // namespace localecs::services::sts
