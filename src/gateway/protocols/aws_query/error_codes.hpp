// The error codes of services that spoke awsQuery before they spoke anything else.
#pragma once

#include <string_view>

namespace localecs::gateway {

// What awsQuery calls an error whose shape has another name: "InvalidParameterValue" for
// "InvalidParameterValueException". Services that once spoke nothing else still tell it.
std::string_view query_code_of(std::string_view code);

}  // namespace localecs::gateway
