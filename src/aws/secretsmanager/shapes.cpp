// Describes Secrets Manager's shapes.
#include <localecs/aws/secretsmanager/shapes.hpp>

#include "describe.hpp"

namespace localecs::aws::secretsmanager {

BOOST_DESCRIBE_STRUCT(NoOutput, (), ())
BOOST_DESCRIBE_ENUM(FilterNameStringType, description, name, tag_key, tag_value, primary_region, owning_service, all)
BOOST_DESCRIBE_STRUCT(Filter, (), (Key, Values))
BOOST_DESCRIBE_STRUCT(BatchGetSecretValueRequest, (), (Filters, MaxResults, NextToken, SecretIdList))
BOOST_DESCRIBE_STRUCT(APIErrorType, (), (ErrorCode, Message, SecretId))
BOOST_DESCRIBE_STRUCT(SecretValueEntry, (), (ARN, CreatedDate, Name, SecretBinary, SecretString, VersionId, VersionStages))
BOOST_DESCRIBE_STRUCT(BatchGetSecretValueResponse, (), (Errors, NextToken, SecretValues))
BOOST_DESCRIBE_STRUCT(ReplicaRegionType, (), (KmsKeyId, Region))
BOOST_DESCRIBE_STRUCT(Tag, (), (Key, Value))
BOOST_DESCRIBE_STRUCT(CreateSecretRequest, (), (AddReplicaRegions, ClientRequestToken, Description, ForceOverwriteReplicaSecret, KmsKeyId, Name, SecretBinary, SecretString, Tags, Type))
BOOST_DESCRIBE_ENUM(StatusType, InSync, Failed, InProgress)
BOOST_DESCRIBE_STRUCT(ReplicationStatusType, (), (KmsKeyId, LastAccessedDate, Region, Status, StatusMessage))
BOOST_DESCRIBE_STRUCT(CreateSecretResponse, (), (ARN, Name, ReplicationStatus, VersionId))
BOOST_DESCRIBE_STRUCT(DeleteResourcePolicyRequest, (), (SecretId))
BOOST_DESCRIBE_STRUCT(DeleteResourcePolicyResponse, (), (ARN, Name))
BOOST_DESCRIBE_STRUCT(DeleteSecretRequest, (), (ForceDeleteWithoutRecovery, RecoveryWindowInDays, SecretId))
BOOST_DESCRIBE_STRUCT(DeleteSecretResponse, (), (ARN, DeletionDate, Name))
BOOST_DESCRIBE_STRUCT(DescribeSecretRequest, (), (SecretId))
BOOST_DESCRIBE_STRUCT(ExternalSecretRotationMetadataItem, (), (Key, Value))
BOOST_DESCRIBE_STRUCT(RotationRulesType, (), (AutomaticallyAfterDays, Duration, ScheduleExpression))
BOOST_DESCRIBE_STRUCT(DescribeSecretResponse, (), (ARN, CreatedDate, DeletedDate, Description, ExternalSecretRotationMetadata, ExternalSecretRotationRoleArn, KmsKeyId, LastAccessedDate, LastChangedDate, LastRotatedDate, Name, NextRotationDate, OwningService, PrimaryRegion, ReplicationStatus, RotationEnabled, RotationLambdaARN, RotationRules, Tags, Type, VersionIdsToStages))
BOOST_DESCRIBE_STRUCT(GetRandomPasswordRequest, (), (ExcludeCharacters, ExcludeLowercase, ExcludeNumbers, ExcludePunctuation, ExcludeUppercase, IncludeSpace, PasswordLength, RequireEachIncludedType))
BOOST_DESCRIBE_STRUCT(GetRandomPasswordResponse, (), (RandomPassword))
BOOST_DESCRIBE_STRUCT(GetResourcePolicyRequest, (), (SecretId))
BOOST_DESCRIBE_STRUCT(GetResourcePolicyResponse, (), (ARN, Name, ResourcePolicy))
BOOST_DESCRIBE_STRUCT(GetSecretValueRequest, (), (SecretId, VersionId, VersionStage))
BOOST_DESCRIBE_STRUCT(GetSecretValueResponse, (), (ARN, CreatedDate, Name, SecretBinary, SecretString, VersionId, VersionStages))
BOOST_DESCRIBE_STRUCT(ListSecretVersionIdsRequest, (), (IncludeDeprecated, MaxResults, NextToken, SecretId))
BOOST_DESCRIBE_STRUCT(SecretVersionsListEntry, (), (CreatedDate, KmsKeyIds, LastAccessedDate, VersionId, VersionStages))
BOOST_DESCRIBE_STRUCT(ListSecretVersionIdsResponse, (), (ARN, Name, NextToken, Versions))
BOOST_DESCRIBE_ENUM(SortByType, created_date, last_accessed_date, last_changed_date, name)
BOOST_DESCRIBE_ENUM(SortOrderType, asc, desc)
BOOST_DESCRIBE_STRUCT(ListSecretsRequest, (), (Filters, IncludePlannedDeletion, MaxResults, NextToken, SortBy, SortOrder))
BOOST_DESCRIBE_STRUCT(SecretListEntry, (), (ARN, CreatedDate, DeletedDate, Description, ExternalSecretRotationMetadata, ExternalSecretRotationRoleArn, KmsKeyId, LastAccessedDate, LastChangedDate, LastRotatedDate, Name, NextRotationDate, OwningService, PrimaryRegion, RotationEnabled, RotationLambdaARN, RotationRules, SecretVersionsToStages, Tags, Type))
BOOST_DESCRIBE_STRUCT(ListSecretsResponse, (), (NextToken, SecretList))
BOOST_DESCRIBE_STRUCT(PutResourcePolicyRequest, (), (BlockPublicPolicy, ResourcePolicy, SecretId))
BOOST_DESCRIBE_STRUCT(PutResourcePolicyResponse, (), (ARN, Name))
BOOST_DESCRIBE_STRUCT(PutSecretValueRequest, (), (ClientRequestToken, RotationToken, SecretBinary, SecretId, SecretString, VersionStages))
BOOST_DESCRIBE_STRUCT(PutSecretValueResponse, (), (ARN, Name, VersionId, VersionStages))
BOOST_DESCRIBE_STRUCT(RestoreSecretRequest, (), (SecretId))
BOOST_DESCRIBE_STRUCT(RestoreSecretResponse, (), (ARN, Name))
BOOST_DESCRIBE_STRUCT(TagResourceRequest, (), (SecretId, Tags))
BOOST_DESCRIBE_STRUCT(UntagResourceRequest, (), (SecretId, TagKeys))
BOOST_DESCRIBE_STRUCT(UpdateSecretRequest, (), (ClientRequestToken, Description, KmsKeyId, SecretBinary, SecretId, SecretString, Type))
BOOST_DESCRIBE_STRUCT(UpdateSecretResponse, (), (ARN, Name, VersionId))
BOOST_DESCRIBE_STRUCT(UpdateSecretVersionStageRequest, (), (MoveToVersionId, RemoveFromVersionId, SecretId, VersionStage))
BOOST_DESCRIBE_STRUCT(UpdateSecretVersionStageResponse, (), (ARN, Name))
BOOST_DESCRIBE_STRUCT(ValidateResourcePolicyRequest, (), (ResourcePolicy, SecretId))
BOOST_DESCRIBE_STRUCT(ValidationErrorsEntry, (), (CheckName, ErrorMessage))
BOOST_DESCRIBE_STRUCT(ValidateResourcePolicyResponse, (), (PolicyValidationPassed, ValidationErrors))

}  // namespace localecs::aws::secretsmanager

