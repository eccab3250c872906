// Describes STS's shapes.
#include <localecs/aws/sts/shapes.hpp>

#include "describe.hpp"

namespace localecs::aws::sts {

BOOST_DESCRIBE_STRUCT(PolicyDescriptorType, (), (arn))
BOOST_DESCRIBE_STRUCT(ProvidedContext, (), (ContextAssertion, ProviderArn))
BOOST_DESCRIBE_STRUCT(Tag, (), (Key, Value))
BOOST_DESCRIBE_STRUCT(AssumeRoleRequest, (), (DurationSeconds, ExternalId, Policy, PolicyArns, ProvidedContexts, RoleArn, RoleSessionName, SerialNumber, SourceIdentity, Tags, TokenCode, TransitiveTagKeys))
BOOST_DESCRIBE_STRUCT(AssumedRoleUser, (), (Arn, AssumedRoleId))
BOOST_DESCRIBE_STRUCT(Credentials, (), (AccessKeyId, Expiration, SecretAccessKey, SessionToken))
BOOST_DESCRIBE_STRUCT(AssumeRoleResponse, (), (AssumedRoleUser, Credentials, PackedPolicySize, SourceIdentity))
BOOST_DESCRIBE_STRUCT(AssumeRoleWithWebIdentityRequest, (), (DurationSeconds, Policy, PolicyArns, ProviderId, RoleArn, RoleSessionName, WebIdentityToken))
BOOST_DESCRIBE_STRUCT(AssumeRoleWithWebIdentityResponse, (), (AssumedRoleUser, Audience, Credentials, PackedPolicySize, Provider, SourceIdentity, SubjectFromWebIdentityToken))
BOOST_DESCRIBE_STRUCT(GetAccessKeyInfoRequest, (), (AccessKeyId))
BOOST_DESCRIBE_STRUCT(GetAccessKeyInfoResponse, (), (Account))
BOOST_DESCRIBE_STRUCT(GetCallerIdentityRequest, (), ())
BOOST_DESCRIBE_STRUCT(GetCallerIdentityResponse, (), (Account, Arn, UserId))
BOOST_DESCRIBE_STRUCT(GetSessionTokenRequest, (), (DurationSeconds, SerialNumber, TokenCode))
BOOST_DESCRIBE_STRUCT(GetSessionTokenResponse, (), (Credentials))

}  // namespace localecs::aws::sts

namespace localecs::aws {

template <> const Shape& ShapeOf<sts::PolicyDescriptorType>::get() { return structure<sts::PolicyDescriptorType>("PolicyDescriptorType"); }
template <> const Shape& ShapeOf<sts::ProvidedContext>::get() { return structure<sts::ProvidedContext>("ProvidedContext"); }
template <> const Shape& ShapeOf<sts::Tag>::get() { return structure<sts::Tag>("Tag"); }
template <> const Shape& ShapeOf<sts::AssumeRoleRequest>::get() { return structure<sts::AssumeRoleRequest>("AssumeRoleRequest"); }
template <> const Shape& ShapeOf<sts::AssumedRoleUser>::get() { return structure<sts::AssumedRoleUser>("AssumedRoleUser"); }
template <> const Shape& ShapeOf<sts::Credentials>::get() { return structure<sts::Credentials>("Credentials"); }
template <> const Shape& ShapeOf<sts::AssumeRoleResponse>::get() { return structure<sts::AssumeRoleResponse>("AssumeRoleResponse"); }
template <> const Shape& ShapeOf<sts::AssumeRoleWithWebIdentityRequest>::get() { return structure<sts::AssumeRoleWithWebIdentityRequest>("AssumeRoleWithWebIdentityRequest"); }
template <> const Shape& ShapeOf<sts::AssumeRoleWithWebIdentityResponse>::get() { return structure<sts::AssumeRoleWithWebIdentityResponse>("AssumeRoleWithWebIdentityResponse"); }
template <> const Shape& ShapeOf<sts::GetAccessKeyInfoRequest>::get() { return structure<sts::GetAccessKeyInfoRequest>("GetAccessKeyInfoRequest"); }
template <> const Shape& ShapeOf<sts::GetAccessKeyInfoResponse>::get() { return structure<sts::GetAccessKeyInfoResponse>("GetAccessKeyInfoResponse"); }
template <> const Shape& ShapeOf<sts::GetCallerIdentityRequest>::get() { return structure<sts::GetCallerIdentityRequest>("GetCallerIdentityRequest"); }
template <> const Shape& ShapeOf<sts::GetCallerIdentityResponse>::get() { return structure<sts::GetCallerIdentityResponse>("GetCallerIdentityResponse"); }
template <> const Shape& ShapeOf<sts::GetSessionTokenRequest>::get() { return structure<sts::GetSessionTokenRequest>("GetSessionTokenRequest"); }
template <> const Shape& ShapeOf<sts::GetSessionTokenResponse>::get() { return structure<sts::GetSessionTokenResponse>("GetSessionTokenResponse"); }

}  // namespace localecs::aws
