// Words a task as the metadata endpoint shows it.
#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/launch_type.hpp>
#include <localecs/aws/ecs/tag.hpp>
#include <localecs/base/arn.hpp>
#include <localecs/base/ids.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_traits.hpp>
#include <localecs/state/state.hpp>

#include <sys/timex.h>

#include "view.hpp"

namespace localecs::metadata {
namespace {

using aws::ecs::LaunchType;
using state::ContainerStep;

// ECS's rule: the lowest status of all containers. STOPPED counts as the highest.
const char* known_status(const state::Task& task) {
  if (task.is_stopped()) return "STOPPED";
  bool created = true, running = true;
  for (const state::Container& container : task.containers) {
    created &= container.step >= ContainerStep::created;
    running &= container.step >= ContainerStep::running;
  }
  return running ? "RUNNING" : created ? "CREATED" : "NONE";
}

// Adds the limits of the task itself; container_view adds each container's.
void add_limits(Json& view, const state::Task& task) {
  const auto& by = task.overrides;
  const auto& cpu = by && by->cpu ? by->cpu : task.definition->cpu;
  const auto& memory = by && by->memory ? by->memory : task.definition->memory;
  Json limits = Json::object();
  const auto units = cpu ? to_number(*cpu) : std::nullopt;
  const auto mebibytes = memory ? to_number(*memory) : std::nullopt;
  if (units) limits["CPU"] = static_cast<double>(*units) / 1024;
  if (mebibytes) limits["Memory"] = *mebibytes;
  if (!limits.empty()) view["Limits"] = std::move(limits);
}

Json tags_view(const std::vector<aws::ecs::Tag>& tags) {
  Json view = Json::object();
  for (const aws::ecs::Tag& tag : tags)
    if (tag.key) view[*tag.key] = tag.value.value_or("");
  return view;
}

void add_tags(Json& view, const state::Task& task, const state::Instance* instance) {
  if (!task.tags.empty()) view["TaskTags"] = tags_view(task.tags);
  if (instance && !instance->tags.empty())
    view["ContainerInstanceTags"] = tags_view(instance->tags);
}

// localecs has no VPCs and accepts any subnet. It shows one VPC for each account and region; its id
// is derived from them, so it never changes.
std::string vpc_of(const Arn& task) {
  return "vpc-" + IdSource::of(task.account + "/" + task.region).hex(17);
}

// Shows the kernel's own estimate of the clock's error; maxerror is in microseconds.
Json clock_view(TimePoint now) {
  ntptimeval kernel{};
  const bool synchronized = ntp_gettime(&kernel) != TIME_ERROR;
  return {{"ClockErrorBound", static_cast<double>(kernel.maxerror) / 1000},
          {"ReferenceTimestamp", to_rfc3339(now)},
          {"ClockSynchronizationStatus", synchronized ? "SYNCHRONIZED" : "NOT_SYNCHRONIZED"}};
}

void add_what_came_with_v4(Json& view, const state::Task& task, const Arn& arn, TimePoint now) {
  const LaunchType launch_type = task.launch_type.value_or(LaunchType::EC2);
  view["LaunchType"] = aws::to_text(launch_type);
  if (state::is_awsvpc(task)) view["VPCID"] = vpc_of(arn);
  if (!task.service_arn.empty()) view["ServiceName"] = state::id_of(task.service_arn);
  if (launch_type == LaunchType::FARGATE) view["ClockDrift"] = clock_view(now);
  view["FaultInjectionEnabled"] = task.definition->enableFaultInjection.value_or(false);
}

Json containers_view(const state::Task& task, int version) {
  Json containers = Json::array();
  if (has_pause_container(task)) containers.push_back(pause_container_view(task, version));
  for (const state::Container& container : task.containers)
    containers.push_back(container_view(task, container, version));
  return containers;
}

}  // namespace

Json task_view(const state::State& state, const state::Task& task, int version, bool with_tags,
               TimePoint now) {
  const auto arn = Arn::parse(task.arn).value_or(Arn{});
  const state::Instance* instance = state[ecs::instances].find(task.instance_arn);
  // On Fargate the endpoint shows the cluster's ARN, on EC2 its name.
  const bool by_arn = task.launch_type == LaunchType::FARGATE;
  Json view{
      {"Cluster", by_arn ? std::string_view(task.cluster_arn) : state::id_of(task.cluster_arn)},
      {"TaskARN", task.arn},
      {"Family", task.definition->family.value_or("")},
      {"Revision", std::to_string(task.definition->revision.value_or(0))},
      {"DesiredStatus", task.should_run ? "RUNNING" : "STOPPED"},
      {"KnownStatus", known_status(task)}};
  view["Containers"] = containers_view(task, version);
  add_limits(view, task);
  add_time(view, "PullStartedAt", task.pull_started_at);
  add_time(view, "PullStoppedAt", task.pull_stopped_at);
  add_time(view, "ExecutionStoppedAt", task.execution_stopped_at);
  view["AvailabilityZone"] = instance                         ? instance->availability_zone
                             : task.availability_zone.empty() ? arn.region + "a"
                                                              : task.availability_zone;
  if (with_tags) add_tags(view, task, instance);
  if (version >= 4) add_what_came_with_v4(view, task, arn, now);
  return view;
}

}  // namespace localecs::metadata
