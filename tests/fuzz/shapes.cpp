// JSON by the shapes of every operation's input: the first line names the shape, the rest is the
// document. What was decoded says the same when it is encoded, in JSON and in XML.
#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/continue_service_deployment.hpp>
#include <localecs/aws/ecs/create_capacity_provider.hpp>
#include <localecs/aws/ecs/create_cluster.hpp>
#include <localecs/aws/ecs/create_daemon.hpp>
#include <localecs/aws/ecs/create_express_gateway_service.hpp>
#include <localecs/aws/ecs/create_service.hpp>
#include <localecs/aws/ecs/create_task_set.hpp>
#include <localecs/aws/ecs/delete_account_setting.hpp>
#include <localecs/aws/ecs/delete_attributes.hpp>
#include <localecs/aws/ecs/delete_capacity_provider.hpp>
#include <localecs/aws/ecs/delete_cluster.hpp>
#include <localecs/aws/ecs/delete_daemon.hpp>
#include <localecs/aws/ecs/delete_daemon_task_definition.hpp>
#include <localecs/aws/ecs/delete_express_gateway_service.hpp>
#include <localecs/aws/ecs/delete_service.hpp>
#include <localecs/aws/ecs/delete_task_definitions.hpp>
#include <localecs/aws/ecs/delete_task_set.hpp>
#include <localecs/aws/ecs/deregister_container_instance.hpp>
#include <localecs/aws/ecs/deregister_task_definition.hpp>
#include <localecs/aws/ecs/describe_capacity_providers.hpp>
#include <localecs/aws/ecs/describe_clusters.hpp>
#include <localecs/aws/ecs/describe_container_instances.hpp>
#include <localecs/aws/ecs/describe_daemon.hpp>
#include <localecs/aws/ecs/describe_daemon_deployments.hpp>
#include <localecs/aws/ecs/describe_daemon_revisions.hpp>
#include <localecs/aws/ecs/describe_daemon_task_definition.hpp>
#include <localecs/aws/ecs/describe_express_gateway_service.hpp>
#include <localecs/aws/ecs/describe_service_deployments.hpp>
#include <localecs/aws/ecs/describe_service_revisions.hpp>
#include <localecs/aws/ecs/describe_services.hpp>
#include <localecs/aws/ecs/describe_task_definition.hpp>
#include <localecs/aws/ecs/describe_task_sets.hpp>
#include <localecs/aws/ecs/describe_tasks.hpp>
#include <localecs/aws/ecs/discover_poll_endpoint.hpp>
#include <localecs/aws/ecs/execute_command.hpp>
#include <localecs/aws/ecs/get_task_protection.hpp>
#include <localecs/aws/ecs/list_account_settings.hpp>
#include <localecs/aws/ecs/list_attributes.hpp>
#include <localecs/aws/ecs/list_clusters.hpp>
#include <localecs/aws/ecs/list_container_instances.hpp>
#include <localecs/aws/ecs/list_daemon_deployments.hpp>
#include <localecs/aws/ecs/list_daemon_task_definitions.hpp>
#include <localecs/aws/ecs/list_daemons.hpp>
#include <localecs/aws/ecs/list_service_deployments.hpp>
#include <localecs/aws/ecs/list_services.hpp>
#include <localecs/aws/ecs/list_services_by_namespace.hpp>
#include <localecs/aws/ecs/list_tags_for_resource.hpp>
#include <localecs/aws/ecs/list_task_definition_families.hpp>
#include <localecs/aws/ecs/list_task_definitions.hpp>
#include <localecs/aws/ecs/list_tasks.hpp>
#include <localecs/aws/ecs/put_account_setting.hpp>
#include <localecs/aws/ecs/put_account_setting_default.hpp>
#include <localecs/aws/ecs/put_attributes.hpp>
#include <localecs/aws/ecs/put_cluster_capacity_providers.hpp>
#include <localecs/aws/ecs/register_container_instance.hpp>
#include <localecs/aws/ecs/register_daemon_task_definition.hpp>
#include <localecs/aws/ecs/register_task_definition.hpp>
#include <localecs/aws/ecs/run_task.hpp>
#include <localecs/aws/ecs/start_task.hpp>
#include <localecs/aws/ecs/stop_service_deployment.hpp>
#include <localecs/aws/ecs/stop_task.hpp>
#include <localecs/aws/ecs/submit_attachment_state_changes.hpp>
#include <localecs/aws/ecs/submit_container_state_change.hpp>
#include <localecs/aws/ecs/submit_task_state_change.hpp>
#include <localecs/aws/ecs/tag_resource.hpp>
#include <localecs/aws/ecs/untag_resource.hpp>
#include <localecs/aws/ecs/update_capacity_provider.hpp>
#include <localecs/aws/ecs/update_cluster.hpp>
#include <localecs/aws/ecs/update_cluster_settings.hpp>
#include <localecs/aws/ecs/update_container_agent.hpp>
#include <localecs/aws/ecs/update_container_instances_state.hpp>
#include <localecs/aws/ecs/update_daemon.hpp>
#include <localecs/aws/ecs/update_express_gateway_service.hpp>
#include <localecs/aws/ecs/update_service.hpp>
#include <localecs/aws/ecs/update_service_primary_task_set.hpp>
#include <localecs/aws/ecs/update_task_protection.hpp>
#include <localecs/aws/ecs/update_task_set.hpp>
#include <localecs/aws/encode.hpp>
#include <localecs/aws/error.hpp>
#include <localecs/aws/local/add_instances.hpp>
#include <localecs/aws/local/explain.hpp>
#include <localecs/aws/local/explain_placement.hpp>
#include <localecs/aws/local/fail_zone.hpp>
#include <localecs/aws/local/interrupt_spot.hpp>
#include <localecs/aws/local/put_auto_scaling_group.hpp>
#include <localecs/aws/local/remove_instance.hpp>
#include <localecs/aws/logs/create_log_group.hpp>
#include <localecs/aws/logs/create_log_stream.hpp>
#include <localecs/aws/logs/delete_log_group.hpp>
#include <localecs/aws/logs/delete_log_stream.hpp>
#include <localecs/aws/logs/delete_retention_policy.hpp>
#include <localecs/aws/logs/describe_log_groups.hpp>
#include <localecs/aws/logs/describe_log_streams.hpp>
#include <localecs/aws/logs/filter_log_events.hpp>
#include <localecs/aws/logs/get_log_events.hpp>
#include <localecs/aws/logs/list_log_groups.hpp>
#include <localecs/aws/logs/list_tags_for_resource.hpp>
#include <localecs/aws/logs/list_tags_log_group.hpp>
#include <localecs/aws/logs/put_log_events.hpp>
#include <localecs/aws/logs/put_log_group_deletion_protection.hpp>
#include <localecs/aws/logs/put_retention_policy.hpp>
#include <localecs/aws/logs/tag_log_group.hpp>
#include <localecs/aws/logs/tag_resource.hpp>
#include <localecs/aws/logs/untag_log_group.hpp>
#include <localecs/aws/logs/untag_resource.hpp>
#include <localecs/aws/secretsmanager/batch_get_secret_value.hpp>
#include <localecs/aws/secretsmanager/create_secret.hpp>
#include <localecs/aws/secretsmanager/delete_resource_policy.hpp>
#include <localecs/aws/secretsmanager/delete_secret.hpp>
#include <localecs/aws/secretsmanager/describe_secret.hpp>
#include <localecs/aws/secretsmanager/get_random_password.hpp>
#include <localecs/aws/secretsmanager/get_resource_policy.hpp>
#include <localecs/aws/secretsmanager/get_secret_value.hpp>
#include <localecs/aws/secretsmanager/list_secret_version_ids.hpp>
#include <localecs/aws/secretsmanager/list_secrets.hpp>
#include <localecs/aws/secretsmanager/put_resource_policy.hpp>
#include <localecs/aws/secretsmanager/put_secret_value.hpp>
#include <localecs/aws/secretsmanager/restore_secret.hpp>
#include <localecs/aws/secretsmanager/tag_resource.hpp>
#include <localecs/aws/secretsmanager/untag_resource.hpp>
#include <localecs/aws/secretsmanager/update_secret.hpp>
#include <localecs/aws/secretsmanager/update_secret_version_stage.hpp>
#include <localecs/aws/secretsmanager/validate_resource_policy.hpp>
#include <localecs/aws/ssm/add_tags_to_resource.hpp>
#include <localecs/aws/ssm/delete_parameter.hpp>
#include <localecs/aws/ssm/delete_parameters.hpp>
#include <localecs/aws/ssm/describe_parameters.hpp>
#include <localecs/aws/ssm/get_parameter.hpp>
#include <localecs/aws/ssm/get_parameter_history.hpp>
#include <localecs/aws/ssm/get_parameters.hpp>
#include <localecs/aws/ssm/get_parameters_by_path.hpp>
#include <localecs/aws/ssm/label_parameter_version.hpp>
#include <localecs/aws/ssm/list_tags_for_resource.hpp>
#include <localecs/aws/ssm/put_parameter.hpp>
#include <localecs/aws/ssm/remove_tags_from_resource.hpp>
#include <localecs/aws/ssm/resume_session.hpp>
#include <localecs/aws/ssm/terminate_session.hpp>
#include <localecs/aws/ssm/unlabel_parameter_version.hpp>
#include <localecs/aws/sts/assume_role.hpp>
#include <localecs/aws/sts/assume_role_with_web_identity.hpp>
#include <localecs/aws/sts/get_access_key_info.hpp>
#include <localecs/aws/sts/get_caller_identity.hpp>
#include <localecs/aws/sts/get_session_token.hpp>

