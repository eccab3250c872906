// STS's wire shapes, spelled as the public model spells them.
#pragma once

#include <localecs/aws/shape.hpp>

#include <optional>

namespace localecs::aws::sts {

struct PolicyDescriptorType {
  std::optional<std::string> arn;
};

struct ProvidedContext {
  std::optional<std::string> ContextAssertion;
  std::optional<std::string> ProviderArn;
};

struct Tag {
  std::string Key;
  std::string Value;
};

struct AssumeRoleRequest {
  std::optional<std::int32_t> DurationSeconds;
  std::optional<std::string> ExternalId;
  std::optional<std::string> Policy;
  std::optional<std::vector<PolicyDescriptorType>> PolicyArns;
  std::optional<std::vector<ProvidedContext>> ProvidedContexts;
  std::string RoleArn;
  std::string RoleSessionName;
  std::optional<std::string> SerialNumber;
  std::optional<std::string> SourceIdentity;
  std::optional<std::vector<Tag>> Tags;
  std::optional<std::string> TokenCode;
  std::optional<std::vector<std::string>> TransitiveTagKeys;
};

struct AssumedRoleUser {
  std::string Arn;
  std::string AssumedRoleId;
};

struct Credentials {
  std::string AccessKeyId;
  Timestamp Expiration;
  std::string SecretAccessKey;
  std::string SessionToken;
};

struct AssumeRoleResponse {
  std::optional<sts::AssumedRoleUser> AssumedRoleUser;
  std::optional<sts::Credentials> Credentials;
  std::optional<std::int32_t> PackedPolicySize;
  std::optional<std::string> SourceIdentity;
};

struct AssumeRoleWithWebIdentityRequest {
  std::optional<std::int32_t> DurationSeconds;
  std::optional<std::string> Policy;
  std::optional<std::vector<PolicyDescriptorType>> PolicyArns;
  std::optional<std::string> ProviderId;
  std::string RoleArn;
  std::string RoleSessionName;
  std::string WebIdentityToken;
};

struct AssumeRoleWithWebIdentityResponse {
  std::optional<sts::AssumedRoleUser> AssumedRoleUser;
  std::optional<std::string> Audience;
  std::optional<sts::Credentials> Credentials;
  std::optional<std::int32_t> PackedPolicySize;
  std::optional<std::string> Provider;
  std::optional<std::string> SourceIdentity;
  std::optional<std::string> SubjectFromWebIdentityToken;
};

struct GetAccessKeyInfoRequest {
  std::string AccessKeyId;
};

struct GetAccessKeyInfoResponse {
  std::optional<std::string> Account;
};

struct GetCallerIdentityRequest {};

struct GetCallerIdentityResponse {
  std::optional<std::string> Account;
  std::optional<std::string> Arn;
  std::optional<std::string> UserId;
};

struct GetSessionTokenRequest {
  std::optional<std::int32_t> DurationSeconds;
  std::optional<std::string> SerialNumber;
  std::optional<std::string> TokenCode;
};

struct GetSessionTokenResponse {
  std::optional<sts::Credentials> Credentials;
};

}  // namespace localecs::aws::sts

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<sts::PolicyDescriptorType>::get();
template <> const Shape& ShapeOf<sts::ProvidedContext>::get();
template <> const Shape& ShapeOf<sts::Tag>::get();
template <> const Shape& ShapeOf<sts::AssumeRoleRequest>::get();
template <> const Shape& ShapeOf<sts::AssumedRoleUser>::get();
template <> const Shape& ShapeOf<sts::Credentials>::get();
template <> const Shape& ShapeOf<sts::AssumeRoleResponse>::get();
template <> const Shape& ShapeOf<sts::AssumeRoleWithWebIdentityRequest>::get();
template <> const Shape& ShapeOf<sts::AssumeRoleWithWebIdentityResponse>::get();
template <> const Shape& ShapeOf<sts::GetAccessKeyInfoRequest>::get();
template <> const Shape& ShapeOf<sts::GetAccessKeyInfoResponse>::get();
template <> const Shape& ShapeOf<sts::GetCallerIdentityRequest>::get();
template <> const Shape& ShapeOf<sts::GetCallerIdentityResponse>::get();
template <> const Shape& ShapeOf<sts::GetSessionTokenRequest>::get();
template <> const Shape& ShapeOf<sts::GetSessionTokenResponse>::get();

}  // namespace localecs::aws
// clang-format on
