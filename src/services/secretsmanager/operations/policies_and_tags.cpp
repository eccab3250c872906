// Resource policies, which are kept and shown but not enforced, and tags.
#include <localecs/aws/ecs/tag.hpp>
#include <localecs/aws/secretsmanager/delete_resource_policy.hpp>
#include <localecs/aws/secretsmanager/get_resource_policy.hpp>
#include <localecs/aws/secretsmanager/operations.hpp>
#include <localecs/aws/secretsmanager/put_resource_policy.hpp>
#include <localecs/aws/secretsmanager/tag_resource.hpp>
#include <localecs/aws/secretsmanager/untag_resource.hpp>
#include <localecs/aws/secretsmanager/validate_resource_policy.hpp>
#include <localecs/base/json.hpp>
#include <localecs/services/operation.hpp>

#include <localecs/services/secretsmanager/rows/secret.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "common.hpp"

namespace localecs::services::secretsmanager {
namespace {

bool is_policy(const std::string& text) {
  return read_json(text).is_object();
}

}  // namespace

GetResourcePolicyResponse get_resource_policy(Call& call, const GetResourcePolicyRequest& input) {
  const state::Secret& secret = get_row(call, input.SecretId);
  GetResourcePolicyResponse response{.ARN = secret.arn, .Name = secret.name, .ResourcePolicy = {}};
  if (!secret.resource_policy.empty()) response.ResourcePolicy = secret.resource_policy;
  return response;
}

PutResourcePolicyResponse put_resource_policy(Call& call, const PutResourcePolicyRequest& input) {
  if (!is_policy(input.ResourcePolicy))
    throw aws::Error("MalformedPolicyDocumentException",
                     "This resource policy contains invalid Json.");
  state::Secret& secret = modify_live_row(call, input.SecretId);
  secret.resource_policy = input.ResourcePolicy;
  return {.ARN = secret.arn, .Name = secret.name};
}

DeleteResourcePolicyResponse delete_resource_policy(Call& call,
                                                    const DeleteResourcePolicyRequest& input) {
  state::Secret& secret = modify_live_row(call, input.SecretId);
  secret.resource_policy.clear();
  return {.ARN = secret.arn, .Name = secret.name};
}

ValidateResourcePolicyResponse validate_resource_policy(
    Call& call, const ValidateResourcePolicyRequest& input) {
  if (input.SecretId) get_row(call, *input.SecretId);
  ValidateResourcePolicyResponse response{.PolicyValidationPassed = is_policy(input.ResourcePolicy),
                                          .ValidationErrors = std::vector<ValidationErrorsEntry>{}};
  if (!*response.PolicyValidationPassed)
    response.ValidationErrors->push_back(
        {.CheckName = "Json", .ErrorMessage = "This resource policy contains invalid Json."});
  return response;
}

NoOutput tag_resource(Call& call, const TagResourceRequest& input) {
  merge_tags(modify_live_row(call, input.SecretId), input.Tags);
  return {};
}

NoOutput untag_resource(Call& call, const UntagResourceRequest& input) {
  std::erase_if(modify_live_row(call, input.SecretId).tags, [&](const aws::ecs::Tag& tag) {
    return std::ranges::find(input.TagKeys, tag.key) != input.TagKeys.end();
  });
  return {};
}

}  // namespace localecs::services::secretsmanager
