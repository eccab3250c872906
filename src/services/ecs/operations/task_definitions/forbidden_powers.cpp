// Searches a task definition for members that ask for a power over this machine.
#include "forbidden_powers.hpp"

#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/ecs/rows/powers.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>
#include <set>
#include <string_view>

#include "task_definition_rules.hpp"

namespace localecs::services::ecs {
namespace {

using state::Power;

class Check {
 public:
  explicit Check(const std::set<Power>& forbidden) : forbidden_(forbidden) {}

  void whole(const TaskDefinition& definition) const {
    const auto by_task = [](const char* what) { return std::string("The task has ") + what; };
    if (definition.networkMode == NetworkMode::host)
      refuse(Power::host_network, by_task("networkMode host"));
    if (definition.pidMode == PidMode::host)
      refuse(Power::host_namespaces, by_task("pidMode host"));
    if (definition.ipcMode == IpcMode::host)
      refuse(Power::host_namespaces, by_task("ipcMode host"));
    for (const ContainerDefinition& container : items(definition.containerDefinitions)) {
      one(container);
      for (const Volume& volume : items(definition.volumes)) mounted(container, volume);
    }
    // The Engine makes it though nothing mounts it; if it is shared, another definition can.
    for (const Volume& volume : items(definition.volumes))
      if (binds_folder(volume))
        refuse(Power::host_mounts, by_task("a volume that is a folder of this machine ('") +
                                       volume.name.value_or("") + "')");
  }

 private:
  void refuse(Power power, const std::string& what) const {
    if (!forbidden_.contains(power)) return;
    throw client_error(what + ", which this localecs does not permit (--forbid " +
                       std::string(std::ranges::find(kPowers, power, &NamedPower::power)->name) +
                       ").");
  }

  static std::string named(const ContainerDefinition& container, const std::string& what) {
    return "Container '" + container.name.value_or("") + "' " + what;
  }

  // A profile that is taken away is most of what privileged takes away.
  static bool is_unconfined(const std::string& option) {
    return option.find("unconfined") != std::string::npos ||
           option.find("disable") != std::string::npos;
  }

  void one(const ContainerDefinition& container) const {
    if (container.privileged.value_or(false))
      refuse(Power::privileged, named(container, "is privileged"));
    for (const std::string& option : items(container.dockerSecurityOptions))
      if (is_unconfined(option))
        refuse(Power::privileged, named(container, "has the security option " + option));
    if (!container.linuxParameters) return;
    const auto& capabilities = container.linuxParameters->capabilities;
    if (capabilities && !items(capabilities->add).empty())
      refuse(Power::capabilities,
             named(container, "adds the capability " + items(capabilities->add).front()));
    for (const Device& device : items(container.linuxParameters->devices))
      refuse(Power::devices, named(container, "has the device " + device.hostPath));
  }

  // Docker's local driver binds a folder as well, if its options say so.
  static bool binds_folder(const Volume& volume) {
    const auto& docker = volume.dockerVolumeConfiguration;
    return docker && docker->driverOpts && docker->driverOpts->contains("device");
  }

  static bool is_of_host(const Volume& volume) {
    if (volume.host && volume.host->sourcePath && !volume.host->sourcePath->empty()) return true;
    return binds_folder(volume);
  }

  void mounted(const ContainerDefinition& container, const Volume& volume) const {
    if (!is_of_host(volume)) return;
    for (const MountPoint& mount : items(container.mountPoints))
      if (mount.sourceVolume == volume.name)
        refuse(Power::host_mounts, named(container, "mounts a folder of this machine (volume '" +
                                                        volume.name.value_or("") + "')"));
  }

  const std::set<Power>& forbidden_;
};

}  // namespace

void check_powers(const TaskDefinition& definition, const state::State& state) {
  if (!state[ecs::settings].forbidden.empty())
    Check(state[ecs::settings].forbidden).whole(definition);
}

}  // namespace localecs::services::ecs
