// Fails an Availability Zone: its instances lose their agents, its tasks end, and nothing is placed
// there until it is restored.
#include <localecs/aws/ecs/task.hpp>
#include <localecs/aws/error.hpp>
#include <localecs/aws/local/fail_zone.hpp>
#include <localecs/aws/local/operations.hpp>
#include <localecs/services/operation.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/ecs/rows/zone.hpp>

#include <cmath>

namespace localecs::services::local {
namespace {

constexpr double kLongestOutage = 365 * 24 * 3600.0;

bool is_zone(std::string_view name) {
  if (name.size() < 3 || name.size() > 32 || name.back() < 'a' || name.back() > 'z') return false;
  for (const char c : name)
    if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') return false;
  const char before = name[name.size() - 2];
  return before >= '0' && before <= '9';
}

void cut_off_instances(Call& call, const std::string& zone, FailZoneResponse& answer) {
  for (const auto& [arn, row] : call.state[ecs::instances].rows()) {
    if (row.availability_zone != zone) continue;
    state::Instance& instance = *call.state[ecs::instances].modify(arn);
    instance.agent_connected = false;
    ++instance.version;
    answer.containerInstanceArns.push_back(arn);
  }
}

// The zone of the task's instance, or of the task itself on Fargate.
std::string zone_of(const Call& call, const state::Task& task) {
  const state::Instance* instance = call.state[ecs::instances].find(task.instance_arn);
  return instance ? instance->availability_zone : task.availability_zone;
}

void end_tasks(Call& call, const std::string& zone, FailZoneResponse& answer) {
  for (const auto& [arn, row] : call.state[ecs::tasks].rows())
    if (row.should_run && zone_of(call, row) == zone) answer.taskArns.push_back(arn);
  for (const std::string& arn : answer.taskArns)
    call.state[ecs::tasks].stop(arn, aws::ecs::TaskStopCode::TerminationNotice,
                                "Availability Zone " + zone + " is out of order.", call.now);
}

}  // namespace

FailZoneResponse fail_zone(Call& call, const FailZoneRequest& input) {
  if (!is_zone(input.zone))
    throw aws::Error("InvalidParameterException", "zone must name an Availability Zone.");
  const double seconds = input.duration.value_or(1);
  if (!std::isfinite(seconds) || seconds < 0 || seconds > kLongestOutage)
    throw aws::Error("InvalidParameterException", "duration must be between 0 and 31536000 s.");
  FailZoneResponse answer;
  state::Zone& zone =
      call.state[ecs::failed_zones].put(input.zone, {.name = input.zone, .fails_until = {}});
  if (input.duration)
    zone.fails_until = call.now + std::chrono::milliseconds(std::llround(seconds * 1000));
  if (input.duration && seconds == 0) return answer;
  cut_off_instances(call, input.zone, answer);
  end_tasks(call, input.zone, answer);
  return answer;
}

}  // namespace localecs::services::local
