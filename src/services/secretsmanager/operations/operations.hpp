// Every Secrets Manager operation as one function; the table is in table.cpp.
#pragma once

#include <localecs/aws/secretsmanager/shapes.hpp>
#include <localecs/services/operation.hpp>

namespace localecs::services::secretsmanager {

using namespace aws::secretsmanager;  // the wire shapes

// Secrets
CreateSecretResponse create_secret(Call& call, const CreateSecretRequest& input);
UpdateSecretResponse update_secret(Call& call, const UpdateSecretRequest& input);
DescribeSecretResponse describe_secret(Call& call, const DescribeSecretRequest& input);
DeleteSecretResponse delete_secret(Call& call, const DeleteSecretRequest& input);
RestoreSecretResponse restore_secret(Call& call, const RestoreSecretRequest& input);
ListSecretsResponse list_secrets(Call& call, const ListSecretsRequest& input);

// Values
GetSecretValueResponse get_secret_value(Call& call, const GetSecretValueRequest& input);
BatchGetSecretValueResponse batch_get_secret_value(Call& call,
                                                   const BatchGetSecretValueRequest& input);
PutSecretValueResponse put_secret_value(Call& call, const PutSecretValueRequest& input);
ListSecretVersionIdsResponse list_secret_version_ids(Call& call,
                                                     const ListSecretVersionIdsRequest& input);
UpdateSecretVersionStageResponse update_secret_version_stage(
    Call& call, const UpdateSecretVersionStageRequest& input);
GetRandomPasswordResponse get_random_password(Call& call, const GetRandomPasswordRequest& input);

// Policies and tags
GetResourcePolicyResponse get_resource_policy(Call& call, const GetResourcePolicyRequest& input);
PutResourcePolicyResponse put_resource_policy(Call& call, const PutResourcePolicyRequest& input);
DeleteResourcePolicyResponse delete_resource_policy(Call& call,
                                                    const DeleteResourcePolicyRequest& input);
ValidateResourcePolicyResponse validate_resource_policy(Call& call,
                                                        const ValidateResourcePolicyRequest& input);
NoOutput tag_resource(Call& call, const TagResourceRequest& input);
NoOutput untag_resource(Call& call, const UntagResourceRequest& input);

}  // namespace localecs::services::secretsmanager
