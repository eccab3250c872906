// The operations of managed daemons.
#pragma once

#include <localecs/aws/ecs/daemon.hpp>
#include <localecs/aws/ecs/daemon_deployment.hpp>
#include <localecs/aws/ecs/daemon_task_definition.hpp>
#include <localecs/services/operation.hpp>

namespace localecs::services::ecs {

using namespace aws::ecs;  // the wire shapes, spelled as AWS spells them

RegisterDaemonTaskDefinitionResponse register_daemon_task_definition(
    Call& call, const RegisterDaemonTaskDefinitionRequest& input);
DescribeDaemonTaskDefinitionResponse describe_daemon_task_definition(
    Call& call, const DescribeDaemonTaskDefinitionRequest& input);
ListDaemonTaskDefinitionsResponse list_daemon_task_definitions(
    Call& call, const ListDaemonTaskDefinitionsRequest& input);
DeleteDaemonTaskDefinitionResponse delete_daemon_task_definition(
    Call& call, const DeleteDaemonTaskDefinitionRequest& input);

CreateDaemonResponse create_daemon(Call& call, const CreateDaemonRequest& input);
UpdateDaemonResponse update_daemon(Call& call, const UpdateDaemonRequest& input);
DeleteDaemonResponse delete_daemon(Call& call, const DeleteDaemonRequest& input);
DescribeDaemonResponse describe_daemon(Call& call, const DescribeDaemonRequest& input);
ListDaemonsResponse list_daemons(Call& call, const ListDaemonsRequest& input);

ListDaemonDeploymentsResponse list_daemon_deployments(Call& call,
                                                      const ListDaemonDeploymentsRequest& input);
DescribeDaemonDeploymentsResponse describe_daemon_deployments(
    Call& call, const DescribeDaemonDeploymentsRequest& input);
DescribeDaemonRevisionsResponse describe_daemon_revisions(
    Call& call, const DescribeDaemonRevisionsRequest& input);

}  // namespace localecs::services::ecs
