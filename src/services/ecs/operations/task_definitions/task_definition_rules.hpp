// ECS's rules for task definitions, by theme. Each throws ClientException for the first one broken.
#pragma once

#include <localecs/aws/ecs/register_task_definition.hpp>

#include <string>
#include <string_view>

#include "operations/shared/common.hpp"

namespace localecs::services::ecs {

using Request = RegisterTaskDefinitionRequest;

void check_containers(const Request& request);    // names, images, which are essential
void check_sizes(const Request& request);         // cpu and memory of containers and task
void check_network_mode(const Request& request);  // what each network mode does not allow
void check_ports(const Request& request);
void check_references(const Request& request);  // volumes, dependsOn, links, volumesFrom, proxy
void check_volumes(const Request& request);
void check_values(const Request& request);  // ranges and forms of single members
void check_linux(const Request& request);   // linuxParameters and ulimits
void check_logging(const Request& request);
void check_secrets(const Request& request);  // environment, secrets and environment files
void check_fargate(const Request& request);  // only where requiresCompatibilities asks for it

// What several themes ask.
bool requires_compatibility(const Request& request, Compatibility compatibility);
bool is_ecr_image(std::string_view image);
std::string_view network_mode_text(const Request& request);  // "bridge" where none was sent
const std::string& name_of(const ContainerDefinition& container);
const ContainerDefinition* find_definition(const Request& request, std::string_view name);

template <class T>
const std::vector<T>& items(const std::optional<std::vector<T>>& list) {
  static const std::vector<T> none;
  return list ? *list : none;
}

// Whether a text, or a list, was sent and says something.
template <class T>
bool has(const std::optional<T>& value) {
  return value && !value->empty();
}

}  // namespace localecs::services::ecs
