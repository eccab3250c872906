// The wing of AWS Systems Manager.
#include <localecs/services/ssm.hpp>
#include <localecs/services/ssm/rows.hpp>
#include <localecs/services/wing.hpp>

#include "policy.hpp"

namespace localecs::services::ssm {

extern const Wing wing;
const Wing wing{
    .operations = &operations, .parts = &parts, .policy = {.name = "ssm", .resources = &resources}};

}  // namespace localecs::services::ssm
