// Knows the error codes of services that once spoke only awsQuery.
#pragma once

#include <string_view>

namespace localecs::gateway {

// The code that awsQuery has for an error: "InvalidParameterValue" for
// "InvalidParameterValueException". Returns `code` itself if awsQuery calls it the same. Clients of
// any protocol may ask for it (x-amzn-query-mode).
std::string_view query_code_of(std::string_view code);

}  // namespace localecs::gateway
