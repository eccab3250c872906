// Whether a deployment fails, and how that is told.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace localecs::decide {

// How far a step of a deployment has come in this look.
enum class Outcome { waiting, done, failed };

// What the monitors of a deployment say: the user, the breaker, alarms, hooks and time-outs. They
// only say it; roll_back carries it out. By default nothing fails.
struct Verdict {
  enum class By { nobody, user, breaker, alarms, stage };
  By by = By::nobody;
  bool fails = false;
  bool rolls_back = false;  // else the deployment is stopped, and PRIMARY stays
  std::string event{};      // after "deployment failed: "; empty: no event tells it
  std::string subject{};  // "ECS deployment circuit breaker": what a rolloutStateReason begins with
  std::string why{};      // "tasks failed to start.": and how it goes on
  std::string because{};  // "the circuit breaker threshold was exceeded."
  std::vector<std::string> alarms{};  // the names of those in ALARM
};

Verdict asked_by_user(bool rolls_back);
Verdict failed_by_breaker(bool rolls_back);
Verdict failed_by_alarms(std::vector<std::string> names, bool rolls_back);
// `because`: "POST_SCALE_UP lifecycle hook(s) failed."
Verdict failed_by_hook(const std::string& because);
Verdict failed_by_time_out(std::string_view stage);

}  // namespace localecs::decide
