// Finds a secret's row from the name or ARN in a request.
#include <localecs/base/arn.hpp>

#include <localecs/services/secretsmanager/rows.hpp>
#include <localecs/services/secretsmanager/rows/secret.hpp>

#include "common.hpp"

namespace localecs::services::secretsmanager {
namespace {

constexpr std::size_t kSuffixLength = 7;  // "-" and six characters

bool is_gone(const state::Secret& secret, TimePoint now) {
  return secret.deleted_at && now >= deletion_of(secret);
}

// The secret whose ARN without its random suffix is `stem`.
const state::Secret* find_by_stem(const Call& call, const std::string& stem) {
  const state::Secret* found = nullptr;
  call.state[secretsmanager::secrets].visit_prefix(stem + "-", [&](const state::Secret& secret) {
    if (secret.arn.size() == stem.size() + kSuffixLength) found = &secret;
  });
  return found;
}

}  // namespace

std::string arn_of(const Call& call, std::string_view rest) {
  const Arn arn{.partition = std::string(partition_of(call.scope.region)),
                .service = "secretsmanager",
                .region = call.scope.region,
                .account = call.scope.account,
                .resource = "secret:" + std::string(rest)};
  return arn.text();
}

TimePoint deletion_of(const state::Secret& secret) {
  return *secret.deleted_at + std::chrono::days(secret.recovery_days);
}

const state::Secret* find_secret(const Call& call, const std::string& id) {
  const state::Secret* found = nullptr;
  if (!id.starts_with("arn:")) {
    found = find_by_stem(call, arn_of(call, id));
  } else if (id.starts_with(arn_of(call, ""))) {
    found = call.state[secretsmanager::secrets].find(id);
    if (!found) found = find_by_stem(call, id);
  }
  return found && !is_gone(*found, call.now) ? found : nullptr;
}

const state::Secret& get_row(const Call& call, const std::string& id) {
  const state::Secret* found = find_secret(call, id);
  if (!found) throw not_found();
  return *found;
}

const state::Secret& get_live_row(const Call& call, const std::string& id) {
  const state::Secret& found = get_row(call, id);
  if (found.deleted_at)
    throw invalid_request(
        "You can't perform this operation on the secret because it was marked for deletion.");
  return found;
}

state::Secret& modify_live_row(Call& call, const std::string& id) {
  return *call.state[secretsmanager::secrets].modify(get_live_row(call, id).arn);
}

std::vector<const state::Secret*> secrets_of(const Call& call) {
  std::vector<const state::Secret*> all;
  call.state[secretsmanager::secrets].visit_prefix(arn_of(call, ""),
                                                   [&](const state::Secret& secret) {
                                                     if (!is_gone(secret, call.now))
                                                       all.push_back(&secret);
                                                   });
  return all;
}

}  // namespace localecs::services::secretsmanager
