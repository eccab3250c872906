// Digests on their way from the first tasks of a deployment through its revision to all others.
#include "version_consistency.hpp"

#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/describe_service_revisions.hpp>
#include <localecs/services/ecs/decide/lifecycle.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include <algorithm>
#include <map>
#include <string_view>

#include "service_look.hpp"

namespace localecs::decide {
namespace {

using aws::ecs::ContainerImage;
using aws::ecs::ServiceRevision;
using state::Container;
using state::Deployment;
using state::Task;

bool is_pinned(const aws::ecs::ContainerDefinition& definition) {
  return definition.versionConsistency != aws::ecs::VersionConsistency::disabled;
}

// "sha256:<64 hex digits>". What a user's agent tells may be anything.
bool is_digest(std::string_view text) {
  constexpr std::string_view algorithm = "sha256:";
  constexpr std::size_t digits = 64;
  return text.starts_with(algorithm) && text.size() == algorithm.size() + digits &&
         text.find_first_not_of("0123456789abcdef", algorithm.size()) == text.npos;
}

// "localhost:5000/web:1" -> "localhost:5000/web": a colon in front of a slash is the port's.
std::string_view repository_of(std::string_view image) {
  const auto colon = image.rfind(':');
  const bool has_tag = colon != image.npos && image.find('/', colon) == image.npos;
  return has_tag ? image.substr(0, colon) : image;
}

bool is_complete(const ServiceRevision& revision) {
  return std::ranges::all_of(*revision.containerImages, [](const ContainerImage& image) {
    return image.imageDigest.has_value();
  });
}

// By name, of the deployment's containers that have shown a digest the one that started first.
std::map<std::string_view, const Container*> first_of(const ServiceLook& look,
                                                      const Deployment& deployment) {
  std::map<std::string_view, const Container*> first;
  for (const std::string& arn : look.state[ecs::tasks].of_service(look.plan.service.arn)) {
    const Task* task = look.state[ecs::tasks].find(arn);
    if (!task || task->started_by != deployment.id) continue;
    for (const Container& container : task->containers) {
      if (!container.started_at || !is_digest(container.image_digest) ||
          !is_pinned(state::definition_of(*task, container)))
        continue;
      const Container*& known = first[container.name];
      if (!known || container.started_at < known->started_at) known = &container;
    }
  }
  return first;
}

const ServiceRevision* revision_of(const state::State& state, const Task& task) {
  const state::Service* service = state[ecs::services].find(task.service_arn);
  if (!service) return nullptr;
  const auto found = std::ranges::find(service->deployments, task.started_by, &Deployment::id);
  return found == service->deployments.end() ? nullptr
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

void note_digests(ServiceLook& look) {
  for (const Deployment& deployment : look.service().deployments) {
    const ServiceRevision* row = look.state[ecs::service_revisions].find(deployment.revision_arn);
    if (!row || !row->containerImages || is_complete(*row)) continue;
    const auto first = first_of(look, deployment);
    const auto is_news = [&](const ContainerImage& image) {
      return !image.imageDigest && first.contains(image.containerName.value_or(""));
    };
    if (std::ranges::none_of(*row->containerImages, is_news)) continue;
    ServiceRevision& revision = look.plan.service_revisions.emplace_back(*row);
    for (ContainerImage& image : *revision.containerImages)
      if (is_news(image)) image.imageDigest = first.at(*image.containerName)->image_digest;
  }
}

}  // namespace localecs::decide
