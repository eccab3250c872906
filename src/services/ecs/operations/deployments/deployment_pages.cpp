// Bounds how many deployments one request may name.
#include "deployment_pages.hpp"

namespace localecs::services::ecs {
namespace {

constexpr std::size_t kMostArns = 20;

}  // namespace

void check_arns(const std::vector<std::string>& arns, std::string_view member) {
  if (arns.empty()) throw invalid_parameter(std::string(member) + " cannot be empty.");
  if (arns.size() > kMostArns)
    throw invalid_parameter(std::string(member) + " cannot have more than 20 elements.");
}

}  // namespace localecs::services::ecs
