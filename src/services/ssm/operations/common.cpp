// Errors of several SSM operations, and the tags of parameters.
#include "common.hpp"

#include <localecs/aws/ecs/tag.hpp>
#include <localecs/aws/ssm/tag.hpp>
#include <localecs/services/ssm/rows/parameter.hpp>

#include <algorithm>

namespace localecs::services::ssm {

aws::Error validation(const std::string& message) {
  return aws::validation_error(message);
}

// AWS sends this error without a message too.
aws::Error parameter_not_found() {
  return {"ParameterNotFound", ""};
}

aws::Error version_not_found(const std::string& version_or_label, const std::string& name) {
  return {"ParameterVersionNotFound", "Systems Manager could not find version " + version_or_label +
                                          " of " + name + ". Verify the version and try again."};
}

aws::Error invalid_next_token() {
  return {"InvalidNextToken", "The specified token isn't valid."};
}

void merge_tags(state::Parameter& into, const std::vector<Tag>& tags) {
  constexpr std::size_t most_tags = 50;
  auto merged = into.tags;
  for (const Tag& tag : tags) {
    const auto same = std::ranges::find(merged, tag.Key, &aws::ecs::Tag::key);
    if (same == merged.end())
      merged.push_back({.key = tag.Key, .value = tag.Value});
    else
      same->value = tag.Value;
  }
  if (merged.size() > most_tags) throw aws::Error("TooManyTagsError", "");
  into.tags = std::move(merged);
}

}  // namespace localecs::services::ssm
