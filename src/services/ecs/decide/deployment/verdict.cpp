// ECS's words for each way in which a deployment fails.
#include "verdict.hpp"

#include <localecs/base/text.hpp>

#include <utility>

namespace localecs::decide {
namespace {

Verdict failed_by_stage(std::string subject, const std::string& because) {
  return {.by = Verdict::By::stage,
          .fails = true,
          .rolls_back = true,
          .event = "Service deployment rolled back because " + because,
          .subject = std::move(subject),
          .why = because,
          .because = because};
}

}  // namespace

Verdict asked_by_user(bool rolls_back) {
  return {.by = Verdict::By::user,
          .fails = true,
          .rolls_back = rolls_back,
          .subject = "ECS deployment stopped",
          .because = "a user requested it."};
}

Verdict failed_by_breaker(bool rolls_back) {
  return {.by = Verdict::By::breaker,
          .fails = true,
          .rolls_back = rolls_back,
          .event = "tasks failed to start.",
          .subject = "ECS deployment circuit breaker",
          .why = "tasks failed to start.",
          .because = "the circuit breaker threshold was exceeded."};
}

Verdict failed_by_alarms(std::vector<std::string> names, bool rolls_back) {
  const std::string because =
      (names.size() == 1 ? "the CloudWatch alarm " : "the CloudWatch alarms ") + join(names, ", ") +
      " went into ALARM.";
  return {.by = Verdict::By::alarms,
          .fails = true,
          .rolls_back = rolls_back,
          .event = "alarm detected.",
          .subject = "ECS deployment failed",
          .why = "alarm detected.",
          .because = because,
          .alarms = std::move(names)};
}

Verdict failed_by_hook(const std::string& because) {
  return failed_by_stage("ECS deployment lifecycle hook", because);
}

Verdict failed_by_time_out(std::string_view stage) {
  return failed_by_stage("ECS deployment lifecycle stage",
                         std::string(stage) + " lifecycle stage timed out.");
}

}  // namespace localecs::decide
