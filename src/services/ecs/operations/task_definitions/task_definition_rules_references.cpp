// Rules about names that refer to something else in the task definition.
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/volume.hpp>

#include <set>

#include "task_definition_rules.hpp"

namespace localecs::services::ecs {
namespace {

bool is_volume(const Request& request, const std::string& name) {
  return std::ranges::any_of(items(request.volumes),
                             [&](const Volume& volume) { return volume.name == name; });
}

void check_dependency(const Request& request, const ContainerDependency& dependency) {
  const ContainerDefinition* on = find_definition(request, dependency.containerName);
  if (!on)  // the plus sign is AWS's own
    throw client_error("Cannot depend on container + '" + dependency.containerName +
                       "' because it does not exist");
  const bool must_end = dependency.condition == ContainerCondition::COMPLETE ||
                        dependency.condition == ContainerCondition::SUCCESS;
  if (must_end && on->essential.value_or(true))
    throw client_error(
        "A dependency container with SUCCESS or COMPLETE condition cannot be an essential "
        "container");
  if (dependency.condition == ContainerCondition::HEALTHY && !on->healthCheck)
    throw client_error(
        "A dependency container with HEALTHY condition must have health check configured");
}

// "db:database" -> "db"
std::string linked_container(const std::string& link) {
  return link.substr(0, link.find(':'));
}

void check_container(const Request& request, const ContainerDefinition& container) {
  for (const MountPoint& mount : items(container.mountPoints)) {
    if (!is_volume(request, mount.sourceVolume.value_or("")))
      throw client_error("Unknown volume '" + mount.sourceVolume.value_or("") + "'.");
    if (!has(mount.containerPath))  // words not recorded
      throw client_error("MountPoint.containerPath should not be null or empty.");
  }
  for (const VolumeFrom& from : items(container.volumesFrom)) {
    if (!find_definition(request, from.sourceContainer.value_or("")))
      throw client_error("Invalid 'volumesFrom' setting. Unknown container: '" +
                         from.sourceContainer.value_or("") + "'.");
    if (from.sourceContainer == container.name)  // words not recorded
      throw client_error("Invalid 'volumesFrom' setting. Container '" + name_of(container) +
                         "' cannot use its own volumes.");
  }
  for (const ContainerDependency& dependency : items(container.dependsOn))
    check_dependency(request, dependency);
  for (const std::string& link : items(container.links))
    if (!find_definition(request, linked_container(link)))
      throw client_error("Invalid 'links' setting. Unknown container: '" + linked_container(link) +
                         "'.");
}

// Whether following `next` from `name` ever comes back to `start`.
template <class Next>
bool leads_to(const Request& request, const std::string& name, const std::string& start,
              std::set<std::string>& seen, const Next& next) {
  for (const std::string& other : next(*find_definition(request, name)))
    if (other == start ||
        (seen.insert(other).second && leads_to(request, other, start, seen, next)))
      return true;
  return false;
}

template <class Next>
bool has_cycle(const Request& request, const Next& next) {
  return std::ranges::any_of(
      request.containerDefinitions, [&](const ContainerDefinition& container) {
        std::set<std::string> seen;
        return leads_to(request, name_of(container), name_of(container), seen, next);
      });
}

std::vector<std::string> links_of(const ContainerDefinition& container) {
  std::vector<std::string> names;
  for (const std::string& link : items(container.links)) names.push_back(linked_container(link));
  return names;
}

std::vector<std::string> dependencies_of(const ContainerDefinition& container) {
  std::vector<std::string> names;
  for (const auto& dependency : items(container.dependsOn))
    names.push_back(dependency.containerName);
  return names;
}

}  // namespace

void check_references(const Request& request) {
  for (const ContainerDefinition& container : request.containerDefinitions)
    check_container(request, container);
  if (has_cycle(request, links_of)) throw client_error("Container links should not have a cycle");
  if (has_cycle(request, dependencies_of))
    throw client_error("Container dependencies should not have a cycle");
  const auto& proxy = request.proxyConfiguration;
  if (proxy && !find_definition(request, proxy->containerName))
    throw client_error("Proxy container [" + proxy->containerName + "] does not exist.");
}

}  // namespace localecs::services::ecs
