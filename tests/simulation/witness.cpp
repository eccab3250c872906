// The rules of order, each checked at the moment something is asked of the engine.
#include "witness.hpp"

#include <localecs/aws/ecs/container_dependency.hpp>
#include <localecs/aws/ecs/network_mode.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

namespace localecs::tests {

using aws::ecs::ContainerCondition;
using effects::ContainerKey;
using state::Task;

Witness::Witness(World& world) : world_(world) {
  world.listen(
      {.on_effect = [this](const effects::Effect& effect) { asked(effect); },
       .on_observation = [this](const effects::Observation& observation) { told(observation); }});
}

void Witness::breaks(const ContainerKey& key, const std::string& what) {
  broken_.push_back("container " + key.container + " of task " +
                    std::string(state::id_of(key.task_arn)) + " " + what);
}

void Witness::asked(const effects::Effect& effect) {
  if (const auto* create = std::get_if<effects::CreateContainer>(&effect)) check_create(*create);
  if (const auto* start = std::get_if<effects::StartContainer>(&effect)) check_start(*start);
  if (const auto* stop = std::get_if<effects::StopContainer>(&effect)) check_stop(*stop);
  if (const auto* release = std::get_if<effects::ReleaseSandbox>(&effect)) check_release(*release);
}

void Witness::check_create(const effects::CreateContainer& create) {
  const Task& task = *world_.state[ecs::tasks].find(create.key.task_arn);
  TaskTold& known = tasks_[create.key.task_arn];
  const Told& before = known.containers[create.key.container];
  if (before.ended && !(before.is_gone && world_.deaths() > 0))
    breaks(create.key, "is created again after its end");
  for (const state::Volume& volume : task.volumes)
    if (!known.volumes[volume.name]) breaks(create.key, "is created before volume " + volume.name);
  if (task.definition->networkMode == aws::ecs::NetworkMode::awsvpc) {
    if (!known.sandbox_ready) breaks(create.key, "is created before its sandbox");
    const std::string wanted = known.sandbox_left_out ? "" : "container:" + known.sandbox_id;
    if (create.spec.network_mode != wanted && !known.sandbox_left_out)
      breaks(create.key, "joins " + create.spec.network_mode + " and not " + wanted);
    if (known.sandbox_left_out != create.spec.network.has_value())
      breaks(create.key, "owns a network and should not, or the other way round");
  }
  for (const auto& definition : *task.definition->containerDefinitions)
    if (definition.name == create.key.container && definition.dependsOn)
      for (const auto& dependency : *definition.dependsOn) check_condition(create.key, dependency);
}

void Witness::check_condition(const ContainerKey& key,
                              const aws::ecs::ContainerDependency& dependency) {
  const Told& on = tasks_[key.task_arn].containers[dependency.containerName];
  bool holds = false;
  switch (dependency.condition) {
    case ContainerCondition::START:
      holds = on.started;
      break;
    case ContainerCondition::COMPLETE:
      holds = on.ended;
      break;
    case ContainerCondition::SUCCESS:
      holds = on.ended && on.exit_code == 0;
      break;
    case ContainerCondition::HEALTHY:
      holds = on.running && on.health == state::HealthStatus::HEALTHY;
      break;
  }
  if (!holds)
    breaks(key, "is created before " + dependency.containerName + " is " +
                    std::string(aws::to_text(dependency.condition)));
}

void Witness::check_start(const effects::StartContainer& start) {
  const Told& known = tasks_[start.key.task_arn].containers[start.key.container];
  if (start.is_restart && !known.ended) breaks(start.key, "is restarted before its end");
  // To start what runs changes nothing: a daemon that was started anew asks so for its ports.
  // And where one that it had not written down yet is gone, it cannot know that there was one.
  const bool is_forgotten = known.running || (known.is_gone && world_.deaths() > 0);
  if (!start.is_restart && known.started && !is_forgotten)
    breaks(start.key, "is started a second time");
}

void Witness::check_stop(const effects::StopContainer& stop) {
  const Task* task = world_.state[ecs::tasks].find(stop.key.task_arn);
  if (!task) return;
  for (const auto& definition : *task->definition->containerDefinitions) {
    if (!definition.dependsOn) continue;
    const Told& other = tasks_[stop.key.task_arn].containers[*definition.name];
    for (const auto& dependency : *definition.dependsOn)
      if (dependency.containerName == stop.key.container && other.running && other.heard)
        breaks(stop.key, "is stopped while " + *definition.name + " depends on it and runs");
  }
}

void Witness::check_release(const effects::ReleaseSandbox& release) {
  for (const auto& [name, container] : tasks_[release.key.task_arn].containers)
    if (container.running && container.heard)
      breaks(release.key, "is released while " + name + " runs in it");
}

void Witness::started(Told& container, bool heard) {
  container.heard = heard;
  container.is_gone = false;
  container.started = container.running = true;
  container.ended = false;
  container.health = state::HealthStatus::UNKNOWN;
  container.started_at = world_.engine_now();
}

void Witness::ended(Told& container, int exit_code) {
  container.running = false;
  container.started = container.ended = true;
  container.exit_code = exit_code;
  container.ended_at = world_.engine_now();
}

namespace {

// After the others it may be tried again.
bool is_final(const effects::Problem& problem) {
  return problem.kind == effects::Problem::Kind::refused ||
         problem.kind == effects::Problem::Kind::timed_out;
}

}  // namespace

void Witness::told(const effects::Observation& observation) {
  if (const auto* up = std::get_if<effects::EngineUp>(&observation)) return take_list(*up);
  const auto container = [&](const ContainerKey& key) -> Told& {
    return tasks_[key.task_arn].containers[key.container];
  };
  if (const auto* ready = std::get_if<effects::SandboxReady>(&observation)) {
    TaskTold& task = tasks_[ready->key.task_arn];
    if (ready->problem) return;
    task.sandbox_ready = true;
    task.sandbox_id = ready->runtime_id;
    task.sandbox_left_out = ready->runtime_id.empty();
  } else if (const auto* volume = std::get_if<effects::VolumeCreated>(&observation)) {
    if (!volume->problem) tasks_[volume->key.task_arn].volumes[volume->key.container] = true;
  } else if (const auto* start = std::get_if<effects::Started>(&observation)) {
    Told& one = container(start->key);
    if (!start->problem && !one.running) started(one, true);
    // A daemon that died before it could write the failure down asks again, and may have luck.
    one.given_up = start->problem ? one.given_up || is_final(*start->problem) : false;
  } else if (const auto* dying = std::get_if<effects::Dying>(&observation)) {
    container(dying->key).running = false;
  } else if (const auto* exit = std::get_if<effects::Exited>(&observation)) {
    ended(container(exit->key), exit->exit_code);
  } else if (const auto* health = std::get_if<effects::HealthChanged>(&observation)) {
    container(health->key).health = health->health;
  } else if (const auto* stop = std::get_if<effects::Stopped>(&observation)) {
    if (stop->problem && stop->problem->kind == effects::Problem::Kind::vanished)
      container(stop->key).running = false;
  }
}

// What a list does not show is gone, as far as it was there before the list was asked for.
void Witness::take_list(const effects::EngineUp& up) {
  std::map<ContainerKey, const effects::Listed*> listed;
  for (const auto& one : up.containers) listed[one.key] = &one;
  for (auto& [arn, task] : tasks_)
    for (auto& [name, container] : task.containers)
      if (!listed.contains({arn, name}) && container.started_at < up.asked_at) {
        container.running = false;
        container.is_gone = true;
      }
  for (const auto& [key, one] : listed) {
    TaskTold& task = tasks_[key.task_arn];
    if (key.container == effects::kSandboxName) {
      task.sandbox_ready = true;
      task.sandbox_id = one->runtime_id;
      continue;
    }
    Told& container = task.containers[key.container];
    const bool is_old = container.started_at >= up.asked_at || container.ended_at >= up.asked_at ||
                        container.given_up;
    if (one->running && !container.running && !is_old) started(container, false);
    if (one->running && one->health != state::HealthStatus::UNKNOWN) container.health = one->health;
    if (one->ever_started && !one->running && !is_old) ended(container, one->exit_code);
  }
}

}  // namespace localecs::tests
