// What Secrets Manager demands of its inputs beyond their types.
#pragma once

#include <localecs/aws/rules.hpp>

namespace localecs::aws::secretsmanager {

const Rules& rules();

}  // namespace localecs::aws::secretsmanager
