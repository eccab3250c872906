// Finds the secrets that a request to Secrets Manager names, by name or ARN.
#include "policy.hpp"

#include <localecs/services/secretsmanager/rows.hpp>
#include <localecs/services/secretsmanager/rows/secret.hpp>

namespace localecs::services::secretsmanager {
namespace {

// The secret's ARN. Requests may leave out the six random characters at its end, or give only the
// name.
std::string secret_arn(const Asked& asked, const std::string& id) {
  const std::string stem =
      id.starts_with("arn:") ? id : asked.arn("secretsmanager", "secret:" + id);
  std::string arn = stem;
  asked.state[secrets].visit_prefix(stem + "-", [&](const state::Secret& secret) {
    if (secret.arn.size() == stem.size() + 7) arn = secret.arn;
    return true;
  });
  return asked.state[secrets].find(stem) ? stem : arn;
}

}  // namespace

Texts resources(const Asked& asked) {
  Texts arns;
  for (const char* member : {"SecretId", "SecretIdList"})
    for (const std::string& id : asked.texts(member)) arns.push_back(secret_arn(asked, id));
  if (asked.is({"CreateSecret"}))
    for (const std::string& name : asked.texts("Name"))
      arns.push_back(asked.arn("secretsmanager", "secret:" + name));
  return arns;
}

}  // namespace localecs::services::secretsmanager
