// Describes the ECS shapes of daemon_task_definition.hpp.
#include <localecs/aws/ecs/daemon_task_definition.hpp>

#include "describe.hpp"

namespace localecs::aws::ecs {

BOOST_DESCRIBE_STRUCT(DaemonLinuxParameters, (), (capabilities, devices, initProcessEnabled, tmpfs))
BOOST_DESCRIBE_STRUCT(DaemonContainerDefinition, (), (command, cpu, dependsOn, entryPoint, environment, environmentFiles, essential, firelensConfiguration, healthCheck, image, interactive, linuxParameters, logConfiguration, memory, memoryReservation, mountPoints, name, privileged, pseudoTerminal, readonlyRootFilesystem, repositoryCredentials, restartPolicy, secrets, startTimeout, stopTimeout, systemControls, ulimits, user, workingDirectory))
BOOST_DESCRIBE_STRUCT(DaemonVolume, (), (host, name))
BOOST_DESCRIBE_STRUCT(RegisterDaemonTaskDefinitionRequest, (), (containerDefinitions, cpu, executionRoleArn, family, memory, tags, taskRoleArn, volumes))
BOOST_DESCRIBE_STRUCT(RegisterDaemonTaskDefinitionResponse, (), (daemonTaskDefinitionArn))
BOOST_DESCRIBE_STRUCT(DescribeDaemonTaskDefinitionRequest, (), (daemonTaskDefinition))
BOOST_DESCRIBE_ENUM(DaemonTaskDefinitionStatus, ACTIVE, DELETE_IN_PROGRESS, DELETED)
BOOST_DESCRIBE_STRUCT(DaemonTaskDefinition, (), (containerDefinitions, cpu, daemonTaskDefinitionArn, deleteRequestedAt, executionRoleArn, family, memory, registeredAt, registeredBy, revision, status, taskRoleArn, volumes))
BOOST_DESCRIBE_STRUCT(DescribeDaemonTaskDefinitionResponse, (), (daemonTaskDefinition))
BOOST_DESCRIBE_ENUM(DaemonTaskDefinitionRevisionFilter, LAST_REGISTERED)
BOOST_DESCRIBE_ENUM(DaemonTaskDefinitionStatusFilter, ACTIVE, DELETE_IN_PROGRESS, ALL)
BOOST_DESCRIBE_STRUCT(ListDaemonTaskDefinitionsRequest, (), (family, familyPrefix, maxResults, nextToken, revision, sort, status))
BOOST_DESCRIBE_STRUCT(DaemonTaskDefinitionSummary, (), (arn, deleteRequestedAt, registeredAt, registeredBy, status))
BOOST_DESCRIBE_STRUCT(ListDaemonTaskDefinitionsResponse, (), (daemonTaskDefinitions, nextToken))
BOOST_DESCRIBE_STRUCT(DeleteDaemonTaskDefinitionRequest, (), (daemonTaskDefinition))
BOOST_DESCRIBE_STRUCT(DeleteDaemonTaskDefinitionResponse, (), (daemonTaskDefinitionArn))

}  // namespace localecs::aws::ecs

namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::DaemonLinuxParameters>::get() { return structure<ecs::DaemonLinuxParameters>("DaemonLinuxParameters"); }
template <> const Shape& ShapeOf<ecs::DaemonContainerDefinition>::get() { return structure<ecs::DaemonContainerDefinition>("DaemonContainerDefinition"); }
template <> const Shape& ShapeOf<ecs::DaemonVolume>::get() { return structure<ecs::DaemonVolume>("DaemonVolume"); }
template <> const Shape& ShapeOf<ecs::RegisterDaemonTaskDefinitionRequest>::get() { return structure<ecs::RegisterDaemonTaskDefinitionRequest>("RegisterDaemonTaskDefinitionRequest"); }
template <> const Shape& ShapeOf<ecs::RegisterDaemonTaskDefinitionResponse>::get() { return structure<ecs::RegisterDaemonTaskDefinitionResponse>("RegisterDaemonTaskDefinitionResponse"); }
template <> const Shape& ShapeOf<ecs::DescribeDaemonTaskDefinitionRequest>::get() { return structure<ecs::DescribeDaemonTaskDefinitionRequest>("DescribeDaemonTaskDefinitionRequest"); }
template <> const Shape& ShapeOf<ecs::DaemonTaskDefinitionStatus>::get() { return enumeration<ecs::DaemonTaskDefinitionStatus>("DaemonTaskDefinitionStatus"); }
template <> const Shape& ShapeOf<ecs::DaemonTaskDefinition>::get() { return structure<ecs::DaemonTaskDefinition>("DaemonTaskDefinition"); }
template <> const Shape& ShapeOf<ecs::DescribeDaemonTaskDefinitionResponse>::get() { return structure<ecs::DescribeDaemonTaskDefinitionResponse>("DescribeDaemonTaskDefinitionResponse"); }
template <> const Shape& ShapeOf<ecs::DaemonTaskDefinitionRevisionFilter>::get() { return enumeration<ecs::DaemonTaskDefinitionRevisionFilter>("DaemonTaskDefinitionRevisionFilter"); }
template <> const Shape& ShapeOf<ecs::DaemonTaskDefinitionStatusFilter>::get() { return enumeration<ecs::DaemonTaskDefinitionStatusFilter>("DaemonTaskDefinitionStatusFilter"); }
template <> const Shape& ShapeOf<ecs::ListDaemonTaskDefinitionsRequest>::get() { return structure<ecs::ListDaemonTaskDefinitionsRequest>("ListDaemonTaskDefinitionsRequest"); }
template <> const Shape& ShapeOf<ecs::DaemonTaskDefinitionSummary>::get() { return structure<ecs::DaemonTaskDefinitionSummary>("DaemonTaskDefinitionSummary"); }
template <> const Shape& ShapeOf<ecs::ListDaemonTaskDefinitionsResponse>::get() { return structure<ecs::ListDaemonTaskDefinitionsResponse>("ListDaemonTaskDefinitionsResponse"); }
template <> const Shape& ShapeOf<ecs::DeleteDaemonTaskDefinitionRequest>::get() { return structure<ecs::DeleteDaemonTaskDefinitionRequest>("DeleteDaemonTaskDefinitionRequest"); }
template <> const Shape& ShapeOf<ecs::DeleteDaemonTaskDefinitionResponse>::get() { return structure<ecs::DeleteDaemonTaskDefinitionResponse>("DeleteDaemonTaskDefinitionResponse"); }

}  // namespace localecs::aws
