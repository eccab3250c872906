// dependsOn, links, volumesFrom and FireLens as one list of conditions for each container.
#include "dependencies.hpp"

#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_traits.hpp>

#include <algorithm>
#include <set>

#include "restarts.hpp"

namespace localecs::decide {
namespace {

using aws::ecs::ContainerDefinition;
using state::Container;
using state::ContainerStep;
using state::Task;

enum class Condition { created, start, complete, success, healthy };

struct Dependency {
  std::string on;
  Condition condition;
};

Condition condition_of(aws::ecs::ContainerCondition condition) {
  switch (condition) {
    case aws::ecs::ContainerCondition::COMPLETE:
      return Condition::complete;
    case aws::ecs::ContainerCondition::SUCCESS:
      return Condition::success;
    case aws::ecs::ContainerCondition::HEALTHY:
      return Condition::healthy;
    case aws::ecs::ContainerCondition::START:
      break;
  }
  return Condition::start;
}

// The dependencies that the definition states. The log router is none of them.
std::vector<Dependency> stated(const ContainerDefinition& definition) {
  std::vector<Dependency> list;
  if (definition.dependsOn)
    for (const auto& one : *definition.dependsOn)
      list.push_back({one.containerName, condition_of(one.condition)});
  if (definition.links)
    for (const std::string& link : *definition.links)
      list.push_back({link.substr(0, link.find(':')), Condition::start});
  if (definition.volumesFrom)
    for (const auto& one : *definition.volumesFrom)
      if (one.sourceContainer) list.push_back({*one.sourceContainer, Condition::created});
  return list;
}

const Container* named(const Task& task, const std::string& name) {
  const auto found = std::ranges::find(task.containers, name, &Container::name);
  return found == task.containers.end() ? nullptr : &*found;
}

// True if `from` waits for `to`, directly or through others.
bool reaches(const Task& task, const Container& from, const Container& to) {
  std::set<const Container*> seen;
  std::vector<const Container*> open{&from};
  while (!open.empty()) {
    const Container* one = open.back();
    open.pop_back();
    if (one == &to) return true;
    if (!seen.insert(one).second) continue;
    for (const auto& dependency : stated(state::definition_of(task, *one)))
      if (const Container* next = named(task, dependency.on)) open.push_back(next);
  }
  return false;
}

std::vector<Dependency> dependencies_of(const Task& task, const Container& container) {
  const ContainerDefinition& definition = state::definition_of(task, container);
  auto list = stated(definition);
  const auto& logging = definition.logConfiguration;
  if (!logging || logging->logDriver != aws::ecs::LogDriver::awsfirelens) return list;
  const Container* router = state::log_router_of(task);
  // A router that itself waits for the container cannot come before it.
  if (router && !reaches(task, *router, container))
    list.push_back({router->name, Condition::start});
  return list;
}

bool is_met(const Container& on, Condition condition) {
  const bool stopped = on.step == ContainerStep::stopped;
  switch (condition) {
    case Condition::created:
      return on.exists || on.started_at;
    case Condition::start:
      return on.started_at.has_value();
    case Condition::complete:
      return stopped && on.started_at;
    case Condition::success:
      return stopped && on.started_at && on.exit_code == 0;
    case Condition::healthy:
      return on.step == ContainerStep::running && on.health == state::HealthStatus::HEALTHY;
  }
  return false;
}

std::string graph_text(const Dependency& dependency, const Container& target, bool is_failure) {
  return std::string("dependency graph: ") + (is_failure ? "failed to resolve " : "") +
         "container ordering dependency [" + dependency.on + "] for target [" + target.name + "]";
}

// When the dependency's startTimeout runs out; it counts only for conditions beyond the start.
std::optional<TimePoint> deadline_of(const Task& task, const Container& on, Condition condition) {
  const bool counts = condition != Condition::start && condition != Condition::created;
  const int seconds = state::definition_of(task, on).startTimeout.value_or(0);
  if (!counts || seconds <= 0 || !on.started_at || on.step == ContainerStep::stopped)
    return std::nullopt;
  return *on.started_at + std::chrono::seconds(seconds);
}

Readiness readiness_by(const Task& task, const Container& container, const Dependency& dependency,
                       TimePoint now) {
  using enum Readiness::Is;
  const Container* on = named(task, dependency.on);
  if (!on || is_met(*on, dependency.condition)) return {};
  const auto deadline = deadline_of(task, *on, dependency.condition);
  if (deadline && *deadline <= now)
    return {never, graph_text(dependency, container, false) + " has timed out.", {}};
  const bool stopped = on->step == ContainerStep::stopped;
  if (stopped && !on->started_at)
    return {never,
            graph_text(dependency, container, true) + " because dependency will never start",
            {}};
  if (stopped && dependency.condition == Condition::success)
    return {never,
            graph_text(dependency, container, true) + " as dependency did not exit successfully.",
            {}};
  if (stopped && dependency.condition == Condition::healthy)
    return {never,
            graph_text(dependency, container, true) + " because dependency will never be healthy",
            {}};
  return {waiting, {}, deadline};
}

}  // namespace

bool has_cycle(const Task& task) {
  return std::ranges::any_of(task.containers, [&](const Container& container) {
    return std::ranges::any_of(stated(state::definition_of(task, container)),
                               [&](const Dependency& dependency) {
                                 const Container* on = named(task, dependency.on);
                                 return on && reaches(task, *on, container);
                               });
  });
}

Readiness readiness_of(const Task& task, const Container& container, TimePoint now) {
  Readiness all;
  for (const Dependency& dependency : dependencies_of(task, container)) {
    Readiness one = readiness_by(task, container, dependency, now);
    if (one.is == Readiness::Is::never) return one;
    if (one.is == Readiness::Is::ready) continue;
    all.is = Readiness::Is::waiting;
    if (one.until) all.until = all.until ? std::min(*all.until, *one.until) : one.until;
  }
  return all;
}

bool has_ended(const Task& task, const Container& container) {
  if (container.step == ContainerStep::stopped) return true;
  // Only the exit code shows whether a restart follows, and it is not known yet.
  return container.dying && !has_restart_policy(state::definition_of(task, container));
}

bool is_left_by_dependents(const Task& task, const Container& container) {
  return std::ranges::all_of(task.containers, [&](const Container& other) {
    if (&other == &container || has_ended(task, other)) return true;
    const auto list = dependencies_of(task, other);
    return std::ranges::none_of(list, [&](const Dependency& dependency) {
      // A container that only uses the other's volumes does not need it to run.
      return dependency.on == container.name && dependency.condition != Condition::created;
    });
  });
}

}  // namespace localecs::decide
