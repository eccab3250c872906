// Reads names and ARNs out of inputs, for the policies of all wings.
#include <localecs/services/policy.hpp>

#include <localecs/base/arn.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace localecs::services {

using aws::Document;

bool Asked::is(std::initializer_list<std::string_view> operations) const {
  return std::ranges::find(operations, operation) != operations.end();
}

Texts Asked::texts(const char* member) const {
  return texts_in(input, member);
}

std::string Asked::text(const char* member) const {
  const Texts all = texts(member);
  return all.empty() ? std::string() : all.front();
}

std::string Asked::arn(std::string_view service, const std::string& resource) const {
  return "arn:" + std::string(partition_of(scope.region)) + ":" + std::string(service) + ":" +
         scope.region + ":" + scope.account + ":" + resource;
}

Texts resources_of(const Policy& policy, const Asked& asked) {
  Texts arns = policy.resources ? policy.resources(asked) : Texts();
  if (arns.empty()) arns.emplace_back("*");
  return arns;
}

Texts passed_roles_of(const Policy& policy, const Asked& asked) {
  return policy.passed_roles ? policy.passed_roles(asked) : Texts();
}

Texts texts_in(const Document& input, const char* member) {
  Texts all;
  // A policy reads the input before it has been checked, so it may have any form.
  if (!input.is_object()) return all;
  const auto found = input.find(member);
  if (found == input.end()) return all;
  if (found->is_string()) all.push_back(found->get<std::string>());
  if (found->is_array())
    for (const Document& each : *found)
      if (each.is_string()) all.push_back(each.get<std::string>());
  // An empty text names nothing, as an absent member does.
  std::erase(all, std::string());
  return all;
}

std::string after_last(std::string_view text, char separator) {
  return std::string(text.substr(text.rfind(separator) + 1));
}

}  // namespace localecs::services
