// Makes the rows that placement adds: the host as a container instance, and tasks.
#include <localecs/placement/placement.hpp>

namespace localecs::placement {
namespace {

// The container's name with what a Docker name may not hold removed, as the ECS agent does.
std::string engine_safe(std::string_view name) {
  std::string safe;
  for (char c : name)
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-')
      safe += c;
  return safe;
}

// "arn:…:cluster/web" + "task", "id" -> "arn:…:task/web/id"
std::string beside_cluster(const std::string& cluster_arn, std::string_view kind,
                           std::string_view id) {
  const auto at = cluster_arn.rfind(":cluster/");
  std::string arn = cluster_arn.substr(0, at + 1);
  return arn.append(kind).append("/").append(cluster_arn.substr(at + 9)).append("/").append(id);
}

state::Container make_container(const Request& request,
                                const aws::ecs::ContainerDefinition& definition,
                                const std::string& task_arn, IdSource& ids) {
  const std::string task_id(state::id_of(task_arn));
  state::Container container;
  container.name = *definition.name;
  container.arn = beside_cluster(request.cluster_arn, "container", task_id + "/" + ids.uuid());
  container.engine_name = "ecs-" + *request.definition->family + "-" +
                          std::to_string(*request.definition->revision) + "-" +
                          engine_safe(*definition.name) + "-" + ids.hex(20);
  return container;
}

}  // namespace

void register_host(state::State& state, const state::Cluster& cluster, const state::Scope& scope,
                   IdSource& ids, TimePoint now) {
  state::Instance instance;
  instance.arn = beside_cluster(cluster.arn, "container-instance", ids.hex(32));
  instance.cluster_arn = cluster.arn;
  instance.ec2_instance_id = "i-" + ids.hex(17);
  instance.availability_zone = scope.region + "a";
  instance.cpu = state.host.cpu;
  instance.memory = state.host.memory;
  instance.registered_at = now;
  state.instances.put(instance.arn, instance);
}

state::Task make_task(const Request& request, const std::string& instance_arn, IdSource& ids,
                      TimePoint now) {
  state::Task task;
  task.arn = beside_cluster(request.cluster_arn, "task", ids.hex(32));
  task.cluster_arn = request.cluster_arn;
  task.instance_arn = instance_arn;
  task.service_arn = request.service_arn;
  task.definition = request.definition;
  task.overrides = request.overrides;
  task.launch_type = request.launch_type;
  task.group = request.group;
  task.started_by = request.started_by;
  task.tags = request.tags;
  task.enable_execute_command = request.enable_execute_command;
  task.resources = resources_of(*request.definition, request.overrides);
  task.created_at = now;
  for (const auto& definition : *request.definition->containerDefinitions)
    task.containers.push_back(make_container(request, definition, task.arn, ids));
  return task;
}

}  // namespace localecs::placement
