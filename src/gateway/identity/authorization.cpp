// Evaluates policies in IAM's order: an explicit Deny wins, then an Allow; otherwise the answer is
// no.
#include "authorization.hpp"

#include <localecs/aws/error.hpp>
#include <localecs/base/text.hpp>

#include <algorithm>

namespace localecs::gateway {
namespace {

enum class Verdict { unsaid, allowed, denied };

bool matches(std::string_view pattern, std::string_view text) {
  return matches_wildcards(pattern, text, Wildcards::star_and_question_mark);
}

bool any_matches(const std::vector<std::string>& patterns, std::string_view text) {
  return std::ranges::any_of(patterns,
                             [&](const std::string& pattern) { return matches(pattern, text); });
}

// IAM ignores the case of actions, but not that of resources.
bool is_about(const Statement& statement, std::string_view action, std::string_view resource) {
  const std::string small = to_lower(action);
  return std::ranges::any_of(
             statement.actions,
             [&](const std::string& pattern) { return matches(to_lower(pattern), small); }) &&
         any_matches(statement.resources, resource);
}

Verdict judge(const std::vector<Statement>& statements, std::string_view action,
              std::string_view resource) {
  Verdict verdict = Verdict::unsaid;
  for (const Statement& statement : statements) {
    if (!is_about(statement, action, resource)) continue;
    if (!statement.allows) return Verdict::denied;
    verdict = Verdict::allowed;
  }
  return verdict;
}

// Finds the statements for the caller's role: by ARN, by name, or "*" for all other roles. nullptr
// if nothing restricts the caller.
const std::vector<Statement>* statements_of(const RolePolicies& policies, const Caller& caller) {
  const std::string_view arn = caller.role_arn;
  if (policies.empty() || arn.empty()) return nullptr;
  for (const std::string_view name : {arn, arn.substr(arn.rfind('/') + 1), std::string_view("*")})
    if (const auto found = policies.find(name); found != policies.end()) return &found->second;
  return nullptr;
}

aws::Error access_denied(const Caller& caller, std::string_view action, std::string_view resource,
                         Verdict verdict) {
  std::string text = "User: " + caller.arn + " is not authorized to perform: ";
  text.append(action).append(" on resource: ").append(resource);
  if (verdict == Verdict::denied)
    text += " with an explicit deny in an identity-based policy";
  else
    text.append(" because no identity-based policy allows the ").append(action).append(" action");
  return {"AccessDeniedException", text};
}

}  // namespace

bool is_restricted(const RolePolicies& policies, const Caller& caller) {
  return statements_of(policies, caller) != nullptr;
}

void authorize(const RolePolicies& policies, const Caller& caller, std::string_view action,
               const std::vector<std::string>& resources) {
  const std::vector<Statement>* statements = statements_of(policies, caller);
  if (!statements) return;
  for (const std::string& resource : resources) {
    const Verdict verdict = judge(*statements, action, resource);
    if (verdict != Verdict::allowed) throw access_denied(caller, action, resource, verdict);
  }
}

}  // namespace localecs::gateway
