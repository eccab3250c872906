// The order in which the rules of a task definition are looked at.
#include "task_definition_validation.hpp"

#include <localecs/aws/ecs/compatibility.hpp>
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/network_mode.hpp>

#include "operations/tasks/placement_rules.hpp"
#include "task_definition_rules.hpp"

namespace localecs::services::ecs {
namespace {

constexpr std::size_t kMostBytes = 64 * 1024;

void check_length(const Request& request) {
  std::string text;
  aws::write_json(aws::shape_of<Request>(), &request, text);
  if (text.size() > kMostBytes)
    throw client_error("Actual length: '" + std::to_string(text.size()) +
                       "'. Max allowed length is '" + std::to_string(kMostBytes) + "' bytes.");
}

}  // namespace

void validate(const Request& request) {
  check_length(request);
  check_containers(request);
  check_sizes(request);  // AWS looks at the containers' memory before Fargate's cpu and memory
  check_fargate(request);
  check_network_mode(request);
  check_ports(request);
  check_references(request);
  check_volumes(request);
  check_values(request);
  check_linux(request);
  check_logging(request);
  check_secrets(request);
  check_expressions(request.placementConstraints);
}

bool requires_compatibility(const Request& request, Compatibility compatibility) {
  return includes(request.requiresCompatibilities, compatibility);
}

// 123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1, also in the China regions.
bool is_ecr_image(std::string_view image) {
  const std::string_view registry = image.substr(0, image.find('/'));
  return registry.size() < image.size() && registry.find(".dkr.ecr.") != std::string_view::npos &&
         registry.find(".amazonaws.com") != std::string_view::npos;
}

std::string_view network_mode_text(const Request& request) {
  return aws::to_text(request.networkMode.value_or(NetworkMode::bridge));
}

const std::string& name_of(const ContainerDefinition& container) {
  return *container.name;
}

const ContainerDefinition* find_definition(const Request& request, std::string_view name) {
  const auto& containers = request.containerDefinitions;
  const auto found = std::ranges::find(containers, name, name_of);
  return found == containers.end() ? nullptr : &*found;
}

}  // namespace localecs::services::ecs
