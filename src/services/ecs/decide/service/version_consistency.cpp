// Finds the digest that each container of a deployment showed first.
#include "version_consistency.hpp"

#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/describe_service_revisions.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include <algorithm>
#include <map>
#include <string_view>

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

// "sha256:<64 hex digits>": a user's own agent may tell anything.
bool is_digest(std::string_view text) {
  constexpr std::string_view algorithm = "sha256:";
  constexpr std::size_t digits = 64;
  return text.starts_with(algorithm) && text.size() == algorithm.size() + digits &&
         text.find_first_not_of("0123456789abcdef", algorithm.size()) == text.npos;
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

}  // namespace

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
