// Secrets Manager's operations by name.
#include <localecs/aws/secretsmanager/rules.hpp>
#include <localecs/services/secretsmanager.hpp>

#include "operations.hpp"

namespace localecs::services::secretsmanager {
namespace {

// Sorted by name.
constexpr Operation table[] = {
    operation<&batch_get_secret_value>("BatchGetSecretValue"),
    operation<&create_secret>("CreateSecret"),
    operation<&delete_resource_policy>("DeleteResourcePolicy"),
    operation<&delete_secret>("DeleteSecret"),
    operation<&describe_secret>("DescribeSecret"),
    operation<&get_random_password>("GetRandomPassword"),
    operation<&get_resource_policy>("GetResourcePolicy"),
    operation<&get_secret_value>("GetSecretValue"),
    operation<&list_secret_version_ids>("ListSecretVersionIds"),
    operation<&list_secrets>("ListSecrets"),
    operation<&put_resource_policy>("PutResourcePolicy"),
    operation<&put_secret_value>("PutSecretValue"),
    operation<&restore_secret>("RestoreSecret"),
    operation<&tag_resource>("TagResource"),
    operation<&untag_resource>("UntagResource"),
    operation<&update_secret>("UpdateSecret"),
    operation<&update_secret_version_stage>("UpdateSecretVersionStage"),
    operation<&validate_resource_policy>("ValidateResourcePolicy"),
};

}  // namespace

const OperationTable& operations() {
  static const OperationTable secretsmanager{.name = "Secrets Manager",
                                             .target_prefix = "secretsmanager",
                                             .operations = table,
                                             .signing_name = "secretsmanager",
                                             .version = {},
                                             .xml_namespace = {},
                                             .rules = &aws::secretsmanager::rules()};
  return secretsmanager;
}

}  // namespace localecs::services::secretsmanager
