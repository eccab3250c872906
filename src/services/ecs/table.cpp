// Amazon ECS's operations by name: all 77, those without behaviour included.
#include <localecs/aws/ecs/container_instance.hpp>
#include <localecs/aws/ecs/daemon.hpp>
#include <localecs/aws/ecs/deployment.hpp>
#include <localecs/aws/ecs/express.hpp>
#include <localecs/aws/ecs/service_deployment.hpp>
#include <localecs/aws/ecs/task_set.hpp>
#include <localecs/services/ecs.hpp>

#include "capacity_operations.hpp"
#include "operations.hpp"

namespace localecs::services::ecs {
namespace {

// Sorted by name: the gateway may search it.
constexpr Operation table[] = {
    not_yet<ContinueServiceDeploymentRequest, ContinueServiceDeploymentResponse>(
        "ContinueServiceDeployment"),
    operation<&create_capacity_provider>("CreateCapacityProvider"),
    operation<&create_cluster>("CreateCluster"),
    not_yet<CreateDaemonRequest, CreateDaemonResponse>("CreateDaemon"),
    not_yet<CreateExpressGatewayServiceRequest, CreateExpressGatewayServiceResponse>(
        "CreateExpressGatewayService"),
    operation<&create_service>("CreateService"),
    not_yet<CreateTaskSetRequest, CreateTaskSetResponse>("CreateTaskSet"),
    operation<&delete_account_setting>("DeleteAccountSetting"),
    not_yet<DeleteAttributesRequest, DeleteAttributesResponse>("DeleteAttributes"),
    operation<&delete_capacity_provider>("DeleteCapacityProvider"),
    operation<&delete_cluster>("DeleteCluster"),
    not_yet<DeleteDaemonRequest, DeleteDaemonResponse>("DeleteDaemon"),
    not_yet<DeleteDaemonTaskDefinitionRequest, DeleteDaemonTaskDefinitionResponse>(
        "DeleteDaemonTaskDefinition"),
    not_yet<DeleteExpressGatewayServiceRequest, DeleteExpressGatewayServiceResponse>(
        "DeleteExpressGatewayService"),
    operation<&delete_service>("DeleteService"),
    operation<&delete_task_definitions>("DeleteTaskDefinitions"),
    not_yet<DeleteTaskSetRequest, DeleteTaskSetResponse>("DeleteTaskSet"),
    not_yet<DeregisterContainerInstanceRequest, DeregisterContainerInstanceResponse>(
        "DeregisterContainerInstance"),
    operation<&deregister_task_definition>("DeregisterTaskDefinition"),
    operation<&describe_capacity_providers>("DescribeCapacityProviders"),
    operation<&describe_clusters>("DescribeClusters"),
    not_yet<DescribeContainerInstancesRequest, DescribeContainerInstancesResponse>(
        "DescribeContainerInstances"),
    not_yet<DescribeDaemonRequest, DescribeDaemonResponse>("DescribeDaemon"),
    not_yet<DescribeDaemonDeploymentsRequest, DescribeDaemonDeploymentsResponse>(
        "DescribeDaemonDeployments"),
    not_yet<DescribeDaemonRevisionsRequest, DescribeDaemonRevisionsResponse>(
        "DescribeDaemonRevisions"),
    not_yet<DescribeDaemonTaskDefinitionRequest, DescribeDaemonTaskDefinitionResponse>(
        "DescribeDaemonTaskDefinition"),
    not_yet<DescribeExpressGatewayServiceRequest, DescribeExpressGatewayServiceResponse>(
        "DescribeExpressGatewayService"),
    not_yet<DescribeServiceDeploymentsRequest, DescribeServiceDeploymentsResponse>(
        "DescribeServiceDeployments"),
    not_yet<DescribeServiceRevisionsRequest, DescribeServiceRevisionsResponse>(
        "DescribeServiceRevisions"),
    operation<&describe_services>("DescribeServices"),
    operation<&describe_task_definition>("DescribeTaskDefinition"),
    not_yet<DescribeTaskSetsRequest, DescribeTaskSetsResponse>("DescribeTaskSets"),
    operation<&describe_tasks>("DescribeTasks"),
    operation<&discover_poll_endpoint>("DiscoverPollEndpoint"),
    operation<&execute_command>("ExecuteCommand"),
    operation<&get_task_protection>("GetTaskProtection"),
    operation<&list_account_settings>("ListAccountSettings"),
    not_yet<ListAttributesRequest, ListAttributesResponse>("ListAttributes"),
    operation<&list_clusters>("ListClusters"),
    not_yet<ListContainerInstancesRequest, ListContainerInstancesResponse>(
        "ListContainerInstances"),
    not_yet<ListDaemonDeploymentsRequest, ListDaemonDeploymentsResponse>("ListDaemonDeployments"),
    not_yet<ListDaemonTaskDefinitionsRequest, ListDaemonTaskDefinitionsResponse>(
        "ListDaemonTaskDefinitions"),
    not_yet<ListDaemonsRequest, ListDaemonsResponse>("ListDaemons"),
    not_yet<ListServiceDeploymentsRequest, ListServiceDeploymentsResponse>(
        "ListServiceDeployments"),
    operation<&list_services>("ListServices"),
    not_yet<ListServicesByNamespaceRequest, ListServicesByNamespaceResponse>(
        "ListServicesByNamespace"),
    operation<&list_tags_for_resource>("ListTagsForResource"),
    operation<&list_task_definition_families>("ListTaskDefinitionFamilies"),
    operation<&list_task_definitions>("ListTaskDefinitions"),
    operation<&list_tasks>("ListTasks"),
    operation<&put_account_setting>("PutAccountSetting"),
    operation<&put_account_setting_default>("PutAccountSettingDefault"),
    not_yet<PutAttributesRequest, PutAttributesResponse>("PutAttributes"),
    operation<&put_cluster_capacity_providers>("PutClusterCapacityProviders"),
    not_yet<RegisterContainerInstanceRequest, RegisterContainerInstanceResponse>(
        "RegisterContainerInstance"),
    not_yet<RegisterDaemonTaskDefinitionRequest, RegisterDaemonTaskDefinitionResponse>(
        "RegisterDaemonTaskDefinition"),
    operation<&register_task_definition>("RegisterTaskDefinition"),
    operation<&run_task>("RunTask"),
    operation<&start_task>("StartTask"),
    not_yet<StopServiceDeploymentRequest, StopServiceDeploymentResponse>("StopServiceDeployment"),
    operation<&stop_task>("StopTask"),
    not_yet<SubmitAttachmentStateChangesRequest, SubmitAttachmentStateChangesResponse>(
        "SubmitAttachmentStateChanges"),
    not_yet<SubmitContainerStateChangeRequest, SubmitContainerStateChangeResponse>(
        "SubmitContainerStateChange"),
    not_yet<SubmitTaskStateChangeRequest, SubmitTaskStateChangeResponse>("SubmitTaskStateChange"),
    operation<&tag_resource>("TagResource"),
    operation<&untag_resource>("UntagResource"),
    operation<&update_capacity_provider>("UpdateCapacityProvider"),
    operation<&update_cluster>("UpdateCluster"),
    operation<&update_cluster_settings>("UpdateClusterSettings"),
    not_yet<UpdateContainerAgentRequest, UpdateContainerAgentResponse>("UpdateContainerAgent"),
    not_yet<UpdateContainerInstancesStateRequest, UpdateContainerInstancesStateResponse>(
        "UpdateContainerInstancesState"),
    not_yet<UpdateDaemonRequest, UpdateDaemonResponse>("UpdateDaemon"),
    not_yet<UpdateExpressGatewayServiceRequest, UpdateExpressGatewayServiceResponse>(
        "UpdateExpressGatewayService"),
    operation<&update_service>("UpdateService"),
    not_yet<UpdateServicePrimaryTaskSetRequest, UpdateServicePrimaryTaskSetResponse>(
        "UpdateServicePrimaryTaskSet"),
    operation<&update_task_protection>("UpdateTaskProtection"),
    not_yet<UpdateTaskSetRequest, UpdateTaskSetResponse>("UpdateTaskSet"),
};

}  // namespace

const OperationTable& operations() {
  static constexpr OperationTable ecs{
      .name = "ECS", .target_prefix = "AmazonEC2ContainerServiceV20141113", .operations = table};
  return ecs;
}

}  // namespace localecs::services::ecs
