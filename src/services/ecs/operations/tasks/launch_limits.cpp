// Looks through a task definition for members that would have no effect here: a task that has one
// would not be what was asked for.
#include "launch_limits.hpp"

#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/state/state.hpp>

#include "launch_rules.hpp"

namespace localecs::services::ecs {
namespace {

template <class List>
bool has_any(const std::optional<List>& list) {
  return list && !list->empty();
}

void check_volume(const Volume& volume, const state::State& state) {
  const std::string name = " (volume '" + volume.name.value_or("") + "')";
  const bool is_file_system =
      volume.efsVolumeConfiguration || volume.fsxWindowsFileServerVolumeConfiguration;
  if (is_file_system && state[ecs::settings].file_systems_folder.empty())
    throw unsupported("mount EFS or FSx file systems unless --file-systems names a folder" + name);
  if (volume.s3filesVolumeConfiguration) throw unsupported("mount S3 file systems" + name);
  if (volume.configuredAtLaunch.value_or(false)) throw unsupported("attach EBS volumes" + name);
}

void check_container(const ContainerDefinition& container, const state::State& state) {
  const std::string name = " (container '" + *container.name + "')";
  if (has_any(container.credentialSpecs)) throw unsupported("use credentialSpecs" + name);
  for (const std::string& option :
       container.dockerSecurityOptions.value_or(std::vector<std::string>{}))
    if (option.starts_with("credentialspec:"))
      throw unsupported("use credentialSpecs in dockerSecurityOptions" + name);
  check_environment_files(container.environmentFiles, state);
}

bool is_windows(const TaskDefinition& definition) {
  const auto& platform = definition.runtimePlatform;
  return platform && platform->operatingSystemFamily &&
         *platform->operatingSystemFamily != OSFamily::LINUX;
}

}  // namespace

void check_environment_files(const std::optional<std::vector<EnvironmentFile>>& files,
                             const state::State& state) {
  if (has_any(files) && state[ecs::settings].s3_folder.empty())
    throw unsupported("read environment files unless --s3 names a folder that holds the buckets");
}

void check_limits(const TaskDefinition& definition, const state::State& state) {
  if (is_windows(definition)) throw unsupported("run Windows containers");
  if (definition.proxyConfiguration) throw unsupported("run App Mesh proxies (proxyConfiguration)");
  for (const Volume& volume : definition.volumes.value_or(std::vector<Volume>{}))
    check_volume(volume, state);
  for (const ContainerDefinition& container : *definition.containerDefinitions)
    check_container(container, state);
}

}  // namespace localecs::services::ecs
