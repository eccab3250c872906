// Amazon CloudWatch as the house knows it.
#include <localecs/services/cloudwatch.hpp>
#include <localecs/services/cloudwatch/rows.hpp>
#include <localecs/services/wing.hpp>

#include "apply/alarms.hpp"

namespace localecs::services::cloudwatch {
namespace {

constexpr Decider kDeciders[] = {{&alarms, &look_at_alarm}};

}  // namespace

extern const Wing wing;
const Wing wing{.operations = &operations, .parts = &parts, .deciders = kDeciders};

}  // namespace localecs::services::cloudwatch
