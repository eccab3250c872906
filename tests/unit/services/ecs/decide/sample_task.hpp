// A task to decide about, made of small parts.
#pragma once

#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/ecs/decide/container_spec.hpp>
#include <localecs/services/ecs/decide/lifecycle.hpp>
#include <localecs/services/ecs/decide/observe.hpp>
#include <localecs/services/ecs/decide/resync.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/hosts.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/state/state.hpp>

#include <functional>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace localecs::decide {

// What a test expects a task to have; ResourceError says why it has it not.
struct ResourceError : std::runtime_error {
  using std::runtime_error::runtime_error;
};
template <class T>
T given(std::variant<T, Missing> needed) {
  if (const Missing* missing = missing_in<T>(needed)) throw ResourceError(missing->reason);
  return std::get<T>(std::move(needed));
}

inline constexpr TimePoint kNow{std::chrono::seconds(1'000'000)};

inline aws::ecs::ContainerDefinition container_definition(const std::string& name,
                                                          bool essential = true) {
  aws::ecs::ContainerDefinition definition;
  definition.name = name;
  definition.image = name + ":1";
  definition.essential = essential;
  return definition;
}

using Change = std::function<void(aws::ecs::TaskDefinition&)>;
inline state::Task sample_task(const std::vector<aws::ecs::ContainerDefinition>& containers,
                               const Change& change = {}) {
  aws::ecs::TaskDefinition definition;
  definition.family = "web";
  definition.revision = 3;
  definition.taskDefinitionArn = "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:3";
  definition.containerDefinitions = containers;
  if (change) change(definition);
  state::Task task;
  task.arn = "arn:aws:ecs:eu-west-1:123456789012:task/web/0123456789abcdef0123456789abcdef";
  task.cluster_arn = "arn:aws:ecs:eu-west-1:123456789012:cluster/web";
  task.definition = std::make_shared<const aws::ecs::TaskDefinition>(std::move(definition));
  task.created_at = kNow - std::chrono::seconds(60);
  for (const auto& container : containers)
    task.containers.push_back({.name = *container.name,
                               .metadata_id = "id-of-" + *container.name,
                               .engine_name = "ecs-web-3-" + *container.name});
  return task;
}

// An awsvpc task whose sandbox has not been asked for yet.
inline state::Task awsvpc_task(const std::vector<aws::ecs::ContainerDefinition>& containers) {
  state::Task task = sample_task(containers, [](aws::ecs::TaskDefinition& definition) {
    definition.networkMode = aws::ecs::NetworkMode::awsvpc;
  });
  task.last_status = state::TaskStatus::PROVISIONING;
  task.sandbox.step = state::Sandbox::Step::waiting;
  task.sandbox.engine_name = "ecs-web-3-internalecspause";
  task.sandbox.subnet_id = "subnet-1";
  return task;
}

// "create a", "stop b": what a plan asks for.
inline std::vector<std::string> asked(const TaskPlan& plan) {
  static const std::vector<std::string> verbs{"pull",    "create",        "start",
                                              "stop",    "remove",        "prepare",
                                              "release", "create-volume", "remove-volume"};
  std::vector<std::string> words;
  for (const auto& effect : plan.effects)
    words.push_back(verbs[effect.index()] + " " +
                    std::visit([](const auto& one) { return one.key.container; }, effect));
  return words;
}

// A state with nothing in it, its Engine there.
inline state::State& with_engine(state::State& state, bool up = true) {
  state[ecs::hosts].own.connected = up;
  return state;
}

// The part of a plan that asks for that; throws where it asks for something else first.
template <class Effect>
const Effect& effect_of(const TaskPlan& plan, std::size_t at = 0) {
  return std::get<Effect>(plan.effects.at(at));
}

}  // namespace localecs::decide
