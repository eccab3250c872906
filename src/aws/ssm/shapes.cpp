// Describes SSM's shapes.
#include <localecs/aws/ssm/shapes.hpp>

#include "describe.hpp"

namespace localecs::aws::ssm {

BOOST_DESCRIBE_ENUM(ResourceTypeForTagging, Document, ManagedInstance, MaintenanceWindow, Parameter, PatchBaseline, OpsItem, OpsMetadata, Automation, Association)
BOOST_DESCRIBE_STRUCT(Tag, (), (Key, Value))
BOOST_DESCRIBE_STRUCT(AddTagsToResourceRequest, (), (ResourceId, ResourceType, Tags))
BOOST_DESCRIBE_STRUCT(AddTagsToResourceResult, (), ())
BOOST_DESCRIBE_STRUCT(DeleteParameterRequest, (), (Name))
BOOST_DESCRIBE_STRUCT(DeleteParameterResult, (), ())
BOOST_DESCRIBE_STRUCT(DeleteParametersRequest, (), (Names))
BOOST_DESCRIBE_STRUCT(DeleteParametersResult, (), (DeletedParameters, InvalidParameters))
BOOST_DESCRIBE_ENUM(ParametersFilterKey, Name, Type, KeyId)
BOOST_DESCRIBE_STRUCT(ParametersFilter, (), (Key, Values))
BOOST_DESCRIBE_STRUCT(ParameterStringFilter, (), (Key, Option, Values))
BOOST_DESCRIBE_STRUCT(DescribeParametersRequest, (), (Filters, MaxResults, NextToken, ParameterFilters, Shared))
BOOST_DESCRIBE_STRUCT(ParameterInlinePolicy, (), (PolicyStatus, PolicyText, PolicyType))
BOOST_DESCRIBE_ENUM(ParameterTier, Standard, Advanced, Intelligent_Tiering)
BOOST_DESCRIBE_ENUM(ParameterType, String, StringList, SecureString)
BOOST_DESCRIBE_STRUCT(ParameterMetadata, (), (ARN, AllowedPattern, DataType, Description, KeyId, LastModifiedDate, LastModifiedUser, Name, Policies, Tier, Type, Version))
BOOST_DESCRIBE_STRUCT(DescribeParametersResult, (), (NextToken, Parameters))
BOOST_DESCRIBE_STRUCT(GetParameterRequest, (), (Name, WithDecryption))
BOOST_DESCRIBE_STRUCT(Parameter, (), (ARN, DataType, LastModifiedDate, Name, Selector, SourceResult, Type, Value, Version))
BOOST_DESCRIBE_STRUCT(GetParameterResult, (), (Parameter))
BOOST_DESCRIBE_STRUCT(GetParameterHistoryRequest, (), (MaxResults, Name, NextToken, WithDecryption))
BOOST_DESCRIBE_STRUCT(ParameterHistory, (), (AllowedPattern, DataType, Description, KeyId, Labels, LastModifiedDate, LastModifiedUser, Name, Policies, Tier, Type, Value, Version))
BOOST_DESCRIBE_STRUCT(GetParameterHistoryResult, (), (NextToken, Parameters))
BOOST_DESCRIBE_STRUCT(GetParametersRequest, (), (Names, WithDecryption))
BOOST_DESCRIBE_STRUCT(GetParametersResult, (), (InvalidParameters, Parameters))
BOOST_DESCRIBE_STRUCT(GetParametersByPathRequest, (), (MaxResults, NextToken, ParameterFilters, Path, Recursive, WithDecryption))
BOOST_DESCRIBE_STRUCT(GetParametersByPathResult, (), (NextToken, Parameters))
BOOST_DESCRIBE_STRUCT(LabelParameterVersionRequest, (), (Labels, Name, ParameterVersion))
BOOST_DESCRIBE_STRUCT(LabelParameterVersionResult, (), (InvalidLabels, ParameterVersion))
BOOST_DESCRIBE_STRUCT(ListTagsForResourceRequest, (), (ResourceId, ResourceType))
BOOST_DESCRIBE_STRUCT(ListTagsForResourceResult, (), (TagList))
BOOST_DESCRIBE_STRUCT(PutParameterRequest, (), (AllowedPattern, DataType, Description, KeyId, Name, Overwrite, Policies, Tags, Tier, Type, Value))
BOOST_DESCRIBE_STRUCT(PutParameterResult, (), (Tier, Version))
BOOST_DESCRIBE_STRUCT(RemoveTagsFromResourceRequest, (), (ResourceId, ResourceType, TagKeys))
BOOST_DESCRIBE_STRUCT(RemoveTagsFromResourceResult, (), ())
BOOST_DESCRIBE_STRUCT(ResumeSessionRequest, (), (SessionId))
BOOST_DESCRIBE_STRUCT(ResumeSessionResponse, (), (SessionId, TokenValue, StreamUrl))
BOOST_DESCRIBE_STRUCT(TerminateSessionRequest, (), (SessionId))
BOOST_DESCRIBE_STRUCT(TerminateSessionResponse, (), (SessionId))
BOOST_DESCRIBE_STRUCT(UnlabelParameterVersionRequest, (), (Labels, Name, ParameterVersion))
BOOST_DESCRIBE_STRUCT(UnlabelParameterVersionResult, (), (InvalidLabels, RemovedLabels))

}  // namespace localecs::aws::ssm

