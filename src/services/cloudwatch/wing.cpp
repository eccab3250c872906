// The wing of Amazon CloudWatch.
#include <localecs/services/cloudwatch.hpp>
#include <localecs/services/cloudwatch/rows.hpp>
#include <localecs/services/wing.hpp>

#include "apply/alarms.hpp"
#include "policy.hpp"

namespace localecs::services::cloudwatch {
namespace {

constexpr Decider kDeciders[] = {{&alarms, &look_at_alarm}};

}  // namespace

extern const Wing wing;
// In policies the service is named "cloudwatch", but in signatures "monitoring".
const Wing wing{.operations = &operations,
                .parts = &parts,
                .deciders = kDeciders,
                .policy = {.name = "cloudwatch", .resources = &resources}};

}  // namespace localecs::services::cloudwatch
