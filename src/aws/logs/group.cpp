// Describes the CloudWatch Logs shapes of group.hpp.
#include <localecs/aws/logs/group.hpp>

#include "describe.hpp"

namespace localecs::aws::logs {

BOOST_DESCRIBE_ENUM(LogGroupClass, STANDARD, INFREQUENT_ACCESS, DELIVERY)
BOOST_DESCRIBE_STRUCT(CreateLogGroupRequest, (), (deletionProtectionEnabled, kmsKeyId, logGroupClass, logGroupName, tags))
BOOST_DESCRIBE_STRUCT(DeleteLogGroupRequest, (), (logGroupName))
BOOST_DESCRIBE_STRUCT(DescribeLogGroupsRequest, (), (accountIdentifiers, includeLinkedAccounts, limit, logGroupClass, logGroupIdentifiers, logGroupNamePattern, logGroupNamePrefix, nextToken))
BOOST_DESCRIBE_ENUM(DataProtectionStatus, ACTIVATED, DELETED, ARCHIVED, DISABLED)
BOOST_DESCRIBE_ENUM(InheritedProperty, ACCOUNT_DATA_PROTECTION)
BOOST_DESCRIBE_STRUCT(LogGroup, (), (arn, bearerTokenAuthenticationEnabled, creationTime, dataProtectionStatus, deletionProtectionEnabled, inheritedProperties, kmsKeyId, logGroupArn, logGroupClass, logGroupName, metricFilterCount, retentionInDays, storedBytes))
BOOST_DESCRIBE_STRUCT(DescribeLogGroupsResponse, (), (logGroups, nextToken))
BOOST_DESCRIBE_STRUCT(DataSourceFilter, (), (name, type))
BOOST_DESCRIBE_STRUCT(TagFilter, (), (key, values))
BOOST_DESCRIBE_STRUCT(ListLogGroupsRequest, (), (accountIdentifiers, dataSources, fieldIndexNames, includeLinkedAccounts, limit, logGroupClass, logGroupNamePattern, logGroupTags, nextToken))
BOOST_DESCRIBE_STRUCT(LogGroupSummary, (), (logGroupArn, logGroupClass, logGroupName))
BOOST_DESCRIBE_STRUCT(ListLogGroupsResponse, (), (logGroups, nextToken))
BOOST_DESCRIBE_STRUCT(PutRetentionPolicyRequest, (), (logGroupName, retentionInDays))
BOOST_DESCRIBE_STRUCT(DeleteRetentionPolicyRequest, (), (logGroupName))
BOOST_DESCRIBE_STRUCT(PutLogGroupDeletionProtectionRequest, (), (deletionProtectionEnabled, logGroupIdentifier))

}  // namespace localecs::aws::logs

namespace localecs::aws {

template <> const Shape& ShapeOf<logs::LogGroupClass>::get() { return enumeration<logs::LogGroupClass>("LogGroupClass"); }
template <> const Shape& ShapeOf<logs::CreateLogGroupRequest>::get() { return structure<logs::CreateLogGroupRequest>("CreateLogGroupRequest"); }
template <> const Shape& ShapeOf<logs::DeleteLogGroupRequest>::get() { return structure<logs::DeleteLogGroupRequest>("DeleteLogGroupRequest"); }
template <> const Shape& ShapeOf<logs::DescribeLogGroupsRequest>::get() { return structure<logs::DescribeLogGroupsRequest>("DescribeLogGroupsRequest"); }
template <> const Shape& ShapeOf<logs::DataProtectionStatus>::get() { return enumeration<logs::DataProtectionStatus>("DataProtectionStatus"); }
template <> const Shape& ShapeOf<logs::InheritedProperty>::get() { return enumeration<logs::InheritedProperty>("InheritedProperty"); }
template <> const Shape& ShapeOf<logs::LogGroup>::get() { return structure<logs::LogGroup>("LogGroup"); }
template <> const Shape& ShapeOf<logs::DescribeLogGroupsResponse>::get() { return structure<logs::DescribeLogGroupsResponse>("DescribeLogGroupsResponse"); }
template <> const Shape& ShapeOf<logs::DataSourceFilter>::get() { return structure<logs::DataSourceFilter>("DataSourceFilter"); }
template <> const Shape& ShapeOf<logs::TagFilter>::get() { return structure<logs::TagFilter>("TagFilter"); }
template <> const Shape& ShapeOf<logs::ListLogGroupsRequest>::get() { return structure<logs::ListLogGroupsRequest>("ListLogGroupsRequest"); }
template <> const Shape& ShapeOf<logs::LogGroupSummary>::get() { return structure<logs::LogGroupSummary>("LogGroupSummary"); }
template <> const Shape& ShapeOf<logs::ListLogGroupsResponse>::get() { return structure<logs::ListLogGroupsResponse>("ListLogGroupsResponse"); }
template <> const Shape& ShapeOf<logs::PutRetentionPolicyRequest>::get() { return structure<logs::PutRetentionPolicyRequest>("PutRetentionPolicyRequest"); }
template <> const Shape& ShapeOf<logs::DeleteRetentionPolicyRequest>::get() { return structure<logs::DeleteRetentionPolicyRequest>("DeleteRetentionPolicyRequest"); }
template <> const Shape& ShapeOf<logs::PutLogGroupDeletionProtectionRequest>::get() { return structure<logs::PutLogGroupDeletionProtectionRequest>("PutLogGroupDeletionProtectionRequest"); }

}  // namespace localecs::aws