namespace localecs::aws {

template <> const Shape& ShapeOf<secretsmanager::NoOutput>::get() { return structure<secretsmanager::NoOutput>("NoOutput"); }
template <> const Shape& ShapeOf<secretsmanager::FilterNameStringType>::get() { return enumeration<secretsmanager::FilterNameStringType>("FilterNameStringType", Spelling::hyphens); }
template <> const Shape& ShapeOf<secretsmanager::Filter>::get() { return structure<secretsmanager::Filter>("Filter"); }
template <> const Shape& ShapeOf<secretsmanager::BatchGetSecretValueRequest>::get() { return structure<secretsmanager::BatchGetSecretValueRequest>("BatchGetSecretValueRequest"); }
template <> const Shape& ShapeOf<secretsmanager::APIErrorType>::get() { return structure<secretsmanager::APIErrorType>("APIErrorType"); }
template <> const Shape& ShapeOf<secretsmanager::SecretValueEntry>::get() { return structure<secretsmanager::SecretValueEntry>("SecretValueEntry"); }
template <> const Shape& ShapeOf<secretsmanager::BatchGetSecretValueResponse>::get() { return structure<secretsmanager::BatchGetSecretValueResponse>("BatchGetSecretValueResponse"); }
template <> const Shape& ShapeOf<secretsmanager::ReplicaRegionType>::get() { return structure<secretsmanager::ReplicaRegionType>("ReplicaRegionType"); }
template <> const Shape& ShapeOf<secretsmanager::Tag>::get() { return structure<secretsmanager::Tag>("Tag"); }
template <> const Shape& ShapeOf<secretsmanager::CreateSecretRequest>::get() { return structure<secretsmanager::CreateSecretRequest>("CreateSecretRequest"); }
template <> const Shape& ShapeOf<secretsmanager::StatusType>::get() { return enumeration<secretsmanager::StatusType>("StatusType"); }
template <> const Shape& ShapeOf<secretsmanager::ReplicationStatusType>::get() { return structure<secretsmanager::ReplicationStatusType>("ReplicationStatusType"); }
template <> const Shape& ShapeOf<secretsmanager::CreateSecretResponse>::get() { return structure<secretsmanager::CreateSecretResponse>("CreateSecretResponse"); }
template <> const Shape& ShapeOf<secretsmanager::DeleteResourcePolicyRequest>::get() { return structure<secretsmanager::DeleteResourcePolicyRequest>("DeleteResourcePolicyRequest"); }
template <> const Shape& ShapeOf<secretsmanager::DeleteResourcePolicyResponse>::get() { return structure<secretsmanager::DeleteResourcePolicyResponse>("DeleteResourcePolicyResponse"); }
template <> const Shape& ShapeOf<secretsmanager::DeleteSecretRequest>::get() { return structure<secretsmanager::DeleteSecretRequest>("DeleteSecretRequest"); }
template <> const Shape& ShapeOf<secretsmanager::DeleteSecretResponse>::get() { return structure<secretsmanager::DeleteSecretResponse>("DeleteSecretResponse"); }
template <> const Shape& ShapeOf<secretsmanager::DescribeSecretRequest>::get() { return structure<secretsmanager::DescribeSecretRequest>("DescribeSecretRequest"); }
template <> const Shape& ShapeOf<secretsmanager::ExternalSecretRotationMetadataItem>::get() { return structure<secretsmanager::ExternalSecretRotationMetadataItem>("ExternalSecretRotationMetadataItem"); }
template <> const Shape& ShapeOf<secretsmanager::RotationRulesType>::get() { return structure<secretsmanager::RotationRulesType>("RotationRulesType"); }
template <> const Shape& ShapeOf<secretsmanager::DescribeSecretResponse>::get() { return structure<secretsmanager::DescribeSecretResponse>("DescribeSecretResponse"); }
template <> const Shape& ShapeOf<secretsmanager::GetRandomPasswordRequest>::get() { return structure<secretsmanager::GetRandomPasswordRequest>("GetRandomPasswordRequest"); }
template <> const Shape& ShapeOf<secretsmanager::GetRandomPasswordResponse>::get() { return structure<secretsmanager::GetRandomPasswordResponse>("GetRandomPasswordResponse"); }
template <> const Shape& ShapeOf<secretsmanager::GetResourcePolicyRequest>::get() { return structure<secretsmanager::GetResourcePolicyRequest>("GetResourcePolicyRequest"); }
template <> const Shape& ShapeOf<secretsmanager::GetResourcePolicyResponse>::get() { return structure<secretsmanager::GetResourcePolicyResponse>("GetResourcePolicyResponse"); }
template <> const Shape& ShapeOf<secretsmanager::GetSecretValueRequest>::get() { return structure<secretsmanager::GetSecretValueRequest>("GetSecretValueRequest"); }
template <> const Shape& ShapeOf<secretsmanager::GetSecretValueResponse>::get() { return structure<secretsmanager::GetSecretValueResponse>("GetSecretValueResponse"); }
template <> const Shape& ShapeOf<secretsmanager::ListSecretVersionIdsRequest>::get() { return structure<secretsmanager::ListSecretVersionIdsRequest>("ListSecretVersionIdsRequest"); }
template <> const Shape& ShapeOf<secretsmanager::SecretVersionsListEntry>::get() { return structure<secretsmanager::SecretVersionsListEntry>("SecretVersionsListEntry"); }
template <> const Shape& ShapeOf<secretsmanager::ListSecretVersionIdsResponse>::get() { return structure<secretsmanager::ListSecretVersionIdsResponse>("ListSecretVersionIdsResponse"); }
template <> const Shape& ShapeOf<secretsmanager::SortByType>::get() { return enumeration<secretsmanager::SortByType>("SortByType", Spelling::hyphens); }
template <> const Shape& ShapeOf<secretsmanager::SortOrderType>::get() { return enumeration<secretsmanager::SortOrderType>("SortOrderType"); }
template <> const Shape& ShapeOf<secretsmanager::ListSecretsRequest>::get() { return structure<secretsmanager::ListSecretsRequest>("ListSecretsRequest"); }
template <> const Shape& ShapeOf<secretsmanager::SecretListEntry>::get() { return structure<secretsmanager::SecretListEntry>("SecretListEntry"); }
template <> const Shape& ShapeOf<secretsmanager::ListSecretsResponse>::get() { return structure<secretsmanager::ListSecretsResponse>("ListSecretsResponse"); }
template <> const Shape& ShapeOf<secretsmanager::PutResourcePolicyRequest>::get() { return structure<secretsmanager::PutResourcePolicyRequest>("PutResourcePolicyRequest"); }
template <> const Shape& ShapeOf<secretsmanager::PutResourcePolicyResponse>::get() { return structure<secretsmanager::PutResourcePolicyResponse>("PutResourcePolicyResponse"); }
template <> const Shape& ShapeOf<secretsmanager::PutSecretValueRequest>::get() { return structure<secretsmanager::PutSecretValueRequest>("PutSecretValueRequest"); }
template <> const Shape& ShapeOf<secretsmanager::PutSecretValueResponse>::get() { return structure<secretsmanager::PutSecretValueResponse>("PutSecretValueResponse"); }
template <> const Shape& ShapeOf<secretsmanager::RestoreSecretRequest>::get() { return structure<secretsmanager::RestoreSecretRequest>("RestoreSecretRequest"); }
template <> const Shape& ShapeOf<secretsmanager::RestoreSecretResponse>::get() { return structure<secretsmanager::RestoreSecretResponse>("RestoreSecretResponse"); }
template <> const Shape& ShapeOf<secretsmanager::TagResourceRequest>::get() { return structure<secretsmanager::TagResourceRequest>("TagResourceRequest"); }
template <> const Shape& ShapeOf<secretsmanager::UntagResourceRequest>::get() { return structure<secretsmanager::UntagResourceRequest>("UntagResourceRequest"); }
template <> const Shape& ShapeOf<secretsmanager::UpdateSecretRequest>::get() { return structure<secretsmanager::UpdateSecretRequest>("UpdateSecretRequest"); }
template <> const Shape& ShapeOf<secretsmanager::UpdateSecretResponse>::get() { return structure<secretsmanager::UpdateSecretResponse>("UpdateSecretResponse"); }
template <> const Shape& ShapeOf<secretsmanager::UpdateSecretVersionStageRequest>::get() { return structure<secretsmanager::UpdateSecretVersionStageRequest>("UpdateSecretVersionStageRequest"); }
template <> const Shape& ShapeOf<secretsmanager::UpdateSecretVersionStageResponse>::get() { return structure<secretsmanager::UpdateSecretVersionStageResponse>("UpdateSecretVersionStageResponse"); }
template <> const Shape& ShapeOf<secretsmanager::ValidateResourcePolicyRequest>::get() { return structure<secretsmanager::ValidateResourcePolicyRequest>("ValidateResourcePolicyRequest"); }
template <> const Shape& ShapeOf<secretsmanager::ValidationErrorsEntry>::get() { return structure<secretsmanager::ValidationErrorsEntry>("ValidationErrorsEntry"); }
template <> const Shape& ShapeOf<secretsmanager::ValidateResourcePolicyResponse>::get() { return structure<secretsmanager::ValidateResourcePolicyResponse>("ValidateResourcePolicyResponse"); }

}  // namespace localecs::aws
