// The wing of CloudWatch Logs.
#include <localecs/services/logs.hpp>
#include <localecs/services/logs/rows.hpp>
#include <localecs/services/wing.hpp>

#include "apply/shipping.hpp"
#include "policy.hpp"

namespace localecs::services::logs {
namespace {

constexpr Decider kDeciders[] = {{&shipper, &flush_shipper}};

}  // namespace

extern const Wing wing;
const Wing wing{.operations = &operations,
                .parts = &all_parts,
                .deciders = kDeciders,
                .observe = &observe,
                .policy = {.name = "logs", .resources = &resources}};

}  // namespace localecs::services::logs
