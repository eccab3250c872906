// Amazon Resource Names: arn:partition:service:region:account:resource.
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
  std::string resource;  // all behind the fifth colon: "cluster/default", "task-definition/web:3"

  // nullopt if the text has fewer than six parts or does not begin with "arn:". Parts may be empty.
  static std::optional<Arn> parse(std::string_view text);
  std::string text() const;
};

// The partition that a region is in: "aws", "aws-cn" or "aws-us-gov".
std::string_view partition_of(std::string_view region);

}  // namespace localecs
