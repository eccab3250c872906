// Describes the ECS shapes of cluster.hpp.
#include <localecs/aws/ecs/cluster.hpp>

#include "describe.hpp"

namespace localecs::aws::ecs {

BOOST_DESCRIBE_STRUCT(ExecuteCommandLogConfiguration, (), (cloudWatchEncryptionEnabled, cloudWatchLogGroupName, s3BucketName, s3EncryptionEnabled, s3KeyPrefix))
BOOST_DESCRIBE_ENUM(ExecuteCommandLogging, NONE, DEFAULT, OVERRIDE)
BOOST_DESCRIBE_STRUCT(ExecuteCommandConfiguration, (), (kmsKeyId, logConfiguration, logging))
BOOST_DESCRIBE_STRUCT(ManagedStorageConfiguration, (), (fargateEphemeralStorageKmsKeyId, kmsKeyId))
BOOST_DESCRIBE_STRUCT(ClusterConfiguration, (), (executeCommandConfiguration, managedStorageConfiguration))
BOOST_DESCRIBE_STRUCT(ClusterServiceConnectDefaultsRequest, (), (namespace_))
BOOST_DESCRIBE_ENUM(ClusterSettingName, containerInsights)
BOOST_DESCRIBE_STRUCT(ClusterSetting, (), (name, value))
BOOST_DESCRIBE_STRUCT(CreateClusterRequest, (), (capacityProviders, clusterName, configuration, defaultCapacityProviderStrategy, serviceConnectDefaults, settings, tags))
BOOST_DESCRIBE_STRUCT(ClusterServiceConnectDefaults, (), (namespace_))
BOOST_DESCRIBE_STRUCT(Cluster, (), (activeServicesCount, attachments, attachmentsStatus, capacityProviders, clusterArn, clusterName, configuration, defaultCapacityProviderStrategy, pendingTasksCount, registeredContainerInstancesCount, runningTasksCount, serviceConnectDefaults, settings, statistics, status, tags))
BOOST_DESCRIBE_STRUCT(CreateClusterResponse, (), (cluster))
BOOST_DESCRIBE_STRUCT(DeleteClusterRequest, (), (cluster))
BOOST_DESCRIBE_STRUCT(DeleteClusterResponse, (), (cluster))
BOOST_DESCRIBE_ENUM(ClusterField, ATTACHMENTS, CONFIGURATIONS, SETTINGS, STATISTICS, TAGS)
BOOST_DESCRIBE_STRUCT(DescribeClustersRequest, (), (clusters, include))
BOOST_DESCRIBE_STRUCT(DescribeClustersResponse, (), (clusters, failures))
BOOST_DESCRIBE_STRUCT(ListClustersRequest, (), (maxResults, nextToken))
BOOST_DESCRIBE_STRUCT(ListClustersResponse, (), (clusterArns, nextToken))
BOOST_DESCRIBE_STRUCT(UpdateClusterRequest, (), (cluster, configuration, serviceConnectDefaults, settings))
BOOST_DESCRIBE_STRUCT(UpdateClusterResponse, (), (cluster))
BOOST_DESCRIBE_STRUCT(UpdateClusterSettingsRequest, (), (cluster, settings))
BOOST_DESCRIBE_STRUCT(UpdateClusterSettingsResponse, (), (cluster))
BOOST_DESCRIBE_STRUCT(PutClusterCapacityProvidersRequest, (), (capacityProviders, cluster, defaultCapacityProviderStrategy))
BOOST_DESCRIBE_STRUCT(PutClusterCapacityProvidersResponse, (), (cluster))

}  // namespace localecs::aws::ecs

namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::ExecuteCommandLogConfiguration>::get() { return structure<ecs::ExecuteCommandLogConfiguration>("ExecuteCommandLogConfiguration"); }
template <> const Shape& ShapeOf<ecs::ExecuteCommandLogging>::get() { return enumeration<ecs::ExecuteCommandLogging>("ExecuteCommandLogging"); }
template <> const Shape& ShapeOf<ecs::ExecuteCommandConfiguration>::get() { return structure<ecs::ExecuteCommandConfiguration>("ExecuteCommandConfiguration"); }
template <> const Shape& ShapeOf<ecs::ManagedStorageConfiguration>::get() { return structure<ecs::ManagedStorageConfiguration>("ManagedStorageConfiguration"); }
template <> const Shape& ShapeOf<ecs::ClusterConfiguration>::get() { return structure<ecs::ClusterConfiguration>("ClusterConfiguration"); }
template <> const Shape& ShapeOf<ecs::ClusterServiceConnectDefaultsRequest>::get() { return structure<ecs::ClusterServiceConnectDefaultsRequest>("ClusterServiceConnectDefaultsRequest"); }
template <> const Shape& ShapeOf<ecs::ClusterSettingName>::get() { return enumeration<ecs::ClusterSettingName>("ClusterSettingName"); }
template <> const Shape& ShapeOf<ecs::ClusterSetting>::get() { return structure<ecs::ClusterSetting>("ClusterSetting"); }
template <> const Shape& ShapeOf<ecs::CreateClusterRequest>::get() { return structure<ecs::CreateClusterRequest>("CreateClusterRequest"); }
template <> const Shape& ShapeOf<ecs::ClusterServiceConnectDefaults>::get() { return structure<ecs::ClusterServiceConnectDefaults>("ClusterServiceConnectDefaults"); }
template <> const Shape& ShapeOf<ecs::Cluster>::get() { return structure<ecs::Cluster>("Cluster"); }
template <> const Shape& ShapeOf<ecs::CreateClusterResponse>::get() { return structure<ecs::CreateClusterResponse>("CreateClusterResponse"); }
template <> const Shape& ShapeOf<ecs::DeleteClusterRequest>::get() { return structure<ecs::DeleteClusterRequest>("DeleteClusterRequest"); }
template <> const Shape& ShapeOf<ecs::DeleteClusterResponse>::get() { return structure<ecs::DeleteClusterResponse>("DeleteClusterResponse"); }
template <> const Shape& ShapeOf<ecs::ClusterField>::get() { return enumeration<ecs::ClusterField>("ClusterField"); }
template <> const Shape& ShapeOf<ecs::DescribeClustersRequest>::get() { return structure<ecs::DescribeClustersRequest>("DescribeClustersRequest"); }
template <> const Shape& ShapeOf<ecs::DescribeClustersResponse>::get() { return structure<ecs::DescribeClustersResponse>("DescribeClustersResponse"); }
template <> const Shape& ShapeOf<ecs::ListClustersRequest>::get() { return structure<ecs::ListClustersRequest>("ListClustersRequest"); }
template <> const Shape& ShapeOf<ecs::ListClustersResponse>::get() { return structure<ecs::ListClustersResponse>("ListClustersResponse"); }
template <> const Shape& ShapeOf<ecs::UpdateClusterRequest>::get() { return structure<ecs::UpdateClusterRequest>("UpdateClusterRequest"); }
template <> const Shape& ShapeOf<ecs::UpdateClusterResponse>::get() { return structure<ecs::UpdateClusterResponse>("UpdateClusterResponse"); }
template <> const Shape& ShapeOf<ecs::UpdateClusterSettingsRequest>::get() { return structure<ecs::UpdateClusterSettingsRequest>("UpdateClusterSettingsRequest"); }
template <> const Shape& ShapeOf<ecs::UpdateClusterSettingsResponse>::get() { return structure<ecs::UpdateClusterSettingsResponse>("UpdateClusterSettingsResponse"); }
template <> const Shape& ShapeOf<ecs::PutClusterCapacityProvidersRequest>::get() { return structure<ecs::PutClusterCapacityProvidersRequest>("PutClusterCapacityProvidersRequest"); }
template <> const Shape& ShapeOf<ecs::PutClusterCapacityProvidersResponse>::get() { return structure<ecs::PutClusterCapacityProvidersResponse>("PutClusterCapacityProvidersResponse"); }

}  // namespace localecs::aws