namespace localecs::aws {

template <> const Shape& ShapeOf<ssm::ResourceTypeForTagging>::get() { return enumeration<ssm::ResourceTypeForTagging>("ResourceTypeForTagging"); }
template <> const Shape& ShapeOf<ssm::Tag>::get() { return structure<ssm::Tag>("Tag"); }
template <> const Shape& ShapeOf<ssm::AddTagsToResourceRequest>::get() { return structure<ssm::AddTagsToResourceRequest>("AddTagsToResourceRequest"); }
template <> const Shape& ShapeOf<ssm::AddTagsToResourceResult>::get() { return structure<ssm::AddTagsToResourceResult>("AddTagsToResourceResult"); }
template <> const Shape& ShapeOf<ssm::DeleteParameterRequest>::get() { return structure<ssm::DeleteParameterRequest>("DeleteParameterRequest"); }
template <> const Shape& ShapeOf<ssm::DeleteParameterResult>::get() { return structure<ssm::DeleteParameterResult>("DeleteParameterResult"); }
template <> const Shape& ShapeOf<ssm::DeleteParametersRequest>::get() { return structure<ssm::DeleteParametersRequest>("DeleteParametersRequest"); }
template <> const Shape& ShapeOf<ssm::DeleteParametersResult>::get() { return structure<ssm::DeleteParametersResult>("DeleteParametersResult"); }
template <> const Shape& ShapeOf<ssm::ParametersFilterKey>::get() { return enumeration<ssm::ParametersFilterKey>("ParametersFilterKey"); }
template <> const Shape& ShapeOf<ssm::ParametersFilter>::get() { return structure<ssm::ParametersFilter>("ParametersFilter"); }
template <> const Shape& ShapeOf<ssm::ParameterStringFilter>::get() { return structure<ssm::ParameterStringFilter>("ParameterStringFilter"); }
template <> const Shape& ShapeOf<ssm::DescribeParametersRequest>::get() { return structure<ssm::DescribeParametersRequest>("DescribeParametersRequest"); }
template <> const Shape& ShapeOf<ssm::ParameterInlinePolicy>::get() { return structure<ssm::ParameterInlinePolicy>("ParameterInlinePolicy"); }
template <> const Shape& ShapeOf<ssm::ParameterTier>::get() { return enumeration<ssm::ParameterTier>("ParameterTier", Spelling::hyphens); }
template <> const Shape& ShapeOf<ssm::ParameterType>::get() { return enumeration<ssm::ParameterType>("ParameterType"); }
template <> const Shape& ShapeOf<ssm::ParameterMetadata>::get() { return structure<ssm::ParameterMetadata>("ParameterMetadata"); }
template <> const Shape& ShapeOf<ssm::DescribeParametersResult>::get() { return structure<ssm::DescribeParametersResult>("DescribeParametersResult"); }
template <> const Shape& ShapeOf<ssm::GetParameterRequest>::get() { return structure<ssm::GetParameterRequest>("GetParameterRequest"); }
template <> const Shape& ShapeOf<ssm::Parameter>::get() { return structure<ssm::Parameter>("Parameter"); }
template <> const Shape& ShapeOf<ssm::GetParameterResult>::get() { return structure<ssm::GetParameterResult>("GetParameterResult"); }
template <> const Shape& ShapeOf<ssm::GetParameterHistoryRequest>::get() { return structure<ssm::GetParameterHistoryRequest>("GetParameterHistoryRequest"); }
template <> const Shape& ShapeOf<ssm::ParameterHistory>::get() { return structure<ssm::ParameterHistory>("ParameterHistory"); }
template <> const Shape& ShapeOf<ssm::GetParameterHistoryResult>::get() { return structure<ssm::GetParameterHistoryResult>("GetParameterHistoryResult"); }
template <> const Shape& ShapeOf<ssm::GetParametersRequest>::get() { return structure<ssm::GetParametersRequest>("GetParametersRequest"); }
template <> const Shape& ShapeOf<ssm::GetParametersResult>::get() { return structure<ssm::GetParametersResult>("GetParametersResult"); }
template <> const Shape& ShapeOf<ssm::GetParametersByPathRequest>::get() { return structure<ssm::GetParametersByPathRequest>("GetParametersByPathRequest"); }
template <> const Shape& ShapeOf<ssm::GetParametersByPathResult>::get() { return structure<ssm::GetParametersByPathResult>("GetParametersByPathResult"); }
template <> const Shape& ShapeOf<ssm::LabelParameterVersionRequest>::get() { return structure<ssm::LabelParameterVersionRequest>("LabelParameterVersionRequest"); }
template <> const Shape& ShapeOf<ssm::LabelParameterVersionResult>::get() { return structure<ssm::LabelParameterVersionResult>("LabelParameterVersionResult"); }
template <> const Shape& ShapeOf<ssm::ListTagsForResourceRequest>::get() { return structure<ssm::ListTagsForResourceRequest>("ListTagsForResourceRequest"); }
template <> const Shape& ShapeOf<ssm::ListTagsForResourceResult>::get() { return structure<ssm::ListTagsForResourceResult>("ListTagsForResourceResult"); }
template <> const Shape& ShapeOf<ssm::PutParameterRequest>::get() { return structure<ssm::PutParameterRequest>("PutParameterRequest"); }
template <> const Shape& ShapeOf<ssm::PutParameterResult>::get() { return structure<ssm::PutParameterResult>("PutParameterResult"); }
template <> const Shape& ShapeOf<ssm::RemoveTagsFromResourceRequest>::get() { return structure<ssm::RemoveTagsFromResourceRequest>("RemoveTagsFromResourceRequest"); }
template <> const Shape& ShapeOf<ssm::RemoveTagsFromResourceResult>::get() { return structure<ssm::RemoveTagsFromResourceResult>("RemoveTagsFromResourceResult"); }
template <> const Shape& ShapeOf<ssm::ResumeSessionRequest>::get() { return structure<ssm::ResumeSessionRequest>("ResumeSessionRequest"); }
template <> const Shape& ShapeOf<ssm::ResumeSessionResponse>::get() { return structure<ssm::ResumeSessionResponse>("ResumeSessionResponse"); }
template <> const Shape& ShapeOf<ssm::TerminateSessionRequest>::get() { return structure<ssm::TerminateSessionRequest>("TerminateSessionRequest"); }
template <> const Shape& ShapeOf<ssm::TerminateSessionResponse>::get() { return structure<ssm::TerminateSessionResponse>("TerminateSessionResponse"); }
template <> const Shape& ShapeOf<ssm::UnlabelParameterVersionRequest>::get() { return structure<ssm::UnlabelParameterVersionRequest>("UnlabelParameterVersionRequest"); }
template <> const Shape& ShapeOf<ssm::UnlabelParameterVersionResult>::get() { return structure<ssm::UnlabelParameterVersionResult>("UnlabelParameterVersionResult"); }

}  // namespace localecs::aws
