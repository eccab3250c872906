// Image references, and the digests of version consistency in them.
#include "image.hpp"

#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/describe_service_revisions.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>
#include <string_view>

namespace localecs::decide {
namespace {

using aws::ecs::ContainerImage;
using aws::ecs::ServiceRevision;
using state::Container;
using state::Deployment;
using state::Task;

// "localhost:5000/web:1" -> "localhost:5000/web": a colon in front of a slash is the port's.
std::string_view repository_of(std::string_view image) {
  const auto colon = image.rfind(':');
  const bool has_tag = colon != image.npos && image.find('/', colon) == image.npos;
  return has_tag ? image.substr(0, colon) : image;
}

// The service revision of the deployment that started the task; nullptr where it is gone.
const ServiceRevision* revision_of(const state::State& state, const Task& task) {
  const state::Service* service = state[ecs::services].find(task.service_arn);
  if (!service) return nullptr;
  const auto found = std::ranges::find(service->deployments, task.started_by, &Deployment::id);
  return found == service->deployments.end()
             ? nullptr
             : state[ecs::service_revisions].find(found->revision_arn);
}

}  // namespace

std::string image_of(const Task& task, const Container& container) {
  const std::string& image = *state::definition_of(task, container).image;
  if (container.image_digest.empty() || image.find('@') != image.npos) return image;
  return std::string(repository_of(image)) + "@" + container.image_digest;
}

void pin_image(const state::State& state, const Task& task, Container& container) {
  const bool has_begun =
      container.pulled || container.image_missing || !container.pull_problem.empty();
  if (has_begun || !container.image_digest.empty() || task.service_arn.empty()) return;
  const ServiceRevision* revision = revision_of(state, task);
  if (!revision || !revision->containerImages) return;
  for (const ContainerImage& image : *revision->containerImages)
    if (image.containerName == container.name)
      container.image_digest = image.imageDigest.value_or("");
}

}  // namespace localecs::decide
