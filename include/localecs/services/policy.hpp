// What a request to a service is about, in ARNs that the policies of roles can name.
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

// A request before it is carried out.
struct Asked {
  const state::State& state;
  const state::Scope& scope;  // the caller's account and region
  std::string_view operation;
  const aws::Document& input;  // no other members than the operation will read

  bool is(std::initializer_list<std::string_view> operations) const;
  // The texts of one member of the input, as below.
  Texts texts(const char* member) const;
  std::string text(const char* member) const;  // the first of them, or an empty text
  // "arn:aws:<service>:<region>:<account>:<resource>", in the caller's account and region.
  std::string arn(std::string_view service, const std::string& resource) const;
};

// How policies see a wing's operations.
struct Policy {
  // As it stands in actions: "cloudwatch" of "cloudwatch:PutMetricData". Empty: the wing is none of
  // AWS's services, and its operations are private calls.
  std::string_view name{};
  // The resources that the request names, by ARNs; none: it names none, or IAM knows none for the
  // operation. Names become the ARNs that the operation will make of them.
  Texts (*resources)(const Asked& asked) = nullptr;
  // The roles that the request hands on: iam:PassRole has to allow them. nullptr: no operation
  // hands on any.
  Texts (*passed_roles)(const Asked& asked) = nullptr;
  // Operations that need no permission, as on AWS.
  std::span<const std::string_view> free_operations{};
};

// What the policy's functions say; "*" alone where the request names no resource.
Texts resources_of(const Policy& policy, const Asked& asked);
Texts passed_roles_of(const Policy& policy, const Asked& asked);

// A member that is a text, or a list of texts. What is neither will not be decoded either.
Texts texts_in(const aws::Document& input, const char* member);
// "web" of "cluster/web"; the whole text where the separator is not in it.
std::string after_last(std::string_view text, char separator);

}  // namespace localecs::services
