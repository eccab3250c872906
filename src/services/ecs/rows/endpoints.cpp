// Registers and forgets the ids with which a task's containers ask for metadata and credentials.
#include <localecs/services/ecs/rows/endpoints.hpp>

#include <localecs/services/ecs/rows/task.hpp>

namespace localecs::state {

void open_endpoints(State& state, const Task& task) {
  Endpoints& endpoints = state[ecs::endpoints];
  for (const Container& container : task.containers)
    endpoints.containers[container.metadata_id] = {task.arn, container.name};
  if (!task.is_stopped() && !task.credentials_id.empty())
    endpoints.credentials[task.credentials_id] = task.arn;
}

void close_endpoints(State& state, const Task& task) {
  Endpoints& endpoints = state[ecs::endpoints];
  for (const Container& container : task.containers)
    endpoints.containers.erase(container.metadata_id);
  endpoints.credentials.erase(task.credentials_id);
}

}  // namespace localecs::state
