// Describes the ECS shapes of container_definition.hpp.
#include <localecs/aws/ecs/container_definition.hpp>

#include "describe.hpp"

namespace localecs::aws::ecs {

BOOST_DESCRIBE_ENUM(ContainerCondition, START, COMPLETE, SUCCESS, HEALTHY)
BOOST_DESCRIBE_STRUCT(ContainerDependency, (), (condition, containerName))
BOOST_DESCRIBE_ENUM(EnvironmentFileType, s3)
BOOST_DESCRIBE_STRUCT(EnvironmentFile, (), (type, value))
BOOST_DESCRIBE_STRUCT(HostEntry, (), (hostname, ipAddress))
BOOST_DESCRIBE_ENUM(FirelensConfigurationType, fluentd, fluentbit)
BOOST_DESCRIBE_STRUCT(FirelensConfiguration, (), (options, type))
BOOST_DESCRIBE_STRUCT(HealthCheck, (), (command, interval, retries, startPeriod, timeout))
BOOST_DESCRIBE_STRUCT(KernelCapabilities, (), (add, drop))
BOOST_DESCRIBE_ENUM(DeviceCgroupPermission, read, write, mknod)
BOOST_DESCRIBE_STRUCT(Device, (), (containerPath, hostPath, permissions))
BOOST_DESCRIBE_STRUCT(Tmpfs, (), (containerPath, mountOptions, size))
BOOST_DESCRIBE_STRUCT(LinuxParameters, (), (capabilities, devices, initProcessEnabled, maxSwap, sharedMemorySize, swappiness, tmpfs))
BOOST_DESCRIBE_ENUM(LogDriver, json_file, syslog, journald, gelf, fluentd, awslogs, splunk, awsfirelens)
BOOST_DESCRIBE_STRUCT(Secret, (), (name, valueFrom))
BOOST_DESCRIBE_STRUCT(LogConfiguration, (), (logDriver, options, secretOptions))
BOOST_DESCRIBE_STRUCT(MountPoint, (), (containerPath, readOnly, sourceVolume))
BOOST_DESCRIBE_ENUM(ApplicationProtocol, http, http2, grpc)
BOOST_DESCRIBE_ENUM(TransportProtocol, tcp, udp)
BOOST_DESCRIBE_STRUCT(PortMapping, (), (appProtocol, containerPort, containerPortRange, hostPort, name, protocol))
BOOST_DESCRIBE_STRUCT(RepositoryCredentials, (), (credentialsParameter))
BOOST_DESCRIBE_ENUM(ResourceType, GPU, InferenceAccelerator)
BOOST_DESCRIBE_STRUCT(ResourceRequirement, (), (type, value))
BOOST_DESCRIBE_STRUCT(ContainerRestartPolicy, (), (enabled, ignoredExitCodes, restartAttemptPeriod))
BOOST_DESCRIBE_STRUCT(SystemControl, (), (namespace_, value))
BOOST_DESCRIBE_ENUM(UlimitName, core, cpu, data, fsize, locks, memlock, msgqueue, nice, nofile, nproc, rss, rtprio, rttime, sigpending, stack)
BOOST_DESCRIBE_STRUCT(Ulimit, (), (hardLimit, name, softLimit))
BOOST_DESCRIBE_ENUM(VersionConsistency, enabled, disabled)
BOOST_DESCRIBE_STRUCT(VolumeFrom, (), (readOnly, sourceContainer))
BOOST_DESCRIBE_STRUCT(ContainerDefinition, (), (command, cpu, credentialSpecs, dependsOn, disableNetworking, dnsSearchDomains, dnsServers, dockerLabels, dockerSecurityOptions, entryPoint, environment, environmentFiles, essential, extraHosts, firelensConfiguration, healthCheck, hostname, image, interactive, links, linuxParameters, logConfiguration, memory, memoryReservation, mountPoints, name, portMappings, privileged, pseudoTerminal, readonlyRootFilesystem, repositoryCredentials, resourceRequirements, restartPolicy, secrets, startTimeout, stopTimeout, systemControls, ulimits, user, versionConsistency, volumesFrom, workingDirectory))

}  // namespace localecs::aws::ecs

namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::ContainerCondition>::get() { return enumeration<ecs::ContainerCondition>("ContainerCondition"); }
template <> const Shape& ShapeOf<ecs::ContainerDependency>::get() { return structure<ecs::ContainerDependency>("ContainerDependency"); }
template <> const Shape& ShapeOf<ecs::EnvironmentFileType>::get() { return enumeration<ecs::EnvironmentFileType>("EnvironmentFileType"); }
template <> const Shape& ShapeOf<ecs::EnvironmentFile>::get() { return structure<ecs::EnvironmentFile>("EnvironmentFile"); }
template <> const Shape& ShapeOf<ecs::HostEntry>::get() { return structure<ecs::HostEntry>("HostEntry"); }
template <> const Shape& ShapeOf<ecs::FirelensConfigurationType>::get() { return enumeration<ecs::FirelensConfigurationType>("FirelensConfigurationType"); }
template <> const Shape& ShapeOf<ecs::FirelensConfiguration>::get() { return structure<ecs::FirelensConfiguration>("FirelensConfiguration"); }
template <> const Shape& ShapeOf<ecs::HealthCheck>::get() { return structure<ecs::HealthCheck>("HealthCheck"); }
template <> const Shape& ShapeOf<ecs::KernelCapabilities>::get() { return structure<ecs::KernelCapabilities>("KernelCapabilities"); }
template <> const Shape& ShapeOf<ecs::DeviceCgroupPermission>::get() { return enumeration<ecs::DeviceCgroupPermission>("DeviceCgroupPermission"); }
template <> const Shape& ShapeOf<ecs::Device>::get() { return structure<ecs::Device>("Device"); }
template <> const Shape& ShapeOf<ecs::Tmpfs>::get() { return structure<ecs::Tmpfs>("Tmpfs"); }
template <> const Shape& ShapeOf<ecs::LinuxParameters>::get() { return structure<ecs::LinuxParameters>("LinuxParameters"); }
template <> const Shape& ShapeOf<ecs::LogDriver>::get() { return enumeration<ecs::LogDriver>("LogDriver", Spelling::hyphens); }
template <> const Shape& ShapeOf<ecs::Secret>::get() { return structure<ecs::Secret>("Secret"); }
template <> const Shape& ShapeOf<ecs::LogConfiguration>::get() { return structure<ecs::LogConfiguration>("LogConfiguration"); }
template <> const Shape& ShapeOf<ecs::MountPoint>::get() { return structure<ecs::MountPoint>("MountPoint"); }
template <> const Shape& ShapeOf<ecs::ApplicationProtocol>::get() { return enumeration<ecs::ApplicationProtocol>("ApplicationProtocol"); }
template <> const Shape& ShapeOf<ecs::TransportProtocol>::get() { return enumeration<ecs::TransportProtocol>("TransportProtocol"); }
template <> const Shape& ShapeOf<ecs::PortMapping>::get() { return structure<ecs::PortMapping>("PortMapping"); }
template <> const Shape& ShapeOf<ecs::RepositoryCredentials>::get() { return structure<ecs::RepositoryCredentials>("RepositoryCredentials"); }
template <> const Shape& ShapeOf<ecs::ResourceType>::get() { return enumeration<ecs::ResourceType>("ResourceType"); }
template <> const Shape& ShapeOf<ecs::ResourceRequirement>::get() { return structure<ecs::ResourceRequirement>("ResourceRequirement"); }
template <> const Shape& ShapeOf<ecs::ContainerRestartPolicy>::get() { return structure<ecs::ContainerRestartPolicy>("ContainerRestartPolicy"); }
template <> const Shape& ShapeOf<ecs::SystemControl>::get() { return structure<ecs::SystemControl>("SystemControl"); }
template <> const Shape& ShapeOf<ecs::UlimitName>::get() { return enumeration<ecs::UlimitName>("UlimitName"); }
template <> const Shape& ShapeOf<ecs::Ulimit>::get() { return structure<ecs::Ulimit>("Ulimit"); }
template <> const Shape& ShapeOf<ecs::VersionConsistency>::get() { return enumeration<ecs::VersionConsistency>("VersionConsistency"); }
template <> const Shape& ShapeOf<ecs::VolumeFrom>::get() { return structure<ecs::VolumeFrom>("VolumeFrom"); }
template <> const Shape& ShapeOf<ecs::ContainerDefinition>::get() { return structure<ecs::ContainerDefinition>("ContainerDefinition"); }

}  // namespace localecs::aws
