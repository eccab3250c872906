// Recognises errors by their words: the Engine has the same status for all of them.
#include "pull_errors.hpp"

#include <localecs/base/text.hpp>

#include <algorithm>
#include <string_view>

namespace localecs::docker {

using effects::Problem;

namespace {

// Words, in lower case, of errors that another attempt would meet again.
constexpr std::string_view kLasting[] = {"manifest unknown",
                                         "not found",
                                         "denied",
                                         "unauthorized",
                                         "no basic auth",
                                         "invalid reference",
                                         "no matching manifest",
                                         "no space left",
                                         "does not exist",
                                         "does not match the specified platform",
                                         "incorrect username",
                                         "authentication required",
                                         "must be lowercase",
                                         "unsupported"};

bool has(std::string_view message, std::string_view words) {
  return message.find(words) != message.npos;
}

}  // namespace

bool is_transient(const Problem& problem) {
  if (problem.kind != Problem::Kind::refused) return false;
  const auto words = to_lower(problem.message);
  return std::ranges::none_of(kLasting, [&](std::string_view one) { return has(words, one); });
}

// The words are the ECS agent's, as are the three errors that it recognises.
std::string with_advice(const std::string& message) {
  constexpr std::string_view kCannot = "The task can\u2019t pull the image. ";
  std::string_view advice;
  if (has(message, "denied: User: "))
    advice = "Check that the role has the permissions to pull images from the registry. ";
  else if (has(message, "denied: requested access to the resource is denied"))
    advice = "Check whether the image exists. ";
  else if (has(message, "request canceled while waiting for connection"))
    advice = "Check your network configuration. ";
  return advice.empty() ? message : std::string(kCannot) + std::string(advice) + message;
}

}  // namespace localecs::docker
