// Tells the ARNs that a request concerns, so that policies of roles can name them.
#pragma once

#include <localecs/aws/document.hpp>
#include <localecs/state/scope.hpp>
#include <localecs/state/state.hpp>

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace localecs::services {

using Texts = std::vector<std::string>;

// A request that has not been carried out yet.
struct Asked {
  const state::State& state;
  const state::Scope& scope;  // the caller's account and region
  std::string_view operation;
  const aws::Document& input;  // only members that the operation will read

  bool is(std::initializer_list<std::string_view> operations) const;
  // The texts of one member of the input, read as by texts_in().
  Texts texts(const char* member) const;
  std::string text(const char* member) const;  // the first text; empty: there is none
  // "arn:aws:<service>:<region>:<account>:<resource>", in the caller's account and region.
  std::string arn(std::string_view service, const std::string& resource) const;
};

// How policies see a wing's operations.
struct Policy {
  // The service's name in actions: "cloudwatch" in "cloudwatch:PutMetricData". Empty for the
  // private API.
  std::string_view name{};
  // The ARNs of the resources that the request names. Names become the ARNs that the operation will
  // make of them. Empty: it names none, or IAM knows no resource for the operation.
  Texts (*resources)(const Asked& asked) = nullptr;
  // The roles that the request hands to a service; iam:PassRole has to allow each. nullptr: no
  // operation of the wing hands on roles.
  Texts (*passed_roles)(const Asked& asked) = nullptr;
  // Operations that need no permission, as on AWS.
  std::span<const std::string_view> free_operations{};
};

// Call the policy's functions. resources_of() returns "*" alone if the request names no resource.
Texts resources_of(const Policy& policy, const Asked& asked);
Texts passed_roles_of(const Policy& policy, const Asked& asked);

// The texts of a member that is a text or a list of texts; empty for any other member, which the
// operation will refuse to decode.
Texts texts_in(const aws::Document& input, const char* member);
// Returns "web" for "cluster/web"; the whole text if it has no separator.
std::string after_last(std::string_view text, char separator);

}  // namespace localecs::services
