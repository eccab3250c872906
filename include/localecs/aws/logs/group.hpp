// CloudWatch Logs wire shapes: group. Spelled as the public model spells them.
#pragma once

#include <localecs/aws/shape.hpp>

#include <optional>

namespace localecs::aws::logs {

enum class LogGroupClass { STANDARD, INFREQUENT_ACCESS, DELIVERY };

struct CreateLogGroupRequest {
  std::optional<bool> deletionProtectionEnabled;
  std::optional<std::string> kmsKeyId;
  std::optional<LogGroupClass> logGroupClass;
  std::string logGroupName;
  std::optional<std::map<std::string, std::string>> tags;
};

struct DeleteLogGroupRequest {
  std::string logGroupName;
};

struct DescribeLogGroupsRequest {
  std::optional<std::vector<std::string>> accountIdentifiers;
  std::optional<bool> includeLinkedAccounts;
  std::optional<std::int32_t> limit;
  std::optional<LogGroupClass> logGroupClass;
  std::optional<std::vector<std::string>> logGroupIdentifiers;
  std::optional<std::string> logGroupNamePattern;
  std::optional<std::string> logGroupNamePrefix;
  std::optional<std::string> nextToken;
};

enum class DataProtectionStatus { ACTIVATED, DELETED, ARCHIVED, DISABLED };

enum class InheritedProperty { ACCOUNT_DATA_PROTECTION };

struct LogGroup {
  std::optional<std::string> arn;
  std::optional<bool> bearerTokenAuthenticationEnabled;
  std::optional<std::int64_t> creationTime;
  std::optional<DataProtectionStatus> dataProtectionStatus;
  std::optional<bool> deletionProtectionEnabled;
  std::optional<std::vector<InheritedProperty>> inheritedProperties;
  std::optional<std::string> kmsKeyId;
  std::optional<std::string> logGroupArn;
  std::optional<LogGroupClass> logGroupClass;
  std::optional<std::string> logGroupName;
  std::optional<std::int32_t> metricFilterCount;
  std::optional<std::int32_t> retentionInDays;
  std::optional<std::int64_t> storedBytes;
};

struct DescribeLogGroupsResponse {
  std::optional<std::vector<LogGroup>> logGroups;
  std::optional<std::string> nextToken;
};

struct DataSourceFilter {
  std::string name;
  std::optional<std::string> type;
};

struct TagFilter {
  std::string key;
  std::optional<std::vector<std::string>> values;
};

struct ListLogGroupsRequest {
  std::optional<std::vector<std::string>> accountIdentifiers;
  std::optional<std::vector<DataSourceFilter>> dataSources;
  std::optional<std::vector<std::string>> fieldIndexNames;
  std::optional<bool> includeLinkedAccounts;
  std::optional<std::int32_t> limit;
  std::optional<LogGroupClass> logGroupClass;
  std::optional<std::string> logGroupNamePattern;
  std::optional<std::vector<TagFilter>> logGroupTags;
  std::optional<std::string> nextToken;
};

struct LogGroupSummary {
  std::optional<std::string> logGroupArn;
  std::optional<LogGroupClass> logGroupClass;
  std::optional<std::string> logGroupName;
};

struct ListLogGroupsResponse {
  std::optional<std::vector<LogGroupSummary>> logGroups;
  std::optional<std::string> nextToken;
};

struct PutRetentionPolicyRequest {
  std::string logGroupName;
  std::int32_t retentionInDays{};
};

struct DeleteRetentionPolicyRequest {
  std::string logGroupName;
};

struct PutLogGroupDeletionProtectionRequest {
  bool deletionProtectionEnabled{};
  std::string logGroupIdentifier;
};

}  // namespace localecs::aws::logs

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<logs::LogGroupClass>::get();
template <> const Shape& ShapeOf<logs::CreateLogGroupRequest>::get();
template <> const Shape& ShapeOf<logs::DeleteLogGroupRequest>::get();
template <> const Shape& ShapeOf<logs::DescribeLogGroupsRequest>::get();
template <> const Shape& ShapeOf<logs::DataProtectionStatus>::get();
template <> const Shape& ShapeOf<logs::InheritedProperty>::get();
template <> const Shape& ShapeOf<logs::LogGroup>::get();
template <> const Shape& ShapeOf<logs::DescribeLogGroupsResponse>::get();
template <> const Shape& ShapeOf<logs::DataSourceFilter>::get();
template <> const Shape& ShapeOf<logs::TagFilter>::get();
template <> const Shape& ShapeOf<logs::ListLogGroupsRequest>::get();
template <> const Shape& ShapeOf<logs::LogGroupSummary>::get();
template <> const Shape& ShapeOf<logs::ListLogGroupsResponse>::get();
template <> const Shape& ShapeOf<logs::PutRetentionPolicyRequest>::get();
template <> const Shape& ShapeOf<logs::DeleteRetentionPolicyRequest>::get();
template <> const Shape& ShapeOf<logs::PutLogGroupDeletionProtectionRequest>::get();

}  // namespace localecs::aws
// clang-format on
