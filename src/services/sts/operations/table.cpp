// STS's operations by name.
#include <localecs/aws/sts/rules.hpp>
#include <localecs/services/sts.hpp>

#include "operations.hpp"

namespace localecs::services::sts {
namespace {

// Sorted by name.
constexpr Operation table[] = {
    operation<&assume_role>("AssumeRole"),
    operation<&assume_role_with_web_identity>("AssumeRoleWithWebIdentity"),
    operation<&get_access_key_info>("GetAccessKeyInfo"),
    operation<&get_caller_identity>("GetCallerIdentity"),
    operation<&get_session_token>("GetSessionToken"),
};

}  // namespace

const OperationTable& operations() {
  static const OperationTable sts{.name = "STS",
                                  .target_prefix = {},
                                  .operations = table,
                                  .signing_name = "sts",
                                  .version = "2011-06-15",
                                  .xml_namespace = "https://sts.amazonaws.com/doc/2011-06-15/",
                                  .rules = &aws::sts::rules()};
  return sts;
}

}  // namespace localecs::services::sts
