// A daemon task definition as the task definition that its tasks are made of.
#pragma once

#include <localecs/aws/ecs/describe_daemon_task_definition.hpp>
#include <localecs/aws/ecs/register_daemon_task_definition.hpp>
#include <localecs/aws/ecs/register_task_definition.hpp>

namespace localecs::services::ecs {

// What RegisterTaskDefinition would be asked for: daemons have the network mode daemon_bridge,
// which is a bridge here.
aws::ecs::RegisterTaskDefinitionRequest as_task_definition(
    const aws::ecs::RegisterDaemonTaskDefinitionRequest& request);

// The daemon task definition as it is shown, `stored` being the completed task definition.
aws::ecs::DaemonTaskDefinition shown_definition(
    const aws::ecs::RegisterDaemonTaskDefinitionRequest& request,
    const aws::ecs::TaskDefinition& stored);

}  // namespace localecs::services::ecs
