// The wing of AWS Secrets Manager.
#include <localecs/services/secretsmanager.hpp>
#include <localecs/services/secretsmanager/rows.hpp>
#include <localecs/services/wing.hpp>

#include "policy.hpp"

namespace localecs::services::secretsmanager {

extern const Wing wing;
const Wing wing{.operations = &operations,
                .parts = &parts,
                .policy = {.name = "secretsmanager", .resources = &resources}};

}  // namespace localecs::services::secretsmanager
