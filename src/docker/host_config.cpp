// Limits, privileges, name resolution, logging and devices of a container.
#include "host_config.hpp"

#include <localecs/aws/document.hpp>

#include <algorithm>

namespace localecs::docker {

using namespace aws::ecs;

namespace {

constexpr std::int64_t mebibyte = 1 << 20;
constexpr std::int64_t least_memory = 6 * mebibyte;             // Docker's own minimum
constexpr std::int64_t least_shares = 2, most_shares = 262144;  // the kernel's

void set_limits(Json& host, const effects::ContainerSpec& spec) {
  host["CpuShares"] = std::clamp(spec.cpu_shares, least_shares, most_shares);
  if (spec.memory > 0) host["Memory"] = std::max(spec.memory, least_memory);
  if (spec.memory_reservation > 0) {
    host["MemoryReservation"] = std::max(spec.memory_reservation, least_memory);
  }
}

Json ulimits_of(const std::vector<Ulimit>& ulimits) {
  Json list = Json::array();
  for (const auto& limit : ulimits) {
    list.push_back(
        {{"Name", aws::to_text(limit.name)}, {"Soft", limit.softLimit}, {"Hard", limit.hardLimit}});
  }
  return list;
}

Json hosts_of(const std::vector<HostEntry>& entries) {
  Json list = Json::array();
  for (const auto& entry : entries) list.push_back(entry.hostname + ":" + entry.ipAddress);
  return list;
}

Json sysctls_of(const std::vector<SystemControl>& controls) {
  Json map = Json::object();
  for (const auto& control : controls) {
    if (control.namespace_) map[*control.namespace_] = control.value.value_or("");
  }
  return map;
}

Json device_of(const Device& device) {
  std::string permissions;
  for (const auto permission : device.permissions.value_or(std::vector<DeviceCgroupPermission>())) {
    permissions += aws::to_text(permission)[0];  // read, write, mknod: "rwm"
  }
  return {{"PathOnHost", device.hostPath},
          {"PathInContainer", device.containerPath.value_or(device.hostPath)},
          {"CgroupPermissions", permissions.empty() ? "rwm" : permissions}};
}

std::string tmpfs_options(const Tmpfs& tmpfs) {
  std::string options;
  for (const auto& option : tmpfs.mountOptions.value_or(std::vector<std::string>())) {
    options += option + ",";
  }
  return options + "size=" + std::to_string(tmpfs.size) + "m";
}

void set_swap(Json& host, const LinuxParameters& parameters, std::int64_t memory) {
  if (!parameters.maxSwap) return;  // swappiness alone means nothing
  if (memory > 0)
    host["MemorySwap"] = std::max(memory, least_memory) + *parameters.maxSwap * mebibyte;
  if (parameters.swappiness) host["MemorySwappiness"] = *parameters.swappiness;
}

void set_linux(Json& host, const LinuxParameters& parameters, std::int64_t memory) {
  if (const auto& capabilities = parameters.capabilities) {
    if (capabilities->add) host["CapAdd"] = *capabilities->add;
    if (capabilities->drop) host["CapDrop"] = *capabilities->drop;
  }
  for (const auto& device : parameters.devices.value_or(std::vector<Device>())) {
    host["Devices"].push_back(device_of(device));
  }
  for (const auto& tmpfs : parameters.tmpfs.value_or(std::vector<Tmpfs>())) {
    host["Tmpfs"][tmpfs.containerPath] = tmpfs_options(tmpfs);
  }
  if (parameters.initProcessEnabled) host["Init"] = *parameters.initProcessEnabled;
  if (parameters.sharedMemorySize) host["ShmSize"] = *parameters.sharedMemorySize * mebibyte;
  set_swap(host, parameters, memory);
}

// awslogs and awsfirelens are not the Engine's to serve here: its default driver takes the output.
void set_logging(Json& host, const LogConfiguration& logging) {
  if (logging.logDriver == LogDriver::awslogs || logging.logDriver == LogDriver::awsfirelens)
    return;
  host["LogConfig"] = {{"Type", aws::to_text(logging.logDriver)},
                       {"Config", logging.options.value_or(std::map<std::string, std::string>())}};
}

void set_definition(Json& host, const ContainerDefinition& definition, std::int64_t memory) {
  if (definition.privileged) host["Privileged"] = *definition.privileged;
  if (definition.readonlyRootFilesystem) {
    host["ReadonlyRootfs"] = *definition.readonlyRootFilesystem;
  }
  if (definition.ulimits) host["Ulimits"] = ulimits_of(*definition.ulimits);
  if (definition.dnsServers) host["Dns"] = *definition.dnsServers;
  if (definition.dnsSearchDomains) host["DnsSearch"] = *definition.dnsSearchDomains;
  if (definition.extraHosts) host["ExtraHosts"] = hosts_of(*definition.extraHosts);
  if (definition.dockerSecurityOptions) host["SecurityOpt"] = *definition.dockerSecurityOptions;
  if (definition.systemControls) host["Sysctls"] = sysctls_of(*definition.systemControls);
  if (definition.logConfiguration) set_logging(host, *definition.logConfiguration);
  if (definition.linuxParameters) set_linux(host, *definition.linuxParameters, memory);
}

}  // namespace

Json host_config(const effects::ContainerSpec& spec) {
  Json host = Json::object();
  set_limits(host, spec);
  if (!spec.network_mode.empty()) host["NetworkMode"] = spec.network_mode;
  if (spec.definition) set_definition(host, *spec.definition, spec.memory);
  return host;
}

}  // namespace localecs::docker