#include <cmath>

#include "gateway/protocols/aws_query/xml_writer.hpp"
#include "target.hpp"
#include "xml.hpp"

namespace localecs::fuzz {
namespace {

using aws::Document;
using namespace aws;

template <class... Types>
struct List {};
using Inputs = List<
    ecs::TagResourceRequest, ecs::UntagResourceRequest, ecs::ListTagsForResourceRequest,
    ecs::PutAccountSettingRequest, ecs::PutAccountSettingDefaultRequest,
    ecs::DeleteAccountSettingRequest, ecs::ListAccountSettingsRequest,
    ecs::DiscoverPollEndpointRequest, ecs::SubmitTaskStateChangeRequest,
    ecs::SubmitContainerStateChangeRequest, ecs::SubmitAttachmentStateChangesRequest,
    ecs::CreateCapacityProviderRequest, ecs::UpdateCapacityProviderRequest,
    ecs::DeleteCapacityProviderRequest, ecs::DescribeCapacityProvidersRequest,
    ecs::CreateClusterRequest, ecs::DeleteClusterRequest, ecs::DescribeClustersRequest,
    ecs::ListClustersRequest, ecs::UpdateClusterRequest, ecs::UpdateClusterSettingsRequest,
    ecs::PutClusterCapacityProvidersRequest, ecs::RegisterContainerInstanceRequest,
    ecs::DeregisterContainerInstanceRequest, ecs::DescribeContainerInstancesRequest,
    ecs::ListContainerInstancesRequest, ecs::UpdateContainerInstancesStateRequest,
    ecs::UpdateContainerAgentRequest, ecs::PutAttributesRequest, ecs::DeleteAttributesRequest,
    ecs::ListAttributesRequest, ecs::RegisterDaemonTaskDefinitionRequest,
    ecs::DescribeDaemonTaskDefinitionRequest, ecs::ListDaemonTaskDefinitionsRequest,
    ecs::DeleteDaemonTaskDefinitionRequest, ecs::CreateDaemonRequest, ecs::UpdateDaemonRequest,
    ecs::DeleteDaemonRequest, ecs::DescribeDaemonRequest, ecs::ListDaemonsRequest,
    ecs::ListDaemonDeploymentsRequest, ecs::DescribeDaemonDeploymentsRequest,
    ecs::DescribeDaemonRevisionsRequest, ecs::CreateExpressGatewayServiceRequest,
    ecs::UpdateExpressGatewayServiceRequest, ecs::DeleteExpressGatewayServiceRequest,
    ecs::DescribeExpressGatewayServiceRequest, ecs::CreateServiceRequest, ecs::UpdateServiceRequest,
    ecs::DeleteServiceRequest, ecs::DescribeServicesRequest, ecs::ListServicesRequest,
    ecs::ListServicesByNamespaceRequest, ecs::ListServiceDeploymentsRequest,
    ecs::DescribeServiceDeploymentsRequest, ecs::DescribeServiceRevisionsRequest,
    ecs::StopServiceDeploymentRequest, ecs::ContinueServiceDeploymentRequest, ecs::RunTaskRequest,
    ecs::StartTaskRequest, ecs::StopTaskRequest, ecs::DescribeTasksRequest, ecs::ListTasksRequest,
    ecs::GetTaskProtectionRequest, ecs::UpdateTaskProtectionRequest, ecs::ExecuteCommandRequest,
    ecs::RegisterTaskDefinitionRequest, ecs::DescribeTaskDefinitionRequest,
    ecs::DeregisterTaskDefinitionRequest, ecs::DeleteTaskDefinitionsRequest,
    ecs::ListTaskDefinitionsRequest, ecs::ListTaskDefinitionFamiliesRequest,
    ecs::CreateTaskSetRequest, ecs::UpdateTaskSetRequest, ecs::DeleteTaskSetRequest,
    ecs::DescribeTaskSetsRequest, ecs::UpdateServicePrimaryTaskSetRequest,
    logs::PutLogEventsRequest, logs::GetLogEventsRequest, logs::FilterLogEventsRequest,
    logs::CreateLogGroupRequest, logs::DeleteLogGroupRequest, logs::DescribeLogGroupsRequest,
    logs::ListLogGroupsRequest, logs::PutRetentionPolicyRequest, logs::DeleteRetentionPolicyRequest,
    logs::PutLogGroupDeletionProtectionRequest, logs::CreateLogStreamRequest,
    logs::DeleteLogStreamRequest, logs::DescribeLogStreamsRequest, logs::ListTagsForResourceRequest,
    logs::TagResourceRequest, logs::UntagResourceRequest, logs::TagLogGroupRequest,
    logs::UntagLogGroupRequest, logs::ListTagsLogGroupRequest, ssm::AddTagsToResourceRequest,
    ssm::DeleteParameterRequest, ssm::DeleteParametersRequest, ssm::DescribeParametersRequest,
    ssm::GetParameterRequest, ssm::GetParameterHistoryRequest, ssm::GetParametersRequest,
    ssm::GetParametersByPathRequest, ssm::LabelParameterVersionRequest,
    ssm::ListTagsForResourceRequest, ssm::PutParameterRequest, ssm::RemoveTagsFromResourceRequest,
    ssm::ResumeSessionRequest, ssm::TerminateSessionRequest, ssm::UnlabelParameterVersionRequest,
    secretsmanager::BatchGetSecretValueRequest, secretsmanager::CreateSecretRequest,
    secretsmanager::DeleteResourcePolicyRequest, secretsmanager::DeleteSecretRequest,
    secretsmanager::DescribeSecretRequest, secretsmanager::GetRandomPasswordRequest,
    secretsmanager::GetResourcePolicyRequest, secretsmanager::GetSecretValueRequest,
    secretsmanager::ListSecretVersionIdsRequest, secretsmanager::ListSecretsRequest,
    secretsmanager::PutResourcePolicyRequest, secretsmanager::PutSecretValueRequest,
    secretsmanager::RestoreSecretRequest, secretsmanager::TagResourceRequest,
    secretsmanager::UntagResourceRequest, secretsmanager::UpdateSecretRequest,
    secretsmanager::UpdateSecretVersionStageRequest, secretsmanager::ValidateResourcePolicyRequest,
    sts::AssumeRoleRequest, sts::AssumeRoleWithWebIdentityRequest, sts::GetAccessKeyInfoRequest,
    sts::GetCallerIdentityRequest, sts::GetSessionTokenRequest, local::ExplainRequest,
    local::PutAutoScalingGroupRequest, local::InterruptSpotRequest, local::FailZoneRequest,
    local::ExplainPlacementRequest, local::AddInstancesRequest, local::RemoveInstanceRequest,
    ecs::TaskDefinition, ecs::Task, ecs::Service, ecs::ContainerInstance, ecs::CapacityProvider>;

struct Known {
  std::vector<std::string_view> names;
  std::vector<void (*)(const Document&)> readers;
};

template <class Type>
void read(const Document& document) {
  const Type value = aws::decode<Type>(document);
  const Document encoded = aws::encode(value);
  std::string json, xml;
  aws::write_json(aws::shape_of<Type>(), &value, json);
  gateway::write_xml(aws::shape_of<Type>(), &value, xml);
  require(Document::accept(json), "an answer is JSON");
  // As values: one writes 9999, the other 9999.0.
  const Document written = Document::parse(json), told = Document::parse(encoded.dump());
  if (written != told)
    require_equal(written.dump(), told.dump(), "both ways to write JSON say the same");
  require_equal(xml_problem(xml), "", "what is XML is well-formed");
  require_equal(aws::encode(aws::decode<Type>(encoded)).dump(), encoded.dump(),
                "what is encoded says what was decoded");
}

template <class... Types>
Known known(List<Types...>) {
  return {.names = {aws::shape_of<Types>().name...}, .readers = {&read<Types>...}};
}

void run(std::string_view bytes) {
  static const Known all = known(Inputs{});
  Input input(bytes);
  const auto reader = all.readers[choice(all.names, input.line())];
  const Document document = Document::parse(unfolded(input.rest()), nullptr, false);
  if (document.is_discarded()) return;
  try {
    reader(document);
  } catch (const aws::Error& error) {
    require(error.status() == 400, "a bad document is the client's fault");
  }
}

const Target target("shapes", run);

}  // namespace
}  // namespace localecs::fuzz
