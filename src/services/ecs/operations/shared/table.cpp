// Amazon ECS's operations by name: all 77.
#include <localecs/aws/ecs/deployment.hpp>
#include <localecs/aws/ecs/express.hpp>
#include <localecs/services/ecs.hpp>

#include "operations/capacity/capacity_operations.hpp"
#include "operations/daemons/daemon_operations.hpp"
#include "operations/express/express_operations.hpp"
#include "operations.hpp"

namespace localecs::services::ecs {
namespace {

// Sorted by name: the gateway may search it.
constexpr Operation table[] = {
    operation<&continue_service_deployment>("ContinueServiceDeployment"),
    operation<&create_capacity_provider>("CreateCapacityProvider"),
    operation<&create_cluster>("CreateCluster"),
    operation<&create_daemon>("CreateDaemon"),
    operation<&create_express_gateway_service>("CreateExpressGatewayService"),
    operation<&create_service>("CreateService"),
    operation<&create_task_set>("CreateTaskSet"),
    operation<&delete_account_setting>("DeleteAccountSetting"),
    operation<&delete_attributes>("DeleteAttributes"),
    operation<&delete_capacity_provider>("DeleteCapacityProvider"),
    operation<&delete_cluster>("DeleteCluster"),
    operation<&delete_daemon>("DeleteDaemon"),
    operation<&delete_daemon_task_definition>("DeleteDaemonTaskDefinition"),
    operation<&delete_express_gateway_service>("DeleteExpressGatewayService"),
    operation<&delete_service>("DeleteService"),
    operation<&delete_task_definitions>("DeleteTaskDefinitions"),
    operation<&delete_task_set>("DeleteTaskSet"),
    operation<&deregister_container_instance>("DeregisterContainerInstance"),
    operation<&deregister_task_definition>("DeregisterTaskDefinition"),
    operation<&describe_capacity_providers>("DescribeCapacityProviders"),
    operation<&describe_clusters>("DescribeClusters"),
    operation<&describe_container_instances>("DescribeContainerInstances"),
    operation<&describe_daemon>("DescribeDaemon"),
    operation<&describe_daemon_deployments>("DescribeDaemonDeployments"),
    operation<&describe_daemon_revisions>("DescribeDaemonRevisions"),
    operation<&describe_daemon_task_definition>("DescribeDaemonTaskDefinition"),
    operation<&describe_express_gateway_service>("DescribeExpressGatewayService"),
    operation<&describe_service_deployments>("DescribeServiceDeployments"),
    operation<&describe_service_revisions>("DescribeServiceRevisions"),
    operation<&describe_services>("DescribeServices"),
    operation<&describe_task_definition>("DescribeTaskDefinition"),
    operation<&describe_task_sets>("DescribeTaskSets"),
    operation<&describe_tasks>("DescribeTasks"),
    operation<&discover_poll_endpoint>("DiscoverPollEndpoint"),
    operation<&execute_command>("ExecuteCommand"),
    operation<&get_task_protection>("GetTaskProtection"),
    operation<&list_account_settings>("ListAccountSettings"),
    operation<&list_attributes>("ListAttributes"),
    operation<&list_clusters>("ListClusters"),
    operation<&list_container_instances>("ListContainerInstances"),
    operation<&list_daemon_deployments>("ListDaemonDeployments"),
    operation<&list_daemon_task_definitions>("ListDaemonTaskDefinitions"),
    operation<&list_daemons>("ListDaemons"),
    operation<&list_service_deployments>("ListServiceDeployments"),
    operation<&list_services>("ListServices"),
    operation<&list_services_by_namespace>("ListServicesByNamespace"),
    operation<&list_tags_for_resource>("ListTagsForResource"),
    operation<&list_task_definition_families>("ListTaskDefinitionFamilies"),
    operation<&list_task_definitions>("ListTaskDefinitions"),
    operation<&list_tasks>("ListTasks"),
    operation<&put_account_setting>("PutAccountSetting"),
    operation<&put_account_setting_default>("PutAccountSettingDefault"),
    operation<&put_attributes>("PutAttributes"),
    operation<&put_cluster_capacity_providers>("PutClusterCapacityProviders"),
    operation<&register_container_instance>("RegisterContainerInstance"),
    operation<&register_daemon_task_definition>("RegisterDaemonTaskDefinition"),
    operation<&register_task_definition>("RegisterTaskDefinition"),
    operation<&run_task>("RunTask"),
    operation<&start_task>("StartTask"),
    operation<&stop_service_deployment>("StopServiceDeployment"),
    operation<&stop_task>("StopTask"),
    operation<&submit_attachment_state_changes>("SubmitAttachmentStateChanges"),
    operation<&submit_container_state_change>("SubmitContainerStateChange"),
    operation<&submit_task_state_change>("SubmitTaskStateChange"),
    operation<&tag_resource>("TagResource"),
    operation<&untag_resource>("UntagResource"),
    operation<&update_capacity_provider>("UpdateCapacityProvider"),
    operation<&update_cluster>("UpdateCluster"),
    operation<&update_cluster_settings>("UpdateClusterSettings"),
    operation<&update_container_agent>("UpdateContainerAgent"),
    operation<&update_container_instances_state>("UpdateContainerInstancesState"),
    operation<&update_daemon>("UpdateDaemon"),
    operation<&update_express_gateway_service>("UpdateExpressGatewayService"),
    operation<&update_service>("UpdateService"),
    operation<&update_service_primary_task_set>("UpdateServicePrimaryTaskSet"),
    operation<&update_task_protection>("UpdateTaskProtection"),
    operation<&update_task_set>("UpdateTaskSet"),
};

}  // namespace

const OperationTable& operations() {
  static constexpr OperationTable ecs{
      .name = "ECS", .target_prefix = "AmazonEC2ContainerServiceV20141113", .operations = table};
  return ecs;
}

}  // namespace localecs::services::ecs
