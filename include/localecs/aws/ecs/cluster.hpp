// ECS wire shapes: cluster. Spelled as the public model spells them.
#pragma once

#include <localecs/aws/ecs/common.hpp>
#include <localecs/aws/shape.hpp>

#include <optional>

namespace localecs::aws::ecs {

struct ExecuteCommandLogConfiguration {
  std::optional<bool> cloudWatchEncryptionEnabled;
  std::optional<std::string> cloudWatchLogGroupName;
  std::optional<std::string> s3BucketName;
  std::optional<bool> s3EncryptionEnabled;
  std::optional<std::string> s3KeyPrefix;
};

enum class ExecuteCommandLogging { NONE, DEFAULT, OVERRIDE };

struct ExecuteCommandConfiguration {
  std::optional<std::string> kmsKeyId;
  std::optional<ExecuteCommandLogConfiguration> logConfiguration;
  std::optional<ExecuteCommandLogging> logging;
};

struct ManagedStorageConfiguration {
  std::optional<std::string> fargateEphemeralStorageKmsKeyId;
  std::optional<std::string> kmsKeyId;
};

struct ClusterConfiguration {
  std::optional<ExecuteCommandConfiguration> executeCommandConfiguration;
  std::optional<ManagedStorageConfiguration> managedStorageConfiguration;
};

struct ClusterServiceConnectDefaultsRequest {
  std::string namespace_;
};

enum class ClusterSettingName { containerInsights };

struct ClusterSetting {
  std::optional<ClusterSettingName> name;
  std::optional<std::string> value;
};

struct CreateClusterRequest {
  std::optional<std::vector<std::string>> capacityProviders;
  std::optional<std::string> clusterName;
  std::optional<ClusterConfiguration> configuration;
  std::optional<std::vector<CapacityProviderStrategyItem>> defaultCapacityProviderStrategy;
  std::optional<ClusterServiceConnectDefaultsRequest> serviceConnectDefaults;
  std::optional<std::vector<ClusterSetting>> settings;
  std::optional<std::vector<Tag>> tags;
};

struct ClusterServiceConnectDefaults {
  std::optional<std::string> namespace_;
};

struct Cluster {
  std::optional<std::int32_t> activeServicesCount;
  std::optional<std::vector<Attachment>> attachments;
  std::optional<std::string> attachmentsStatus;
  std::optional<std::vector<std::string>> capacityProviders;
  std::optional<std::string> clusterArn;
  std::optional<std::string> clusterName;
  std::optional<ClusterConfiguration> configuration;
  std::optional<std::vector<CapacityProviderStrategyItem>> defaultCapacityProviderStrategy;
  std::optional<std::int32_t> pendingTasksCount;
  std::optional<std::int32_t> registeredContainerInstancesCount;
  std::optional<std::int32_t> runningTasksCount;
  std::optional<ClusterServiceConnectDefaults> serviceConnectDefaults;
  std::optional<std::vector<ClusterSetting>> settings;
  std::optional<std::vector<KeyValuePair>> statistics;
  std::optional<std::string> status;
  std::optional<std::vector<Tag>> tags;
};

struct CreateClusterResponse {
  std::optional<Cluster> cluster;
};

struct DeleteClusterRequest {
  std::string cluster;
};

struct DeleteClusterResponse {
  std::optional<Cluster> cluster;
};

enum class ClusterField { ATTACHMENTS, CONFIGURATIONS, SETTINGS, STATISTICS, TAGS };

struct DescribeClustersRequest {
  std::optional<std::vector<std::string>> clusters;
  std::optional<std::vector<ClusterField>> include;
};

struct DescribeClustersResponse {
  std::optional<std::vector<Cluster>> clusters;
  std::optional<std::vector<Failure>> failures;
};

struct ListClustersRequest {
  std::optional<std::int32_t> maxResults;
  std::optional<std::string> nextToken;
};

struct ListClustersResponse {
  std::optional<std::vector<std::string>> clusterArns;
  std::optional<std::string> nextToken;
};

struct UpdateClusterRequest {
  std::string cluster;
  std::optional<ClusterConfiguration> configuration;
  std::optional<ClusterServiceConnectDefaultsRequest> serviceConnectDefaults;
  std::optional<std::vector<ClusterSetting>> settings;
};

struct UpdateClusterResponse {
  std::optional<Cluster> cluster;
};

struct UpdateClusterSettingsRequest {
  std::string cluster;
  std::vector<ClusterSetting> settings;
};

struct UpdateClusterSettingsResponse {
  std::optional<Cluster> cluster;
};

struct PutClusterCapacityProvidersRequest {
  std::vector<std::string> capacityProviders;
  std::string cluster;
  std::vector<CapacityProviderStrategyItem> defaultCapacityProviderStrategy;
};

struct PutClusterCapacityProvidersResponse {
  std::optional<Cluster> cluster;
};

}  // namespace localecs::aws::ecs

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::ExecuteCommandLogConfiguration>::get();
template <> const Shape& ShapeOf<ecs::ExecuteCommandLogging>::get();
template <> const Shape& ShapeOf<ecs::ExecuteCommandConfiguration>::get();
template <> const Shape& ShapeOf<ecs::ManagedStorageConfiguration>::get();
template <> const Shape& ShapeOf<ecs::ClusterConfiguration>::get();
template <> const Shape& ShapeOf<ecs::ClusterServiceConnectDefaultsRequest>::get();
template <> const Shape& ShapeOf<ecs::ClusterSettingName>::get();
template <> const Shape& ShapeOf<ecs::ClusterSetting>::get();
template <> const Shape& ShapeOf<ecs::CreateClusterRequest>::get();
template <> const Shape& ShapeOf<ecs::ClusterServiceConnectDefaults>::get();
template <> const Shape& ShapeOf<ecs::Cluster>::get();
template <> const Shape& ShapeOf<ecs::CreateClusterResponse>::get();
template <> const Shape& ShapeOf<ecs::DeleteClusterRequest>::get();
template <> const Shape& ShapeOf<ecs::DeleteClusterResponse>::get();
template <> const Shape& ShapeOf<ecs::ClusterField>::get();
template <> const Shape& ShapeOf<ecs::DescribeClustersRequest>::get();
template <> const Shape& ShapeOf<ecs::DescribeClustersResponse>::get();
template <> const Shape& ShapeOf<ecs::ListClustersRequest>::get();
template <> const Shape& ShapeOf<ecs::ListClustersResponse>::get();
template <> const Shape& ShapeOf<ecs::UpdateClusterRequest>::get();
template <> const Shape& ShapeOf<ecs::UpdateClusterResponse>::get();
template <> const Shape& ShapeOf<ecs::UpdateClusterSettingsRequest>::get();
template <> const Shape& ShapeOf<ecs::UpdateClusterSettingsResponse>::get();
template <> const Shape& ShapeOf<ecs::PutClusterCapacityProvidersRequest>::get();
template <> const Shape& ShapeOf<ecs::PutClusterCapacityProvidersResponse>::get();

}  // namespace localecs::aws
// clang-format on
