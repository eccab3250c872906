// Every ECS operation as one function: input in, output out, aws::Error thrown. The table is in
// table.cpp.
#pragma once

#include <localecs/aws/ecs/account.hpp>
#include <localecs/aws/ecs/agent.hpp>
#include <localecs/aws/ecs/cluster.hpp>
#include <localecs/aws/ecs/container_instance.hpp>
#include <localecs/aws/ecs/service.hpp>
#include <localecs/aws/ecs/service_deployment.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/aws/ecs/task_set.hpp>
#include <localecs/services/operation.hpp>

namespace localecs::services::ecs {

using namespace aws::ecs;  // the wire shapes, spelled as AWS spells them

// Clusters
CreateClusterResponse create_cluster(Call& call, const CreateClusterRequest& input);
DeleteClusterResponse delete_cluster(Call& call, const DeleteClusterRequest& input);
DescribeClustersResponse describe_clusters(Call& call, const DescribeClustersRequest& input);
ListClustersResponse list_clusters(Call& call, const ListClustersRequest& input);
UpdateClusterResponse update_cluster(Call& call, const UpdateClusterRequest& input);
UpdateClusterSettingsResponse update_cluster_settings(Call& call,
                                                      const UpdateClusterSettingsRequest& input);
PutClusterCapacityProvidersResponse put_cluster_capacity_providers(
    Call& call, const PutClusterCapacityProvidersRequest& input);

// Task definitions
RegisterTaskDefinitionResponse register_task_definition(Call& call,
                                                        const RegisterTaskDefinitionRequest& input);
DescribeTaskDefinitionResponse describe_task_definition(Call& call,
                                                        const DescribeTaskDefinitionRequest& input);
DeregisterTaskDefinitionResponse deregister_task_definition(
    Call& call, const DeregisterTaskDefinitionRequest& input);
DeleteTaskDefinitionsResponse delete_task_definitions(Call& call,
                                                      const DeleteTaskDefinitionsRequest& input);
ListTaskDefinitionsResponse list_task_definitions(Call& call,
                                                  const ListTaskDefinitionsRequest& input);
ListTaskDefinitionFamiliesResponse list_task_definition_families(
    Call& call, const ListTaskDefinitionFamiliesRequest& input);

// Tasks
RunTaskResponse run_task(Call& call, const RunTaskRequest& input);
StartTaskResponse start_task(Call& call, const StartTaskRequest& input);
StopTaskResponse stop_task(Call& call, const StopTaskRequest& input);
DescribeTasksResponse describe_tasks(Call& call, const DescribeTasksRequest& input);
ExecuteCommandResponse execute_command(Call& call, const ExecuteCommandRequest& input);
ListTasksResponse list_tasks(Call& call, const ListTasksRequest& input);
GetTaskProtectionResponse get_task_protection(Call& call, const GetTaskProtectionRequest& input);
UpdateTaskProtectionResponse update_task_protection(Call& call,
                                                    const UpdateTaskProtectionRequest& input);

// Services
CreateServiceResponse create_service(Call& call, const CreateServiceRequest& input);
UpdateServiceResponse update_service(Call& call, const UpdateServiceRequest& input);
DeleteServiceResponse delete_service(Call& call, const DeleteServiceRequest& input);
DescribeServicesResponse describe_services(Call& call, const DescribeServicesRequest& input);
ListServicesResponse list_services(Call& call, const ListServicesRequest& input);
ListServicesByNamespaceResponse list_services_by_namespace(
    Call& call, const ListServicesByNamespaceRequest& input);
ListServiceDeploymentsResponse list_service_deployments(Call& call,
                                                        const ListServiceDeploymentsRequest& input);
DescribeServiceDeploymentsResponse describe_service_deployments(
    Call& call, const DescribeServiceDeploymentsRequest& input);
DescribeServiceRevisionsResponse describe_service_revisions(
    Call& call, const DescribeServiceRevisionsRequest& input);
StopServiceDeploymentResponse stop_service_deployment(Call& call,
                                                      const StopServiceDeploymentRequest& input);
ContinueServiceDeploymentResponse continue_service_deployment(
    Call& call, const ContinueServiceDeploymentRequest& input);

// Task sets
CreateTaskSetResponse create_task_set(Call& call, const CreateTaskSetRequest& input);
UpdateTaskSetResponse update_task_set(Call& call, const UpdateTaskSetRequest& input);
UpdateServicePrimaryTaskSetResponse update_service_primary_task_set(
    Call& call, const UpdateServicePrimaryTaskSetRequest& input);
DeleteTaskSetResponse delete_task_set(Call& call, const DeleteTaskSetRequest& input);
DescribeTaskSetsResponse describe_task_sets(Call& call, const DescribeTaskSetsRequest& input);

// Container instances
RegisterContainerInstanceResponse register_container_instance(
    Call& call, const RegisterContainerInstanceRequest& input);
DeregisterContainerInstanceResponse deregister_container_instance(
    Call& call, const DeregisterContainerInstanceRequest& input);
DescribeContainerInstancesResponse describe_container_instances(
    Call& call, const DescribeContainerInstancesRequest& input);
ListContainerInstancesResponse list_container_instances(Call& call,
                                                        const ListContainerInstancesRequest& input);
UpdateContainerInstancesStateResponse update_container_instances_state(
    Call& call, const UpdateContainerInstancesStateRequest& input);
UpdateContainerAgentResponse update_container_agent(Call& call,
                                                    const UpdateContainerAgentRequest& input);
PutAttributesResponse put_attributes(Call& call, const PutAttributesRequest& input);
DeleteAttributesResponse delete_attributes(Call& call, const DeleteAttributesRequest& input);
ListAttributesResponse list_attributes(Call& call, const ListAttributesRequest& input);

// What an agent tells
SubmitTaskStateChangeResponse submit_task_state_change(Call& call,
                                                       const SubmitTaskStateChangeRequest& input);
SubmitContainerStateChangeResponse submit_container_state_change(
    Call& call, const SubmitContainerStateChangeRequest& input);
SubmitAttachmentStateChangesResponse submit_attachment_state_changes(
    Call& call, const SubmitAttachmentStateChangesRequest& input);

// Tags, account settings, the agent's endpoint
TagResourceResponse tag_resource(Call& call, const TagResourceRequest& input);
UntagResourceResponse untag_resource(Call& call, const UntagResourceRequest& input);
ListTagsForResourceResponse list_tags_for_resource(Call& call,
                                                   const ListTagsForResourceRequest& input);
PutAccountSettingResponse put_account_setting(Call& call, const PutAccountSettingRequest& input);
PutAccountSettingDefaultResponse put_account_setting_default(
    Call& call, const PutAccountSettingDefaultRequest& input);
DeleteAccountSettingResponse delete_account_setting(Call& call,
                                                    const DeleteAccountSettingRequest& input);
ListAccountSettingsResponse list_account_settings(Call& call,
                                                  const ListAccountSettingsRequest& input);
DiscoverPollEndpointResponse discover_poll_endpoint(Call& call,
                                                    const DiscoverPollEndpointRequest& input);

}  // namespace localecs::services::ecs
