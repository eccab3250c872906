// What SSM demands of its inputs beyond their types.
#pragma once

#include <localecs/aws/rules.hpp>

namespace localecs::aws::ssm {

const Rules& rules();

}  // namespace localecs::aws::ssm
