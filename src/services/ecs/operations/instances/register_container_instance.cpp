// RegisterContainerInstance: a user's agent brings a machine of its own. No Engine of ours is
// behind it: its tasks wait for that agent.
#include <localecs/aws/ecs/describe_container_instances.hpp>
#include <localecs/aws/ecs/register_container_instance.hpp>
#include <localecs/base/json.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/instance.hpp>

#include <nlohmann/json.hpp>

#include "container_instances.hpp"
#include "instance_attributes.hpp"

namespace localecs::services::ecs {
namespace {

using state::Instance;
using state::InstanceStatus;

std::set<int> ports_of(const std::vector<std::string>& texts) {
  std::set<int> ports;
  for (const std::string& text : texts) {
    const auto port = to_number(text);
    if (!port || *port < 0 || *port > 65535)
      throw client_error("'" + text + "' in totalResources is no port.");
    ports.insert(static_cast<int>(*port));
  }
  return ports;
}

int size_of(const Resource& resource) {
  const std::int64_t value = resource.integerValue.value_or(0);
  constexpr std::int64_t kMost = 1'000'000'000;
  if (value < 0 || value > kMost)
    throw client_error("The integerValue of totalResources must be between 0 and 1000000000.");
  return static_cast<int>(value);
}

void take_resources(Instance& instance, const std::vector<Resource>& resources) {
  for (const Resource& resource : resources) {
    const std::string name = resource.name.value_or("");
    const auto values = resource.stringSetValue.value_or(std::vector<std::string>{});
    if (name == "CPU") instance.cpu = size_of(resource);
    if (name == "MEMORY") instance.memory = size_of(resource);
    if (name == "PORTS") instance.reserved_tcp = ports_of(values);
    if (name == "PORTS_UDP") instance.reserved_udp = ports_of(values);
    if (name == "GPU") instance.gpus = values;
  }
}

// EC2's document tells which machine it is; the agent of one elsewhere sends none.
void take_identity(Instance& instance, const std::optional<std::string>& text) {
  if (!text || text->empty()) return;
  const auto document = read_json(*text);
  if (!document.is_object()) throw client_error("The instance identity document is not valid.");
  const auto member = [&](const char* name) {
    const auto found = document.find(name);
    return found != document.end() && found->is_string() ? found->get<std::string>() : "";
  };
  const auto attribute = [&](const char* name, const std::string& value) {
    if (!value.empty()) state::set_attribute(instance, name, value);
  };
  instance.ec2_instance_id = member("instanceId");
  instance.instance_type = member("instanceType");
  instance.availability_zone = member("availabilityZone");
  attribute("ecs.instance-type", instance.instance_type);
  attribute("ecs.availability-zone", instance.availability_zone);
  attribute("ecs.ami-id", member("imageId"));
}

void take_versions(Instance& instance, const std::optional<VersionInfo>& info) {
  if (!info) return;
  const std::string before = instance.agent_version;
  instance.agent_version = info->agentVersion.value_or("");
  instance.agent_hash = info->agentHash.value_or("");
  instance.docker_version = info->dockerVersion.value_or("");
  if (instance.agent_update && before != instance.agent_version)
    instance.agent_update = AgentUpdateStatus::UPDATED;
}

Instance known_instance(Call& call, const state::Cluster& cluster, const std::string& arn) {
  Instance instance = find_instance(call, cluster, arn);
  if (!instance.is_registered)
    throw client_error("The container instance belongs to localecs and has no agent of its own.");
  if (instance.status == InstanceStatus::INACTIVE)
    throw client_error("The referenced container instance was deregistered.");
  ++instance.version;
  return instance;
}

Instance new_instance(Call& call, const state::Cluster& cluster) {
  Instance instance;
  instance.arn = instance_prefix(call, cluster) + call.ids.hex(32);
  instance.cluster_arn = cluster.arn;
  instance.is_whole_host = false;
  instance.is_registered = true;
  instance.registered_at = call.now;
  state::set_attribute(instance, "ecs.os-type", "linux");
  state::set_attribute(instance, "ecs.os-family", "LINUX");
  return instance;
}

}  // namespace

RegisterContainerInstanceResponse register_container_instance(
    Call& call, const RegisterContainerInstanceRequest& input) {
  const state::Cluster& cluster = find_cluster(call, input.cluster);
  const bool again = input.containerInstanceArn && !input.containerInstanceArn->empty();
  Instance instance = again ? known_instance(call, cluster, *input.containerInstanceArn)
                            : new_instance(call, cluster);
  take_identity(instance, input.instanceIdentityDocument);
  take_resources(instance, input.totalResources.value_or(std::vector<Resource>{}));
  if (input.platformDevices) {
    instance.gpus.clear();
    for (const PlatformDevice& device : *input.platformDevices) instance.gpus.push_back(device.id);
  }
  for (const Attribute& attribute : input.attributes.value_or(std::vector<Attribute>{})) {
    check_attribute(attribute);
    state::set_attribute(instance, attribute.name, attribute.value);
  }
  check_custom_attributes(instance);
  take_versions(instance, input.versionInfo);
  check_tags(input.tags.value_or(std::vector<Tag>{}));
  merge_tags(instance.tags, input.tags.value_or(std::vector<Tag>{}));
  instance.agent_connected = true;
  const Instance& row = call.state[ecs::instances].put(instance.arn, instance);
  placement::wake_services(call.state, cluster.arn);
  static const std::vector<ContainerInstanceField> with_tags{ContainerInstanceField::TAGS};
  return {instance_view(call, row, with_tags)};
}

}  // namespace localecs::services::ecs
