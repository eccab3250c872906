// ECS wire shapes: container definition. Spelled as the public model spells them.
#pragma once

#include <localecs/aws/ecs/common.hpp>
#include <localecs/aws/shape.hpp>

#include <optional>

namespace localecs::aws::ecs {

enum class ContainerCondition { START, COMPLETE, SUCCESS, HEALTHY };

struct ContainerDependency {
  ContainerCondition condition{};
  std::string containerName;
};

enum class EnvironmentFileType { s3 };

struct EnvironmentFile {
  EnvironmentFileType type{};
  std::string value;
};

struct HostEntry {
  std::string hostname;
  std::string ipAddress;
};

enum class FirelensConfigurationType { fluentd, fluentbit };

struct FirelensConfiguration {
  std::optional<std::map<std::string, std::string>> options;
  FirelensConfigurationType type{};
};

struct HealthCheck {
  std::vector<std::string> command;
  std::optional<std::int32_t> interval;
  std::optional<std::int32_t> retries;
  std::optional<std::int32_t> startPeriod;
  std::optional<std::int32_t> timeout;
};

struct KernelCapabilities {
  std::optional<std::vector<std::string>> add;
  std::optional<std::vector<std::string>> drop;
};

enum class DeviceCgroupPermission { read, write, mknod };

struct Device {
  std::optional<std::string> containerPath;
  std::string hostPath;
  std::optional<std::vector<DeviceCgroupPermission>> permissions;
};

struct Tmpfs {
  std::string containerPath;
  std::optional<std::vector<std::string>> mountOptions;
  std::int32_t size{};
};

struct LinuxParameters {
  std::optional<KernelCapabilities> capabilities;
  std::optional<std::vector<Device>> devices;
  std::optional<bool> initProcessEnabled;
  std::optional<std::int32_t> maxSwap;
  std::optional<std::int32_t> sharedMemorySize;
  std::optional<std::int32_t> swappiness;
  std::optional<std::vector<Tmpfs>> tmpfs;
};

enum class LogDriver { json_file, syslog, journald, gelf, fluentd, awslogs, splunk, awsfirelens };

struct Secret {
  std::string name;
  std::string valueFrom;
};

struct LogConfiguration {
  LogDriver logDriver{};
  std::optional<std::map<std::string, std::string>> options;
  std::optional<std::vector<Secret>> secretOptions;
};

struct MountPoint {
  std::optional<std::string> containerPath;
  std::optional<bool> readOnly;
  std::optional<std::string> sourceVolume;
};

enum class ApplicationProtocol { http, http2, grpc };

enum class TransportProtocol { tcp, udp };

struct PortMapping {
  std::optional<ApplicationProtocol> appProtocol;
  std::optional<std::int32_t> containerPort;
  std::optional<std::string> containerPortRange;
  std::optional<std::int32_t> hostPort;
  std::optional<std::string> name;
  std::optional<TransportProtocol> protocol;
};

struct RepositoryCredentials {
  std::string credentialsParameter;
};

enum class ResourceType { GPU, InferenceAccelerator };

struct ResourceRequirement {
  ResourceType type{};
  std::string value;
};

struct ContainerRestartPolicy {
  bool enabled{};
  std::optional<std::vector<std::int32_t>> ignoredExitCodes;
  std::optional<std::int32_t> restartAttemptPeriod;
};

struct SystemControl {
  std::optional<std::string> namespace_;
  std::optional<std::string> value;
};

enum class UlimitName {
  core,
  cpu,
  data,
  fsize,
  locks,
  memlock,
  msgqueue,
  nice,
  nofile,
  nproc,
  rss,
  rtprio,
  rttime,
  sigpending,
  stack
};

struct Ulimit {
  std::int32_t hardLimit{};
  UlimitName name{};
  std::int32_t softLimit{};
};

enum class VersionConsistency { enabled, disabled };

struct VolumeFrom {
  std::optional<bool> readOnly;
  std::optional<std::string> sourceContainer;
};

struct ContainerDefinition {
  std::optional<std::vector<std::string>> command;
  std::optional<std::int32_t> cpu;
  std::optional<std::vector<std::string>> credentialSpecs;
  std::optional<std::vector<ContainerDependency>> dependsOn;
  std::optional<bool> disableNetworking;
  std::optional<std::vector<std::string>> dnsSearchDomains;
  std::optional<std::vector<std::string>> dnsServers;
  std::optional<std::map<std::string, std::string>> dockerLabels;
  std::optional<std::vector<std::string>> dockerSecurityOptions;
  std::optional<std::vector<std::string>> entryPoint;
  std::optional<std::vector<KeyValuePair>> environment;
  std::optional<std::vector<EnvironmentFile>> environmentFiles;
  std::optional<bool> essential;
  std::optional<std::vector<HostEntry>> extraHosts;
  std::optional<FirelensConfiguration> firelensConfiguration;
  std::optional<HealthCheck> healthCheck;
  std::optional<std::string> hostname;
  std::optional<std::string> image;
  std::optional<bool> interactive;
  std::optional<std::vector<std::string>> links;
  std::optional<LinuxParameters> linuxParameters;
  std::optional<LogConfiguration> logConfiguration;
  std::optional<std::int32_t> memory;
  std::optional<std::int32_t> memoryReservation;
  std::optional<std::vector<MountPoint>> mountPoints;
  std::optional<std::string> name;
  std::optional<std::vector<PortMapping>> portMappings;
  std::optional<bool> privileged;
  std::optional<bool> pseudoTerminal;
  std::optional<bool> readonlyRootFilesystem;
  std::optional<RepositoryCredentials> repositoryCredentials;
  std::optional<std::vector<ResourceRequirement>> resourceRequirements;
  std::optional<ContainerRestartPolicy> restartPolicy;
  std::optional<std::vector<Secret>> secrets;
  std::optional<std::int32_t> startTimeout;
  std::optional<std::int32_t> stopTimeout;
  std::optional<std::vector<SystemControl>> systemControls;
  std::optional<std::vector<Ulimit>> ulimits;
  std::optional<std::string> user;
  std::optional<VersionConsistency> versionConsistency;
  std::optional<std::vector<VolumeFrom>> volumesFrom;
  std::optional<std::string> workingDirectory;
};

}  // namespace localecs::aws::ecs

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::ContainerCondition>::get();
template <> const Shape& ShapeOf<ecs::ContainerDependency>::get();
template <> const Shape& ShapeOf<ecs::EnvironmentFileType>::get();
template <> const Shape& ShapeOf<ecs::EnvironmentFile>::get();
template <> const Shape& ShapeOf<ecs::HostEntry>::get();
template <> const Shape& ShapeOf<ecs::FirelensConfigurationType>::get();
template <> const Shape& ShapeOf<ecs::FirelensConfiguration>::get();
template <> const Shape& ShapeOf<ecs::HealthCheck>::get();
template <> const Shape& ShapeOf<ecs::KernelCapabilities>::get();
template <> const Shape& ShapeOf<ecs::DeviceCgroupPermission>::get();
template <> const Shape& ShapeOf<ecs::Device>::get();
template <> const Shape& ShapeOf<ecs::Tmpfs>::get();
template <> const Shape& ShapeOf<ecs::LinuxParameters>::get();
template <> const Shape& ShapeOf<ecs::LogDriver>::get();
template <> const Shape& ShapeOf<ecs::Secret>::get();
template <> const Shape& ShapeOf<ecs::LogConfiguration>::get();
template <> const Shape& ShapeOf<ecs::MountPoint>::get();
template <> const Shape& ShapeOf<ecs::ApplicationProtocol>::get();
template <> const Shape& ShapeOf<ecs::TransportProtocol>::get();
template <> const Shape& ShapeOf<ecs::PortMapping>::get();
template <> const Shape& ShapeOf<ecs::RepositoryCredentials>::get();
template <> const Shape& ShapeOf<ecs::ResourceType>::get();
template <> const Shape& ShapeOf<ecs::ResourceRequirement>::get();
template <> const Shape& ShapeOf<ecs::ContainerRestartPolicy>::get();
template <> const Shape& ShapeOf<ecs::SystemControl>::get();
template <> const Shape& ShapeOf<ecs::UlimitName>::get();
template <> const Shape& ShapeOf<ecs::Ulimit>::get();
template <> const Shape& ShapeOf<ecs::VersionConsistency>::get();
template <> const Shape& ShapeOf<ecs::VolumeFrom>::get();
template <> const Shape& ShapeOf<ecs::ContainerDefinition>::get();

}  // namespace localecs::aws
// clang-format on
