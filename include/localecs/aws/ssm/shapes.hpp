// SSM's wire shapes, spelled as the public model spells them.
#pragma once

#include <localecs/aws/shape.hpp>

#include <optional>

namespace localecs::aws::ssm {

enum class ResourceTypeForTagging {
  Document, ManagedInstance, MaintenanceWindow, Parameter, PatchBaseline, OpsItem, OpsMetadata,
  Automation, Association
};

struct Tag {
  std::string Key;
  std::string Value;
};

struct AddTagsToResourceRequest {
  std::string ResourceId;
  ResourceTypeForTagging ResourceType{};
  std::vector<Tag> Tags;
};

struct AddTagsToResourceResult {};

struct DeleteParameterRequest {
  std::string Name;
};

struct DeleteParameterResult {};

struct DeleteParametersRequest {
  std::vector<std::string> Names;
};

struct DeleteParametersResult {
  std::optional<std::vector<std::string>> DeletedParameters;
  std::optional<std::vector<std::string>> InvalidParameters;
};

enum class ParametersFilterKey { Name, Type, KeyId };

struct ParametersFilter {
  ParametersFilterKey Key{};
  std::vector<std::string> Values;
};

struct ParameterStringFilter {
  std::string Key;
  std::optional<std::string> Option;
  std::optional<std::vector<std::string>> Values;
};

struct DescribeParametersRequest {
  std::optional<std::vector<ParametersFilter>> Filters;
  std::optional<std::int32_t> MaxResults;
  std::optional<std::string> NextToken;
  std::optional<std::vector<ParameterStringFilter>> ParameterFilters;
  std::optional<bool> Shared;
};

struct ParameterInlinePolicy {
  std::optional<std::string> PolicyStatus;
  std::optional<std::string> PolicyText;
  std::optional<std::string> PolicyType;
};

enum class ParameterTier { Standard, Advanced, Intelligent_Tiering };

enum class ParameterType { String, StringList, SecureString };

struct ParameterMetadata {
  std::optional<std::string> ARN;
  std::optional<std::string> AllowedPattern;
  std::optional<std::string> DataType;
  std::optional<std::string> Description;
  std::optional<std::string> KeyId;
  std::optional<Timestamp> LastModifiedDate;
  std::optional<std::string> LastModifiedUser;
  std::optional<std::string> Name;
  std::optional<std::vector<ParameterInlinePolicy>> Policies;
  std::optional<ParameterTier> Tier;
  std::optional<ParameterType> Type;
  std::optional<std::int64_t> Version;
};

struct DescribeParametersResult {
  std::optional<std::string> NextToken;
  std::optional<std::vector<ParameterMetadata>> Parameters;
};

struct GetParameterRequest {
  std::string Name;
  std::optional<bool> WithDecryption;
};

struct Parameter {
  std::optional<std::string> ARN;
  std::optional<std::string> DataType;
  std::optional<Timestamp> LastModifiedDate;
  std::optional<std::string> Name;
  std::optional<std::string> Selector;
  std::optional<std::string> SourceResult;
  std::optional<ParameterType> Type;
  std::optional<std::string> Value;
  std::optional<std::int64_t> Version;
};

struct GetParameterResult {
  std::optional<ssm::Parameter> Parameter;
};

struct GetParameterHistoryRequest {
  std::optional<std::int32_t> MaxResults;
  std::string Name;
  std::optional<std::string> NextToken;
  std::optional<bool> WithDecryption;
};

struct ParameterHistory {
  std::optional<std::string> AllowedPattern;
  std::optional<std::string> DataType;
  std::optional<std::string> Description;
  std::optional<std::string> KeyId;
  std::optional<std::vector<std::string>> Labels;
  std::optional<Timestamp> LastModifiedDate;
  std::optional<std::string> LastModifiedUser;
  std::optional<std::string> Name;
  std::optional<std::vector<ParameterInlinePolicy>> Policies;
  std::optional<ParameterTier> Tier;
  std::optional<ParameterType> Type;
  std::optional<std::string> Value;
  std::optional<std::int64_t> Version;
};

struct GetParameterHistoryResult {
  std::optional<std::string> NextToken;
  std::optional<std::vector<ParameterHistory>> Parameters;
};

struct GetParametersRequest {
  std::vector<std::string> Names;
  std::optional<bool> WithDecryption;
};

struct GetParametersResult {
  std::optional<std::vector<std::string>> InvalidParameters;
  std::optional<std::vector<Parameter>> Parameters;
};

struct GetParametersByPathRequest {
  std::optional<std::int32_t> MaxResults;
  std::optional<std::string> NextToken;
  std::optional<std::vector<ParameterStringFilter>> ParameterFilters;
  std::string Path;
  std::optional<bool> Recursive;
  std::optional<bool> WithDecryption;
};

struct GetParametersByPathResult {
  std::optional<std::string> NextToken;
  std::optional<std::vector<Parameter>> Parameters;
};

struct LabelParameterVersionRequest {
  std::vector<std::string> Labels;
  std::string Name;
  std::optional<std::int64_t> ParameterVersion;
};

struct LabelParameterVersionResult {
  std::optional<std::vector<std::string>> InvalidLabels;
  std::optional<std::int64_t> ParameterVersion;
};

struct ListTagsForResourceRequest {
  std::string ResourceId;
  ResourceTypeForTagging ResourceType{};
};

struct ListTagsForResourceResult {
  std::optional<std::vector<Tag>> TagList;
};

struct PutParameterRequest {
  std::optional<std::string> AllowedPattern;
  std::optional<std::string> DataType;
  std::optional<std::string> Description;
  std::optional<std::string> KeyId;
  std::string Name;
  std::optional<bool> Overwrite;
  std::optional<std::string> Policies;
  std::optional<std::vector<Tag>> Tags;
  std::optional<ParameterTier> Tier;
  std::optional<ParameterType> Type;
  std::string Value;
};

struct PutParameterResult {
  std::optional<ParameterTier> Tier;
  std::optional<std::int64_t> Version;
};

struct RemoveTagsFromResourceRequest {
  std::string ResourceId;
  ResourceTypeForTagging ResourceType{};
  std::vector<std::string> TagKeys;
};

struct RemoveTagsFromResourceResult {};

struct ResumeSessionRequest {
  std::string SessionId;
};

struct ResumeSessionResponse {
  std::optional<std::string> SessionId;
  std::optional<std::string> TokenValue;
  std::optional<std::string> StreamUrl;
};

struct TerminateSessionRequest {
  std::string SessionId;
};

struct TerminateSessionResponse {
  std::optional<std::string> SessionId;
};

struct UnlabelParameterVersionRequest {
  std::vector<std::string> Labels;
  std::string Name;
  std::int64_t ParameterVersion{};
};

struct UnlabelParameterVersionResult {
  std::optional<std::vector<std::string>> InvalidLabels;
  std::optional<std::vector<std::string>> RemovedLabels;
};

}  // namespace localecs::aws::ssm

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<ssm::ResourceTypeForTagging>::get();
template <> const Shape& ShapeOf<ssm::Tag>::get();
template <> const Shape& ShapeOf<ssm::AddTagsToResourceRequest>::get();
template <> const Shape& ShapeOf<ssm::AddTagsToResourceResult>::get();
template <> const Shape& ShapeOf<ssm::DeleteParameterRequest>::get();
template <> const Shape& ShapeOf<ssm::DeleteParameterResult>::get();
template <> const Shape& ShapeOf<ssm::DeleteParametersRequest>::get();
template <> const Shape& ShapeOf<ssm::DeleteParametersResult>::get();
template <> const Shape& ShapeOf<ssm::ParametersFilterKey>::get();
template <> const Shape& ShapeOf<ssm::ParametersFilter>::get();
template <> const Shape& ShapeOf<ssm::ParameterStringFilter>::get();
template <> const Shape& ShapeOf<ssm::DescribeParametersRequest>::get();
template <> const Shape& ShapeOf<ssm::ParameterInlinePolicy>::get();
template <> const Shape& ShapeOf<ssm::ParameterTier>::get();
template <> const Shape& ShapeOf<ssm::ParameterType>::get();
template <> const Shape& ShapeOf<ssm::ParameterMetadata>::get();
template <> const Shape& ShapeOf<ssm::DescribeParametersResult>::get();
template <> const Shape& ShapeOf<ssm::GetParameterRequest>::get();
template <> const Shape& ShapeOf<ssm::Parameter>::get();
template <> const Shape& ShapeOf<ssm::GetParameterResult>::get();
template <> const Shape& ShapeOf<ssm::GetParameterHistoryRequest>::get();
template <> const Shape& ShapeOf<ssm::ParameterHistory>::get();
template <> const Shape& ShapeOf<ssm::GetParameterHistoryResult>::get();
template <> const Shape& ShapeOf<ssm::GetParametersRequest>::get();
template <> const Shape& ShapeOf<ssm::GetParametersResult>::get();
template <> const Shape& ShapeOf<ssm::GetParametersByPathRequest>::get();
template <> const Shape& ShapeOf<ssm::GetParametersByPathResult>::get();
template <> const Shape& ShapeOf<ssm::LabelParameterVersionRequest>::get();
template <> const Shape& ShapeOf<ssm::LabelParameterVersionResult>::get();
template <> const Shape& ShapeOf<ssm::ListTagsForResourceRequest>::get();
template <> const Shape& ShapeOf<ssm::ListTagsForResourceResult>::get();
template <> const Shape& ShapeOf<ssm::PutParameterRequest>::get();
template <> const Shape& ShapeOf<ssm::PutParameterResult>::get();
template <> const Shape& ShapeOf<ssm::RemoveTagsFromResourceRequest>::get();
template <> const Shape& ShapeOf<ssm::RemoveTagsFromResourceResult>::get();
template <> const Shape& ShapeOf<ssm::ResumeSessionRequest>::get();
template <> const Shape& ShapeOf<ssm::ResumeSessionResponse>::get();
template <> const Shape& ShapeOf<ssm::TerminateSessionRequest>::get();
template <> const Shape& ShapeOf<ssm::TerminateSessionResponse>::get();
template <> const Shape& ShapeOf<ssm::UnlabelParameterVersionRequest>::get();
template <> const Shape& ShapeOf<ssm::UnlabelParameterVersionResult>::get();

}  // namespace localecs::aws
// clang-format on
