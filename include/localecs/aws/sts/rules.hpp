// What STS demands of its inputs beyond their types.
#pragma once

#include <localecs/aws/rules.hpp>

namespace localecs::aws::sts {

const Rules& rules();

}  // namespace localecs::aws::sts
