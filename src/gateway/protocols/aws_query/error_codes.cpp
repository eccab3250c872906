// The error codes of services that spoke awsQuery before they spoke anything else.
#include <algorithm>
#include <array>

#include "protocol.hpp"

namespace localecs::gateway {
namespace {

struct Code {
  std::string_view shape, in_query;
};
// CloudWatch's, as its public model has them.
constexpr std::array<Code, 8> codes{{
    {"InvalidParameterValueException", "InvalidParameterValue"},
    {"InvalidParameterCombinationException", "InvalidParameterCombination"},
    {"MissingRequiredParameterException", "MissingParameter"},
    {"DashboardNotFoundError", "ResourceNotFound"},
    {"InvalidFormatFault", "InvalidFormat"},
    {"LimitExceededFault", "LimitExceeded"},
    {"InternalServiceFault", "InternalServiceError"},
    {"ServerException", "InternalServiceError"},
}};

}  // namespace

std::string_view query_code_of(std::string_view code) {
  const auto found = std::ranges::find(codes, code, &Code::shape);
  return found == codes.end() ? code : found->in_query;
}

}  // namespace localecs::gateway
