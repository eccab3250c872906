// A cluster of several instances for the tests of placement.
#pragma once

#include <localecs/aws/ecs/placement_strategy.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>

namespace localecs::placement {

inline const std::string kCluster = "arn:aws:ecs:us-east-1:000000000000:cluster/web";
inline const std::string kInstance = "arn:aws:ecs:us-east-1:000000000000:container-instance/web/";

struct ManyInstances : testing::Test {
  using Strategy = aws::ecs::PlacementStrategy;
  using StrategyType = aws::ecs::PlacementStrategyType;

  ManyInstances() {
    definition.family = "web";
    definition.revision = 1;
    definition.containerDefinitions = {
        aws::ecs::ContainerDefinition{.cpu = 100, .memory = 100, .name = "main"}};
  }

  state::Instance& add(const std::string& id, const std::string& zone, int cpu = 1000,
                       int memory = 1000) {
    state::Instance instance;
    instance.arn = kInstance + id;
    instance.cluster_arn = kCluster;
    instance.cpu = cpu;
    instance.memory = memory;
    instance.availability_zone = "us-east-1" + zone;
    state::set_attribute(instance, "ecs.availability-zone", instance.availability_zone);
    return state[ecs::instances].put(instance.arn, instance);
  }
  Request request(std::vector<Strategy> strategies = {}) {
    return {.cluster_arn = kCluster,
            .service_arn = "arn:aws:ecs:us-east-1:000000000000:service/web/s",
            .definition = std::make_shared<const aws::ecs::TaskDefinition>(definition),
            .group = "service:s",
            .strategies = std::move(strategies)};
  }
  // The id of the instance where it went; the reasons where it went nowhere.
  std::string place(const Request& request) {
    const Choice choice = choose_instance(state, request);
    std::string reasons;
    for (const Refusal& refusal : choice.refusals) reasons += refusal.reason + " ";
    if (!choice.found) return reasons;
    state[ecs::tasks].add(make_task(request, choice.instance_arn, ids, {}));
    return std::string(state::id_of(choice.instance_arn));
  }
  std::string place(const Request& request, int times) {
    std::string places;
    for (int i = 0; i < times; ++i) places += place(request);
    return places;
  }
  TaskRefs tasks() {
    TaskRefs all;
    for (const auto& [arn, task] : state[ecs::tasks].rows()) all.push_back(&task);
    return all;
  }

  state::State state{services::parts()};
  aws::ecs::TaskDefinition definition;
  IdSource ids{1};
};

}  // namespace localecs::placement
