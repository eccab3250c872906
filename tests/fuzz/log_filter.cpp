// CloudWatch Logs' filter patterns: the first line is the pattern, the rest is a message.
#include <localecs/aws/error.hpp>

#include <services/logs/operations/filter_pattern.hpp>

#include "target.hpp"

namespace localecs::fuzz {
namespace {

void run(std::string_view bytes) {
  Input input(bytes);
  const std::string pattern = unfolded(input.line());
  const std::string message = unfolded(input.rest());
  try {
    const auto filter = services::logs::parse_filter_pattern(pattern);
    require(filter.effort >= 1, "every search is an effort");
    const bool matches = filter.matches(message);
    require(filter.matches(message) == matches, "a pattern has no memory");
    filter.matches("");
    filter.matches(R"({"level":"ERROR","user":{"id":1},"list":[1,"a",null,{"b":true}]})");
    filter.matches(R"(127.0.0.1 - me [10/Oct/2026:13:55:36 -0700] "GET / HTTP/1.0" 200 2326)");
  } catch (const aws::Error& error) {
    require(error.code() == "InvalidParameterException", "bad patterns are refused in AWS's words");
  }
}

const Target target("log_filter", run);

}  // namespace
}  // namespace localecs::fuzz
