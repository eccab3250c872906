// Secrets Manager's wire shapes, spelled as the public model spells them.
#pragma once

#include <localecs/aws/shape.hpp>

#include <optional>

namespace localecs::aws::secretsmanager {

struct NoOutput {};  // of the operations that the model gives none

enum class FilterNameStringType {
  description, name, tag_key, tag_value, primary_region, owning_service, all
};

struct Filter {
  std::optional<FilterNameStringType> Key;
  std::optional<std::vector<std::string>> Values;
};

struct BatchGetSecretValueRequest {
  std::optional<std::vector<Filter>> Filters;
  std::optional<std::int32_t> MaxResults;
  std::optional<std::string> NextToken;
  std::optional<std::vector<std::string>> SecretIdList;
};

struct APIErrorType {
  std::optional<std::string> ErrorCode;
  std::optional<std::string> Message;
  std::optional<std::string> SecretId;
};

struct SecretValueEntry {
  std::optional<std::string> ARN;
  std::optional<Timestamp> CreatedDate;
  std::optional<std::string> Name;
  std::optional<Blob> SecretBinary;
  std::optional<std::string> SecretString;
  std::optional<std::string> VersionId;
  std::optional<std::vector<std::string>> VersionStages;
};

struct BatchGetSecretValueResponse {
  std::optional<std::vector<APIErrorType>> Errors;
  std::optional<std::string> NextToken;
  std::optional<std::vector<SecretValueEntry>> SecretValues;
};

struct ReplicaRegionType {
  std::optional<std::string> KmsKeyId;
  std::optional<std::string> Region;
};

struct Tag {
  std::optional<std::string> Key;
  std::optional<std::string> Value;
};

struct CreateSecretRequest {
  std::optional<std::vector<ReplicaRegionType>> AddReplicaRegions;
  std::optional<std::string> ClientRequestToken;
  std::optional<std::string> Description;
  std::optional<bool> ForceOverwriteReplicaSecret;
  std::optional<std::string> KmsKeyId;
  std::string Name;
  std::optional<Blob> SecretBinary;
  std::optional<std::string> SecretString;
  std::optional<std::vector<Tag>> Tags;
  std::optional<std::string> Type;
};

enum class StatusType { InSync, Failed, InProgress };

struct ReplicationStatusType {
  std::optional<std::string> KmsKeyId;
  std::optional<Timestamp> LastAccessedDate;
  std::optional<std::string> Region;
  std::optional<StatusType> Status;
  std::optional<std::string> StatusMessage;
};

struct CreateSecretResponse {
  std::optional<std::string> ARN;
  std::optional<std::string> Name;
  std::optional<std::vector<ReplicationStatusType>> ReplicationStatus;
  std::optional<std::string> VersionId;
};

struct DeleteResourcePolicyRequest {
  std::string SecretId;
};

struct DeleteResourcePolicyResponse {
  std::optional<std::string> ARN;
  std::optional<std::string> Name;
};

struct DeleteSecretRequest {
  std::optional<bool> ForceDeleteWithoutRecovery;
  std::optional<std::int64_t> RecoveryWindowInDays;
  std::string SecretId;
};

struct DeleteSecretResponse {
  std::optional<std::string> ARN;
  std::optional<Timestamp> DeletionDate;
  std::optional<std::string> Name;
};

struct DescribeSecretRequest {
  std::string SecretId;
};

struct ExternalSecretRotationMetadataItem {
  std::optional<std::string> Key;
  std::optional<std::string> Value;
};

struct RotationRulesType {
  std::optional<std::int64_t> AutomaticallyAfterDays;
  std::optional<std::string> Duration;
  std::optional<std::string> ScheduleExpression;
};

struct DescribeSecretResponse {
  std::optional<std::string> ARN;
  std::optional<Timestamp> CreatedDate;
  std::optional<Timestamp> DeletedDate;
  std::optional<std::string> Description;
  std::optional<std::vector<ExternalSecretRotationMetadataItem>> ExternalSecretRotationMetadata;
  std::optional<std::string> ExternalSecretRotationRoleArn;
  std::optional<std::string> KmsKeyId;
  std::optional<Timestamp> LastAccessedDate;
  std::optional<Timestamp> LastChangedDate;
  std::optional<Timestamp> LastRotatedDate;
  std::optional<std::string> Name;
  std::optional<Timestamp> NextRotationDate;
  std::optional<std::string> OwningService;
  std::optional<std::string> PrimaryRegion;
  std::optional<std::vector<ReplicationStatusType>> ReplicationStatus;
  std::optional<bool> RotationEnabled;
  std::optional<std::string> RotationLambdaARN;
  std::optional<RotationRulesType> RotationRules;
  std::optional<std::vector<Tag>> Tags;
  std::optional<std::string> Type;
  std::optional<std::map<std::string, std::vector<std::string>>> VersionIdsToStages;
};

struct GetRandomPasswordRequest {
  std::optional<std::string> ExcludeCharacters;
  std::optional<bool> ExcludeLowercase;
  std::optional<bool> ExcludeNumbers;
  std::optional<bool> ExcludePunctuation;
  std::optional<bool> ExcludeUppercase;
  std::optional<bool> IncludeSpace;
  std::optional<std::int64_t> PasswordLength;
  std::optional<bool> RequireEachIncludedType;
};

struct GetRandomPasswordResponse {
  std::optional<std::string> RandomPassword;
};

struct GetResourcePolicyRequest {
  std::string SecretId;
};

struct GetResourcePolicyResponse {
  std::optional<std::string> ARN;
  std::optional<std::string> Name;
  std::optional<std::string> ResourcePolicy;
};

struct GetSecretValueRequest {
  std::string SecretId;
  std::optional<std::string> VersionId;
  std::optional<std::string> VersionStage;
};

struct GetSecretValueResponse {
  std::optional<std::string> ARN;
  std::optional<Timestamp> CreatedDate;
  std::optional<std::string> Name;
  std::optional<Blob> SecretBinary;
  std::optional<std::string> SecretString;
  std::optional<std::string> VersionId;
  std::optional<std::vector<std::string>> VersionStages;
};

struct ListSecretVersionIdsRequest {
  std::optional<bool> IncludeDeprecated;
  std::optional<std::int32_t> MaxResults;
  std::optional<std::string> NextToken;
  std::string SecretId;
};

struct SecretVersionsListEntry {
  std::optional<Timestamp> CreatedDate;
  std::optional<std::vector<std::string>> KmsKeyIds;
  std::optional<Timestamp> LastAccessedDate;
  std::optional<std::string> VersionId;
  std::optional<std::vector<std::string>> VersionStages;
};

struct ListSecretVersionIdsResponse {
  std::optional<std::string> ARN;
  std::optional<std::string> Name;
  std::optional<std::string> NextToken;
  std::optional<std::vector<SecretVersionsListEntry>> Versions;
};

enum class SortByType { created_date, last_accessed_date, last_changed_date, name };

enum class SortOrderType { asc, desc };

struct ListSecretsRequest {
  std::optional<std::vector<Filter>> Filters;
  std::optional<bool> IncludePlannedDeletion;
  std::optional<std::int32_t> MaxResults;
  std::optional<std::string> NextToken;
  std::optional<SortByType> SortBy;
  std::optional<SortOrderType> SortOrder;
};

struct SecretListEntry {
  std::optional<std::string> ARN;
  std::optional<Timestamp> CreatedDate;
  std::optional<Timestamp> DeletedDate;
  std::optional<std::string> Description;
  std::optional<std::vector<ExternalSecretRotationMetadataItem>> ExternalSecretRotationMetadata;
  std::optional<std::string> ExternalSecretRotationRoleArn;
  std::optional<std::string> KmsKeyId;
  std::optional<Timestamp> LastAccessedDate;
  std::optional<Timestamp> LastChangedDate;
  std::optional<Timestamp> LastRotatedDate;
  std::optional<std::string> Name;
  std::optional<Timestamp> NextRotationDate;
  std::optional<std::string> OwningService;
  std::optional<std::string> PrimaryRegion;
  std::optional<bool> RotationEnabled;
  std::optional<std::string> RotationLambdaARN;
  std::optional<RotationRulesType> RotationRules;
  std::optional<std::map<std::string, std::vector<std::string>>> SecretVersionsToStages;
  std::optional<std::vector<Tag>> Tags;
  std::optional<std::string> Type;
};

struct ListSecretsResponse {
  std::optional<std::string> NextToken;
  std::optional<std::vector<SecretListEntry>> SecretList;
};

struct PutResourcePolicyRequest {
  std::optional<bool> BlockPublicPolicy;
  std::string ResourcePolicy;
  std::string SecretId;
};

struct PutResourcePolicyResponse {
  std::optional<std::string> ARN;
  std::optional<std::string> Name;
};

struct PutSecretValueRequest {
  std::optional<std::string> ClientRequestToken;
  std::optional<std::string> RotationToken;
  std::optional<Blob> SecretBinary;
  std::string SecretId;
  std::optional<std::string> SecretString;
  std::optional<std::vector<std::string>> VersionStages;
};

struct PutSecretValueResponse {
  std::optional<std::string> ARN;
  std::optional<std::string> Name;
  std::optional<std::string> VersionId;
  std::optional<std::vector<std::string>> VersionStages;
};

struct RestoreSecretRequest {
  std::string SecretId;
};

struct RestoreSecretResponse {
  std::optional<std::string> ARN;
  std::optional<std::string> Name;
};

struct TagResourceRequest {
  std::string SecretId;
  std::vector<Tag> Tags;
};

struct UntagResourceRequest {
  std::string SecretId;
  std::vector<std::string> TagKeys;
};

struct UpdateSecretRequest {
  std::optional<std::string> ClientRequestToken;
  std::optional<std::string> Description;
  std::optional<std::string> KmsKeyId;
  std::optional<Blob> SecretBinary;
  std::string SecretId;
  std::optional<std::string> SecretString;
  std::optional<std::string> Type;
};

struct UpdateSecretResponse {
  std::optional<std::string> ARN;
  std::optional<std::string> Name;
  std::optional<std::string> VersionId;
};

struct UpdateSecretVersionStageRequest {
  std::optional<std::string> MoveToVersionId;
  std::optional<std::string> RemoveFromVersionId;
  std::string SecretId;
  std::string VersionStage;
};

struct UpdateSecretVersionStageResponse {
  std::optional<std::string> ARN;
  std::optional<std::string> Name;
};

struct ValidateResourcePolicyRequest {
  std::string ResourcePolicy;
  std::optional<std::string> SecretId;
};

struct ValidationErrorsEntry {
  std::optional<std::string> CheckName;
  std::optional<std::string> ErrorMessage;
};

struct ValidateResourcePolicyResponse {
  std::optional<bool> PolicyValidationPassed;
  std::optional<std::vector<ValidationErrorsEntry>> ValidationErrors;
};

}  // namespace localecs::aws::secretsmanager

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<secretsmanager::NoOutput>::get();
template <> const Shape& ShapeOf<secretsmanager::FilterNameStringType>::get();
template <> const Shape& ShapeOf<secretsmanager::Filter>::get();
template <> const Shape& ShapeOf<secretsmanager::BatchGetSecretValueRequest>::get();
template <> const Shape& ShapeOf<secretsmanager::APIErrorType>::get();
template <> const Shape& ShapeOf<secretsmanager::SecretValueEntry>::get();
template <> const Shape& ShapeOf<secretsmanager::BatchGetSecretValueResponse>::get();
template <> const Shape& ShapeOf<secretsmanager::ReplicaRegionType>::get();
template <> const Shape& ShapeOf<secretsmanager::Tag>::get();
template <> const Shape& ShapeOf<secretsmanager::CreateSecretRequest>::get();
template <> const Shape& ShapeOf<secretsmanager::StatusType>::get();
template <> const Shape& ShapeOf<secretsmanager::ReplicationStatusType>::get();
template <> const Shape& ShapeOf<secretsmanager::CreateSecretResponse>::get();
template <> const Shape& ShapeOf<secretsmanager::DeleteResourcePolicyRequest>::get();
template <> const Shape& ShapeOf<secretsmanager::DeleteResourcePolicyResponse>::get();
template <> const Shape& ShapeOf<secretsmanager::DeleteSecretRequest>::get();
template <> const Shape& ShapeOf<secretsmanager::DeleteSecretResponse>::get();
template <> const Shape& ShapeOf<secretsmanager::DescribeSecretRequest>::get();
template <> const Shape& ShapeOf<secretsmanager::ExternalSecretRotationMetadataItem>::get();
template <> const Shape& ShapeOf<secretsmanager::RotationRulesType>::get();
template <> const Shape& ShapeOf<secretsmanager::DescribeSecretResponse>::get();
template <> const Shape& ShapeOf<secretsmanager::GetRandomPasswordRequest>::get();
template <> const Shape& ShapeOf<secretsmanager::GetRandomPasswordResponse>::get();
template <> const Shape& ShapeOf<secretsmanager::GetResourcePolicyRequest>::get();
template <> const Shape& ShapeOf<secretsmanager::GetResourcePolicyResponse>::get();
template <> const Shape& ShapeOf<secretsmanager::GetSecretValueRequest>::get();
template <> const Shape& ShapeOf<secretsmanager::GetSecretValueResponse>::get();
template <> const Shape& ShapeOf<secretsmanager::ListSecretVersionIdsRequest>::get();
template <> const Shape& ShapeOf<secretsmanager::SecretVersionsListEntry>::get();
template <> const Shape& ShapeOf<secretsmanager::ListSecretVersionIdsResponse>::get();
template <> const Shape& ShapeOf<secretsmanager::SortByType>::get();
template <> const Shape& ShapeOf<secretsmanager::SortOrderType>::get();
template <> const Shape& ShapeOf<secretsmanager::ListSecretsRequest>::get();
template <> const Shape& ShapeOf<secretsmanager::SecretListEntry>::get();
template <> const Shape& ShapeOf<secretsmanager::ListSecretsResponse>::get();
template <> const Shape& ShapeOf<secretsmanager::PutResourcePolicyRequest>::get();
template <> const Shape& ShapeOf<secretsmanager::PutResourcePolicyResponse>::get();
template <> const Shape& ShapeOf<secretsmanager::PutSecretValueRequest>::get();
template <> const Shape& ShapeOf<secretsmanager::PutSecretValueResponse>::get();
template <> const Shape& ShapeOf<secretsmanager::RestoreSecretRequest>::get();
template <> const Shape& ShapeOf<secretsmanager::RestoreSecretResponse>::get();
template <> const Shape& ShapeOf<secretsmanager::TagResourceRequest>::get();
template <> const Shape& ShapeOf<secretsmanager::UntagResourceRequest>::get();
template <> const Shape& ShapeOf<secretsmanager::UpdateSecretRequest>::get();
template <> const Shape& ShapeOf<secretsmanager::UpdateSecretResponse>::get();
template <> const Shape& ShapeOf<secretsmanager::UpdateSecretVersionStageRequest>::get();
template <> const Shape& ShapeOf<secretsmanager::UpdateSecretVersionStageResponse>::get();
template <> const Shape& ShapeOf<secretsmanager::ValidateResourcePolicyRequest>::get();
template <> const Shape& ShapeOf<secretsmanager::ValidationErrorsEntry>::get();
template <> const Shape& ShapeOf<secretsmanager::ValidateResourcePolicyResponse>::get();

}  // namespace localecs::aws
// clang-format on
