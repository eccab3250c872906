// Volumes as binds: the Engine's by their names, host folders by their paths, file systems as
// folders of this machine.
#include "mounts.hpp"

#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/volume.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_traits.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>
#include <filesystem>

namespace localecs::decide {
namespace {

using aws::ecs::ContainerDefinition;
using state::Task;

const aws::ecs::Volume* volume_definition(const Task& task, const std::string& name) {
  if (task.definition->volumes)
    for (const auto& volume : *task.definition->volumes)
      if (volume.name == name) return &volume;
  return nullptr;
}

std::string engine_name_of(const Task& task, const std::string& container) {
  const auto found = std::ranges::find(task.containers, container, &state::Container::name);
  return found == task.containers.end() ? container : found->engine_name;
}

Missing missing_file_system(const Task& task, const std::string& why) {
  const std::string text = "failed to invoke EFS utils commands to set up EFS volumes: " + why;
  if (state::is_on_fargate(task)) return {"ResourceInitializationError: " + text};
  return {"ResourceInitializationError: resource cannot be initialized for task " + task.arn +
          ": " + text};
}

// `path` without links; empty where these lead out of `folder`, which may itself be a link. A part
// of the path that does not exist is no link.
std::string without_links(const std::string& folder, const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path base = fs::weakly_canonical(folder, error);
  if (error) return {};
  const fs::path real = fs::weakly_canonical(path, error);
  const fs::path inside = real.lexically_relative(base);
  if (error || inside.empty() || *inside.begin() == "..") return {};
  return path_inside(folder, inside.string());
}

// <folder>/<file system id>/<root directory>
Needed<std::string> file_system_path(const state::State& state, const Task& task,
                                     const std::string& id, std::string root) {
  const std::string& folder = state[ecs::settings].file_systems_folder;
  if (folder.empty())
    return missing_file_system(
        task, id + " has no folder on this machine: localecs was started without one for file "
                   "systems");
  // A task that mounts the folder of all file systems could make one a link to anywhere.
  if (id.empty() || id == "." || id == ".." || id.find('/') != std::string::npos)
    return missing_file_system(task, "'" + id + "' is no file system id");
  std::ranges::replace(root, '\\', '/');  // FSx for Windows: "\share"
  const std::string file_system = path_inside(folder, id);
  // Tasks make links in there as they like.
  std::string path = without_links(file_system, path_inside(file_system, root));
  if (path.empty()) return missing_file_system(task, "the path " + root + " leads out of " + id);
  return path;
}

// The left side of a bind: a volume's name or a folder; empty where nothing is to be mounted.
Needed<std::string> source_of(const state::State& state, const Task& task,
                              const std::string& name) {
  for (const state::Volume& volume : task.volumes)
    if (volume.name == name) return volume.engine_name;
  const aws::ecs::Volume* volume = volume_definition(task, name);
  if (!volume) return "";
  if (const auto& efs = volume->efsVolumeConfiguration)
    return file_system_path(state, task, efs->fileSystemId, efs->rootDirectory.value_or("/"));
  if (const auto& fsx = volume->fsxWindowsFileServerVolumeConfiguration)
    return file_system_path(state, task, fsx->fileSystemId, fsx->rootDirectory);
  return volume->host ? volume->host->sourcePath.value_or("") : "";
}

}  // namespace

std::string path_inside(const std::string& folder, const std::string& path) {
  // Below a root of its own ".." ends at that root.
  const auto inside = std::filesystem::path("/" + path).lexically_normal().relative_path();
  std::string whole = inside.empty() ? folder : (std::filesystem::path(folder) / inside).string();
  while (whole.size() > 1 && whole.ends_with('/')) whole.pop_back();
  return whole;
}

std::optional<Missing> set_mounts(const state::State& state, const Task& task,
                                  const ContainerDefinition& definition,
                                  effects::ContainerSpec& spec) {
  if (definition.mountPoints)
    for (const auto& mount : *definition.mountPoints) {
      const auto needed = source_of(state, task, mount.sourceVolume.value_or(""));
      if (const Missing* missing = missing_in(needed)) return *missing;
      const std::string& source = std::get<std::string>(needed);
      if (source.empty() || !mount.containerPath) continue;
      spec.binds.push_back(source + ":" + *mount.containerPath +
                           (mount.readOnly.value_or(false) ? ":ro" : ""));
    }
  if (definition.volumesFrom)
    for (const auto& from : *definition.volumesFrom)
      spec.volumes_from.push_back(engine_name_of(task, from.sourceContainer.value_or("")) +
                                  (from.readOnly.value_or(false) ? ":ro" : ""));
  if (definition.links)
    for (const std::string& link : *definition.links) {
      const std::string name = link.substr(0, link.find(':'));
      const std::string alias = link.substr(std::min(link.size(), name.size() + 1));
      spec.links.push_back(engine_name_of(task, name) + ":" + (alias.empty() ? name : alias));
    }
  return std::nullopt;
}

}  // namespace localecs::decide
