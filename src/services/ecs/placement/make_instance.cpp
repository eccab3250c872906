// Makes container instances: shares of the machine, with the attributes that ecs-agent registers.
#include <localecs/aws/ecs/attribute.hpp>
#include <localecs/base/arn.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/hosts.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>

#include "arns.hpp"
#include "instance_types.hpp"

namespace localecs::placement {
namespace {

using state::Instance;
using state::InstancePlan;

constexpr const char* kDefaultType = "m5.large";
constexpr int kOldestDocker = 17, kNewestDocker = 44;  // of the API versions 1.17 to 1.44
constexpr char kZones[] = {'a', 'b', 'c'};

// The agent's capabilities that localecs serves. A task that requires another is not placed.
constexpr std::string_view kAgentCapabilities[] = {"apparmor",
                                                   "ecr-auth",
                                                   "logging-driver.awsfirelens",
                                                   "logging-driver.awslogs",
                                                   "logging-driver.fluentd",
                                                   "logging-driver.gelf",
                                                   "logging-driver.journald",
                                                   "logging-driver.json-file",
                                                   "logging-driver.none",
                                                   "logging-driver.splunk",
                                                   "logging-driver.syslog",
                                                   "privileged-container",
                                                   "selinux",
                                                   "task-iam-role",
                                                   "task-iam-role-network-host"};
constexpr std::string_view kTaskEni = "task-eni";
constexpr std::string_view kCapabilities[] = {"container-health-check",
                                              "container-ordering",
                                              "docker-plugin.local",
                                              "efs",
                                              "efsAuth",
                                              "env-files.s3",
                                              "execution-role-awslogs",
                                              "execution-role-ecr-pull",
                                              "firelens.fluentbit",
                                              "firelens.fluentd",
                                              "firelens.options.config.file",
                                              "firelens.options.config.s3",
                                              "pid-ipc-namespace-sharing",
                                              "private-registry-authentication.secretsmanager",
                                              "secrets.asm.bootstrap.log-driver",
                                              "secrets.asm.environment-variables",
                                              "secrets.ssm.bootstrap.log-driver",
                                              "secrets.ssm.environment-variables",
                                              kTaskEni};

std::string architecture_of(const state::Host& host) {
  return host.architecture == "aarch64" ? "arm64" : "x86_64";
}

const InstanceType* find_type(std::string_view name) {
  const auto found = std::ranges::find(kInstanceTypes, name, &InstanceType::name);
  return found == kInstanceTypes.end() ? nullptr : &*found;
}

void set_size(Instance& instance, const InstancePlan& plan, const state::Host& host, int shares) {
  const InstanceType* type = find_type(plan.type);
  instance.cpu = plan.cpu ? plan.cpu : type ? type->vcpus * 1024 : 0;
  instance.memory = plan.memory ? plan.memory : type ? type->gibibytes * 1024 : 0;
  instance.is_whole_host = instance.cpu == 0 && instance.memory == 0;
  instance.of_equal_shares = std::max(1, shares);
  if (instance.cpu == 0) instance.cpu = host.cpu / instance.of_equal_shares;
  if (instance.memory == 0) instance.memory = host.memory / instance.of_equal_shares;
}

void add_gpus(Instance& instance, const InstancePlan& plan, IdSource& ids) {
  const InstanceType* type = find_type(plan.type);
  const int gpus = plan.gpus ? plan.gpus : type ? type->gpus : 0;
  for (int i = 0; i < gpus; ++i) instance.gpus.push_back("GPU-" + ids.uuid());
}

std::string zone_of(const InstancePlan& plan, const std::string& region, int number) {
  const std::string& zone = plan.availability_zone;
  if (zone.empty()) return region + kZones[static_cast<std::size_t>(number) % std::size(kZones)];
  return zone.size() == 1 ? region + zone : zone;
}

void add_attributes(Instance& instance, const InstancePlan& plan, const state::Host& host) {
  const auto add = [&](std::string name, std::optional<std::string> value = {}) {
    instance.attributes.push_back({.name = std::move(name), .value = std::move(value)});
  };
  add("ecs.availability-zone", instance.availability_zone);
  add("ecs.instance-type", instance.instance_type);
  add("ecs.os-type", "linux");
  add("ecs.os-family", "LINUX");
  add("ecs.cpu-architecture", architecture_of(host));
  // There is no VPC, so these ids are made up: the same name always gives the same id.
  add("ecs.ami-id", "ami-" + IdSource::of("localecs").hex(17));
  add("ecs.vpc-id", "vpc-" + IdSource::of("localecs").hex(17));
  add("ecs.subnet-id", "subnet-" + IdSource::of(instance.availability_zone).hex(17));
  for (const std::string_view name : kAgentCapabilities)
    add("com.amazonaws.ecs.capability." + std::string(name));
  for (int minor = kOldestDocker; minor <= kNewestDocker; ++minor)
    add("com.amazonaws.ecs.capability.docker-remote-api.1." + std::to_string(minor));
  // A remote Engine's instance cannot run awsvpc tasks: their networks are made on this machine.
  for (const std::string_view name : kCapabilities)
    if (plan.engine.empty() || name != kTaskEni) add("ecs.capability." + std::string(name));
  std::ranges::sort(instance.attributes, {}, &aws::ecs::Attribute::name);
  for (const auto& attribute : plan.attributes)
    state::set_attribute(instance, attribute.name, attribute.value);
}

}  // namespace

Instance make_instance(const state::State& state, const std::string& cluster_arn,
                       const InstancePlan& plan, int number, int shares, IdSource& ids,
                       TimePoint now) {
  Instance instance;
  instance.arn = beside_cluster(cluster_arn, "container-instance", ids.hex(32));
  instance.cluster_arn = cluster_arn;
  instance.ec2_instance_id = "i-" + ids.hex(17);
  instance.instance_type = plan.type.empty() ? kDefaultType : plan.type;
  instance.availability_zone = zone_of(plan, Arn::parse(cluster_arn)->region, number);
  instance.agent_version = kAgentVersion;
  instance.engine = plan.engine;
  const state::Host& host = state::host_of(state, instance);
  if (!plan.engine.empty()) instance.agent_connected = host.connected;
  instance.docker_version = host.engine_version;
  instance.registered_at = now;
  set_size(instance, plan, host, shares);
  add_gpus(instance, plan, ids);
  add_attributes(instance, plan, host);
  return instance;
}

void register_host(state::State& state, const state::Cluster& cluster, const state::Scope&,
                   IdSource& ids, TimePoint now) {
  static const std::vector<InstancePlan> whole_host(1);
  const auto& own = state[ecs::settings].instances;
  const std::vector<InstancePlan>& plans = own.empty() ? whole_host : own;
  const auto shares_of = [&](const std::string& engine) {
    return static_cast<int>(std::ranges::count_if(plans, [&](const InstancePlan& plan) {
      return plan.cpu == 0 && plan.memory == 0 && !find_type(plan.type) && plan.engine == engine;
    }));
  };
  int number = 0;
  for (const InstancePlan& plan : plans) {
    Instance instance =
        make_instance(state, cluster.arn, plan, number++, shares_of(plan.engine), ids, now);
    state[ecs::instances].put(instance.arn, instance);
  }
}

bool fit_to_host(Instance& instance, const state::Host& host) {
  if (instance.is_registered) return false;
  const Instance before = instance;
  if (instance.is_whole_host) {
    instance.cpu = host.cpu / instance.of_equal_shares;
    instance.memory = host.memory / instance.of_equal_shares;
  }
  const std::string architecture = architecture_of(host);
  const auto* shown = state::find_attribute(instance, "ecs.cpu-architecture");
  const bool other = !shown || shown->value != architecture;
  if (other) state::set_attribute(instance, "ecs.cpu-architecture", architecture);
  instance.docker_version = host.engine_version;
  return other || instance.cpu != before.cpu || instance.memory != before.memory ||
         instance.docker_version != before.docker_version;
}

}  // namespace localecs::placement
