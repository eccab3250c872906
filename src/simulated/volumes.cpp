// Making and removing simulated volumes.
#include "volumes.hpp"

namespace localecs::simulated {

using effects::Problem;

std::optional<Problem> Volumes::create(const effects::CreateVolume& what) {
  if (volumes_.contains(what.name)) return std::nullopt;
  if (what.must_exist)
    return Problem{Problem::Kind::vanished,
                   "Error response from daemon: get " + what.name + ": no such volume"};
  volumes_.emplace(
      what.name,
      Volume{.name = what.name, .task_arn = what.is_shared ? std::string() : what.key.task_arn});
  return std::nullopt;
}

void Volumes::remove_ours() {
  std::erase_if(volumes_, [](const auto& one) { return !one.second.task_arn.empty(); });
}

std::vector<Volume> Volumes::all() const {
  std::vector<Volume> volumes;
  for (const auto& [name, volume] : volumes_) volumes.push_back(volume);
  return volumes;
}

}  // namespace localecs::simulated
