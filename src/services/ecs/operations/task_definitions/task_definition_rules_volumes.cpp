// Rules about the task's volumes.
#include <localecs/aws/ecs/mount_point.hpp>
#include <localecs/aws/ecs/volume.hpp>
#include <localecs/base/text.hpp>

#include <set>

#include "task_definition_rules.hpp"

namespace localecs::services::ecs {
namespace {

void check_efs(const EFSVolumeConfiguration& efs) {
  const bool encrypted = efs.transitEncryption == EFSTransitEncryption::ENABLED;
  const auto& authorization = efs.authorizationConfig;
  if (!authorization) return;
  if (authorization->iam == EFSAuthorizationConfigIAM::ENABLED && !encrypted)
    throw client_error("EFS IAM authorization requires TransitEncryption to be enabled");
  if (!has(authorization->accessPointId)) return;
  if (has(efs.rootDirectory) && efs.rootDirectory != "/")
    throw client_error(
        "When using an EFS access point, the root directory must either be set to \"/\" or be "
        "omitted.");
  if (!encrypted) throw client_error("EFS access points require TransitEncryption to be enabled");
}

void check_docker(const DockerVolumeConfiguration& docker) {
  if (docker.scope == Scope::task && !docker.autoprovision.value_or(true))
    throw client_error(
        "When 'scope' parameter is 'task', 'autoprovision' must either not be specified or set to "
        "'True'.");
}

void check_volume(const Volume& volume) {
  if (!has(volume.name)) throw client_error("Volume.name should not be null or empty.");
  if (!is_name(*volume.name)) throw client_error("Volume.name contains invalid characters.");
  if (volume.host && volume.host->sourcePath && volume.host->sourcePath->empty())
    throw client_error("host.sourcePath should not be blank.");
  const bool on_host = volume.host && has(volume.host->sourcePath);
  const int kinds = on_host + volume.dockerVolumeConfiguration.has_value() +
                    volume.efsVolumeConfiguration.has_value() +
                    volume.fsxWindowsFileServerVolumeConfiguration.has_value() +
                    volume.s3filesVolumeConfiguration.has_value();
  if (kinds > 1)
    throw client_error(
        "When the volume parameter is specified, only one volume configuration type should be "
        "used.");
  if (volume.dockerVolumeConfiguration) check_docker(*volume.dockerVolumeConfiguration);
  if (volume.efsVolumeConfiguration) check_efs(*volume.efsVolumeConfiguration);
}

bool is_mounted(const Request& request, const Volume& volume) {
  return std::ranges::any_of(request.containerDefinitions, [&](const auto& container) {
    return std::ranges::any_of(items(container.mountPoints), [&](const MountPoint& mount) {
      return mount.sourceVolume == volume.name;
    });
  });
}

}  // namespace

void check_volumes(const Request& request) {
  std::set<std::string> names;
  for (const Volume& volume : items(request.volumes)) {
    check_volume(volume);
    if (!names.insert(*volume.name).second)
      throw client_error("Volume names must be unique within a task definition");
    // Other volumes may stand there unused; one that is made for each task may not.
    if (volume.configuredAtLaunch.value_or(false) && !is_mounted(request, volume))
      throw client_error("Volumes [" + *volume.name +
                         "] are not referenced by any of the containers");
  }
}

}  // namespace localecs::services::ecs
