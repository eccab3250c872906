// A task to decide about, made of small parts.
#pragma once

#include <localecs/decide/lifecycle.hpp>

#include <string>
#include <vector>

namespace localecs::decide {

inline constexpr TimePoint kNow{std::chrono::seconds(1'000'000)};

inline aws::ecs::ContainerDefinition container_definition(const std::string& name,
                                                          bool essential = true) {
  aws::ecs::ContainerDefinition definition;
  definition.name = name;
  definition.image = name + ":1";
  definition.essential = essential;
  return definition;
}

inline state::Task sample_task(const std::vector<aws::ecs::ContainerDefinition>& containers) {
  aws::ecs::TaskDefinition definition;
  definition.family = "web";
  definition.revision = 3;
  definition.taskDefinitionArn = "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:3";
  definition.containerDefinitions = containers;
  state::Task task;
  task.arn = "arn:aws:ecs:eu-west-1:123456789012:task/web/0123456789abcdef0123456789abcdef";
  task.cluster_arn = "arn:aws:ecs:eu-west-1:123456789012:cluster/web";
  task.definition = std::make_shared<const aws::ecs::TaskDefinition>(std::move(definition));
  task.created_at = kNow - std::chrono::seconds(60);
  for (const auto& container : containers)
    task.containers.push_back(
        {.name = *container.name, .arn = {}, .engine_name = "ecs-web-3-" + *container.name});
  return task;
}

}  // namespace localecs::decide
