// JSON by the shapes of every operation's input: the first line names the shape, the rest is the
// document. What was decoded says the same when it is encoded, in JSON and in XML.
#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/account.hpp>
#include <localecs/aws/ecs/agent.hpp>
#include <localecs/aws/ecs/capacity_provider.hpp>
#include <localecs/aws/ecs/cluster.hpp>
#include <localecs/aws/ecs/container_instance.hpp>
#include <localecs/aws/ecs/daemon.hpp>
#include <localecs/aws/ecs/daemon_deployment.hpp>
#include <localecs/aws/ecs/daemon_task_definition.hpp>
#include <localecs/aws/ecs/express.hpp>
#include <localecs/aws/ecs/service.hpp>
#include <localecs/aws/ecs/service_deployment.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/aws/ecs/task_set.hpp>
#include <localecs/aws/error.hpp>
#include <localecs/aws/local/shapes.hpp>
#include <localecs/aws/logs/event.hpp>
#include <localecs/aws/logs/group.hpp>
#include <localecs/aws/logs/stream.hpp>
#include <localecs/aws/logs/tag.hpp>
#include <localecs/aws/secretsmanager/shapes.hpp>
#include <localecs/aws/ssm/shapes.hpp>
#include <localecs/aws/sts/shapes.hpp>
#include <localecs/aws/xml.hpp>

#include <cmath>

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
  aws::write_xml(aws::shape_of<Type>(), &value, xml);
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
