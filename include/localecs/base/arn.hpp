// Amazon Resource Names: arn:partition:service:region:account:resource
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace localecs {

struct Arn {
  std::string partition;
  std::string service;
  std::string region;
  std::string account;
  std::string
      resource;  // all that follows the fifth colon: "cluster/default", "task-definition/web:3"

  // Nothing when the text has fewer than six parts or does not begin with "arn:".
  static std::optional<Arn> parse(std::string_view text);
  std::string text() const;
};

// "aws", "aws-cn" or "aws-us-gov", as the region's name tells.
std::string_view partition_of(std::string_view region);

}  // namespace localecs
