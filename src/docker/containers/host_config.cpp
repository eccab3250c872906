// Limits, privileges, name resolution, logging and devices of a container.
#include "host_config.hpp"

#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/base/text.hpp>

#include <algorithm>

namespace localecs::docker {

using namespace aws::ecs;

namespace {

constexpr std::int64_t kMebibyte = 1 << 20;
constexpr std::int64_t kLeastMemory = 6 * kMebibyte;            // Docker's own minimum
constexpr std::int64_t kLeastShares = 2, kMostShares = 262144;  // the kernel's

constexpr std::int64_t kVcpu = 1024;  // units
constexpr std::int64_t kBillion = 1'000'000'000;

// Without a task cgroup the nearest thing is to give each container the whole task's limit. The
// Engine refuses more CPUs than its machine has.
void set_task_limits(Json& host, const effects::ContainerSpec& spec, int engine_cpus) {
  const auto& limits = spec.task_limits;
  if (limits.cpu > 0) {
    const auto wanted = limits.cpu * kBillion / kVcpu;
    host["NanoCpus"] = engine_cpus > 0 ? std::min(wanted, engine_cpus * kBillion) : wanted;
  }
  if (limits.memory > 0 && spec.memory == 0) host["Memory"] = std::max(limits.memory, kLeastMemory);
}

void set_limits(Json& host, const effects::ContainerSpec& spec) {
  host["CpuShares"] = std::clamp(spec.cpu_shares, kLeastShares, kMostShares);
  if (spec.memory > 0) host["Memory"] = std::max(spec.memory, kLeastMemory);
  if (spec.memory_reservation > 0)
    host["MemoryReservation"] = std::max(spec.memory_reservation, kLeastMemory);
}

Json ulimits_of(const std::vector<Ulimit>& ulimits) {
  Json list = Json::array();
  for (const auto& limit : ulimits)
    list.push_back(
        {{"Name", aws::to_text(limit.name)}, {"Soft", limit.softLimit}, {"Hard", limit.hardLimit}});
  return list;
}

void set_hosts(Json& host, const effects::ContainerSpec& spec) {
  Json list = Json::array();
  if (spec.definition) {
    for (const auto& entry : spec.definition->extraHosts.value_or(std::vector<HostEntry>()))
      list.push_back(entry.hostname + ":" + entry.ipAddress);
  }
  for (const auto& entry : spec.extra_hosts) list.push_back(entry);
  if (!list.empty()) host["ExtraHosts"] = std::move(list);
}

// net.* belongs to the network's owner: Docker refuses it in a container that joins another's.
void set_sysctls(Json& host, const effects::ContainerSpec& spec) {
  Json map = Json::object();
  if (spec.definition) {
    for (const auto& one : spec.definition->systemControls.value_or(std::vector<SystemControl>())) {
      if (one.namespace_) map[*one.namespace_] = one.value.value_or("");
    }
  }
  for (const auto& [name, value] : spec.sysctls) map[name] = value;
  if (joins_container(spec))
    std::erase_if(map.get_ref<Json::object_t&>(),
                  [](const auto& row) { return row.first.starts_with("net."); });
  if (!map.empty()) host["Sysctls"] = std::move(map);
}

void set_network(Json& host, const effects::ContainerSpec& spec) {
  if (!spec.network_mode.empty()) host["NetworkMode"] = spec.network_mode;
  if (joins_container(spec)) return;
  set_hosts(host, spec);
  if (!spec.links.empty()) host["Links"] = spec.links;
  if (!spec.definition) return;
  if (spec.definition->dnsServers) host["Dns"] = *spec.definition->dnsServers;
  if (spec.definition->dnsSearchDomains) host["DnsSearch"] = *spec.definition->dnsSearchDomains;
}

void set_mounts(Json& host, const effects::ContainerSpec& spec) {
  if (!spec.binds.empty()) host["Binds"] = spec.binds;
  if (!spec.volumes_from.empty()) host["VolumesFrom"] = spec.volumes_from;
}

Json device_of(const Device& device) {
  std::string permissions;
  for (const auto permission : device.permissions.value_or(std::vector<DeviceCgroupPermission>()))
    permissions += aws::to_text(permission)[0];  // read, write, mknod: "rwm"
  return {{"PathOnHost", device.hostPath},
          {"PathInContainer", device.containerPath.value_or(device.hostPath)},
          {"CgroupPermissions", permissions.empty() ? "rwm" : permissions}};
}

std::string tmpfs_options(const Tmpfs& tmpfs) {
  std::string options;
  for (const auto& option : tmpfs.mountOptions.value_or(std::vector<std::string>()))
    options += option + ",";
  return options + "size=" + std::to_string(tmpfs.size) + "m";
}

// ECS gives the swap alone, Docker wants memory and swap together.
void set_swap(Json& host, const LinuxParameters& parameters, bool has_swappiness) {
  if (!parameters.maxSwap) return;  // swappiness alone means nothing
  if (const auto memory = number(member(host, "Memory")); memory > 0)
    host["MemorySwap"] = memory + *parameters.maxSwap * kMebibyte;
  if (parameters.swappiness && has_swappiness) host["MemorySwappiness"] = *parameters.swappiness;
}

void set_linux(Json& host, const LinuxParameters& parameters) {
  if (const auto& capabilities = parameters.capabilities) {
    if (capabilities->add) host["CapAdd"] = *capabilities->add;
    if (capabilities->drop) host["CapDrop"] = *capabilities->drop;
  }
  for (const auto& device : parameters.devices.value_or(std::vector<Device>()))
    host["Devices"].push_back(device_of(device));
  for (const auto& tmpfs : parameters.tmpfs.value_or(std::vector<Tmpfs>()))
    host["Tmpfs"][tmpfs.containerPath] = tmpfs_options(tmpfs);
  if (parameters.initProcessEnabled) host["Init"] = *parameters.initProcessEnabled;
  if (parameters.sharedMemorySize) host["ShmSize"] = *parameters.sharedMemorySize * kMebibyte;
}

// A GPU requirement has their number; everything else of it is up to the NVIDIA runtime.
Json gpus_of(const std::vector<ResourceRequirement>& requirements) {
  Json requests = Json::array();
  for (const auto& one : requirements) {
    const auto count = to_number(one.value);
    if (one.type != ResourceType::GPU || !count) continue;
    requests.push_back({{"Driver", "nvidia"}, {"Count", *count}, {"Capabilities", {{"gpu"}}}});
  }
  return requests;
}

void set_definition(Json& host, const ContainerDefinition& definition) {
  if (definition.privileged) host["Privileged"] = *definition.privileged;
  if (definition.readonlyRootFilesystem)
    host["ReadonlyRootfs"] = *definition.readonlyRootFilesystem;
  if (definition.ulimits) host["Ulimits"] = ulimits_of(*definition.ulimits);
  if (definition.dockerSecurityOptions) host["SecurityOpt"] = *definition.dockerSecurityOptions;
  if (definition.linuxParameters) set_linux(host, *definition.linuxParameters);
  const auto gpus =
      gpus_of(definition.resourceRequirements.value_or(std::vector<ResourceRequirement>()));
  if (!gpus.empty()) host["DeviceRequests"] = gpus;
}

}  // namespace

bool joins_container(const effects::ContainerSpec& spec) {
  return spec.network_mode.starts_with("container:");
}

Json host_config(const effects::ContainerSpec& spec, const Surroundings& surroundings) {
  Json host = Json::object();
  set_limits(host, spec);
  if (!surroundings.cgroup_parent.empty())
    host["CgroupParent"] = surroundings.cgroup_parent;
  else
    set_task_limits(host, spec, surroundings.engine_cpus);
  set_network(host, spec);
  set_sysctls(host, spec);
  set_mounts(host, spec);
  if (!spec.pid_mode.empty()) host["PidMode"] = spec.pid_mode;
  if (!spec.ipc_mode.empty()) host["IpcMode"] = spec.ipc_mode;
  if (!spec.log_driver.empty())
    host["LogConfig"] = {{"Type", spec.log_driver}, {"Config", spec.log_options}};
  if (!spec.definition) return host;
  set_definition(host, *spec.definition);
  if (spec.definition->linuxParameters)
    set_swap(host, *spec.definition->linuxParameters, surroundings.has_swappiness);
  return host;
}

}  // namespace localecs::docker
