// Maps the name of an error's shape to awsQuery's own code.
#include "error_codes.hpp"

#include <algorithm>
#include <array>

namespace localecs::gateway {
namespace {

struct Code {
  std::string_view shape, in_query;
};
// The errors of CloudWatch, from the trait awsQueryError in its public model, and
// those that all services share.
constexpr std::array<Code, 9> kCodes{{
    {"InvalidParameterValueException", "InvalidParameterValue"},
    {"InvalidParameterCombinationException", "InvalidParameterCombination"},
    {"MissingRequiredParameterException", "MissingParameter"},
    {"DashboardNotFoundError", "ResourceNotFound"},
    {"InvalidFormatFault", "InvalidFormat"},
    {"LimitExceededFault", "LimitExceeded"},
    {"InternalServiceFault", "InternalServiceError"},
    {"ServerException", "InternalServiceError"},
    {"ValidationException", "ValidationError"},
}};

}  // namespace

std::string_view query_code_of(std::string_view code) {
  const auto found = std::ranges::find(kCodes, code, &Code::shape);
  return found == kCodes.end() ? code : found->in_query;
}

}  // namespace localecs::gateway
