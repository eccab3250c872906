// The rules on images: a deployment's are known once, and all that starts later runs them.
#include "safety.hpp"

#include <localecs/aws/ecs/describe_service_revisions.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>

namespace localecs::tests {

// A deployment's image stays what it is, wherever the tag moves.
void Safety::note_digests(const state::Service& service) {
  for (const state::Deployment& deployment : service.deployments) {
    const auto* revision = world_.state[ecs::service_revisions].find(deployment.revision_arn);
    if (!revision) continue;
    for (const auto& image : *revision->containerImages) {
      if (!image.imageDigest) continue;
      const auto [known, is_new] =
          digests_.try_emplace(deployment.id + *image.containerName, *image.imageDigest);
      if (known->second != *image.imageDigest)
        breaks("the image of " + deployment.id + " has changed");
    }
  }
}

std::vector<std::string> Safety::known_digests(const state::Task& task) const {
  std::vector<std::string> digests;
  for (const auto& container : task.containers) {
    const auto known = digests_.find(task.started_by + container.name);
    digests.push_back(known == digests_.end() ? "" : known->second);
  }
  return digests;
}

// What started after its deployment's image was known runs that one.
void Safety::check_images(const state::Task& task, const std::vector<std::string>& digests) {
  for (std::size_t i = 0; i < task.containers.size(); ++i) {
    const auto& container = task.containers[i];
    if (container.started_at && !digests[i].empty() && container.image_digest != digests[i])
      breaks("task " + std::string(state::id_of(task.arn)) + "'s container " + container.name +
             " runs another image");
  }
}

}  // namespace localecs::tests
