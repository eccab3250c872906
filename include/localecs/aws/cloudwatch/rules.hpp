// What CloudWatch demands of its inputs beyond their types.
#pragma once

#include <localecs/aws/rules.hpp>

namespace localecs::aws::cloudwatch {

const Rules& rules();

}  // namespace localecs::aws::cloudwatch
