// Translates a daemon task definition into an ordinary one, from which its tasks are made.
#pragma once

#include <localecs/aws/ecs/describe_daemon_task_definition.hpp>
#include <localecs/aws/ecs/register_daemon_task_definition.hpp>
#include <localecs/aws/ecs/register_task_definition.hpp>

namespace localecs::services::ecs {

// Returns the equivalent request of RegisterTaskDefinition. The network mode of daemons,
// daemon_bridge, becomes bridge.
aws::ecs::RegisterTaskDefinitionRequest as_task_definition(
    const aws::ecs::RegisterDaemonTaskDefinitionRequest& request);

// The daemon task definition as it is shown, `stored` being the completed task definition.
aws::ecs::DaemonTaskDefinition shown_definition(
    const aws::ecs::RegisterDaemonTaskDefinitionRequest& request,
    const aws::ecs::TaskDefinition& stored);

}  // namespace localecs::services::ecs
