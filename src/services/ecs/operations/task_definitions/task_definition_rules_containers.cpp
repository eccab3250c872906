// Rules about the containers themselves: that they are there, named, and have something to run.
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/base/text.hpp>

#include <set>

#include "task_definition_rules.hpp"

namespace localecs::services::ecs {
namespace {

constexpr std::size_t kMostContainers = 10;

// Letters, digits, and the punctuation of registries, tags and digests.
bool is_image(std::string_view image) {
  return std::ranges::all_of(image, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("-_.:/@#").find(c) != std::string_view::npos;
  });
}

void check_name_and_image(const ContainerDefinition& container) {
  if (!has(container.name)) throw client_error("Container.name should not be null or empty.");
  if (!is_name(*container.name)) throw client_error("Container.name contains invalid characters.");
  if (!has(container.image)) throw client_error("Container.image should not be null or empty.");
  if (!is_image(*container.image))
    throw client_error("Container.image contains invalid characters.");
}

}  // namespace

void check_containers(const Request& request) {
  if (request.family.empty()) throw client_error("Family should not be null or empty.");
  if (!is_name(request.family)) throw client_error("Family contains invalid characters.");
  const auto& containers = request.containerDefinitions;
  if (containers.empty()) throw client_error("Container list cannot be empty");
  if (containers.size() > kMostContainers) throw client_error("Too many containers");
  std::set<std::string_view> names;
  bool essential = false;
  for (const ContainerDefinition& container : containers) {
    check_name_and_image(container);
    if (!names.insert(*container.name).second)
      throw client_error("Container names must be unique within a task definition");
    essential |= container.essential.value_or(true);
  }
  if (!essential) throw client_error("Task definition doesn't have any essential container");
}

}  // namespace localecs::services::ecs
