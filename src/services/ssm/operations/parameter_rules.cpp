// Names, sizes and patterns of parameters.
#include "parameter_rules.hpp"

#include <localecs/aws/ssm/put_parameter.hpp>
#include <localecs/base/pattern.hpp>
#include <localecs/base/text.hpp>

#include <algorithm>

namespace localecs::services::ssm {
namespace {

constexpr std::size_t kMostLevels = 15;
constexpr std::size_t kLongestFullName = 1011;  // with the ARN's beginning
constexpr std::size_t kStandardSize = 4096;     // bytes
constexpr std::size_t kAdvancedSize = 8192;

bool has_name_alphabet(std::string_view name) {
  return std::ranges::all_of(name, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("_.-/").find(c) != std::string_view::npos;
  });
}

// True if letters and slashes are where a name may have them.
bool has_name_form(const std::string& name) {
  return has_name_alphabet(name) && !name.ends_with('/') && name.find("//") == std::string::npos &&
         name.size() <= kLongestFullName;
}

bool is_relative_path(const std::string& name) {
  return name.find('/') != std::string::npos && !name.starts_with('/');
}

aws::Error bad_form() {
  return validation(
      "Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If formed as a path, it "
      "can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of "
      "letters, numbers and the following 3 symbols .-_");
}

void check_prefix(const std::string& name) {
  const std::string first = to_lower(split(name.starts_with('/') ? name.substr(1) : name, '/')[0]);
  const bool is_aws = first.starts_with("aws");
  if (!is_aws && !first.starts_with("ssm")) return;
  if (name.find('/', 1) == std::string::npos)
    throw validation(
        "Parameter name: can't be prefixed with \"aws\" or \"ssm\" (case-insensitive).");
  if (!is_aws) throw bad_form();
  throw aws::Error("AccessDeniedException", "No access to reserved parameter name: " + name + ".");
}

}  // namespace

void check_name(const std::string& name) {
  if (is_relative_path(name)) throw validation("Parameter name must be a fully qualified name.");
  check_prefix(name);
  if (!has_name_form(name)) throw bad_form();
  if (static_cast<std::size_t>(std::ranges::count(name, '/')) > kMostLevels)
    throw aws::Error(
        "HierarchyLevelLimitExceededException",
        "Maximum number of levels in a hierarchy is " + std::to_string(kMostLevels) + ".");
}

void check_reference(const std::string& reference) {
  if (reference.starts_with("arn:")) return;
  const std::string name = name_of(reference);
  if (!has_name_form(name) || is_relative_path(name)) throw bad_form();
}

void check_no_arn(const std::string& name) {
  if (name.starts_with("arn:")) throw bad_form();
}

void check_path(const std::string& path) {
  if (path.starts_with('/') && has_name_alphabet(path) && path.find("//") == std::string::npos)
    return;
  throw validation(
      "The parameter doesn't meet the parameter name requirements. The parameter name must begin "
      "with a forward slash \"/\". It can't be prefixed with \"aws\" or \"ssm\" "
      "(case-insensitive). It must use only letters, numbers, or the following symbols: . "
      "(period), - (hyphen), _ (underscore). Special characters are not allowed. All sub-paths, if "
      "specified, must use the forward slash symbol \"/\". Valid example: "
      "/get/parameters2-/by1./path0_.");
}

std::string tier_of(const PutParameterRequest& input) {
  const ParameterTier asked = input.Tier.value_or(ParameterTier::Standard);
  if (input.Value.empty())
    throw validation(
        "1 validation error detected: Value '' at 'value' failed to satisfy constraint: Member "
        "must have length greater than or equal to 1.");
  if (input.Value.size() > kAdvancedSize)
    throw validation("The maximum value length for advanced parameters is " +
                     std::to_string(kAdvancedSize) + " characters.");
  if (asked == ParameterTier::Standard && input.Value.size() > kStandardSize)
    throw validation(
        "Standard tier parameters support a maximum parameter value of 4096 characters. To create "
        "a larger parameter value, upgrade the parameter to use the advanced-parameter tier. For "
        "more information, see https://docs.aws.amazon.com/systems-manager/latest/userguide/"
        "parameter-store-advanced-parameters.html");
  const bool is_advanced = asked == ParameterTier::Advanced || input.Value.size() > kStandardSize;
  return is_advanced ? "Advanced" : "Standard";
}

void check_data_type(const std::string& data_type) {
  if (data_type == "text" || data_type == "aws:ec2:image" || data_type == "aws:ssm:integration")
    return;
  throw validation("The following data type is not supported: " + data_type +
                   " (Data type names are all lowercase.)");
}

void check_pattern(const std::string& pattern, const std::string& value) {
  if (pattern.empty()) return;
  std::string problem;
  if (!Pattern::compile(pattern, &problem))
    throw aws::Error("InvalidAllowedPatternException",
                     "The regular expression " + pattern + " is not valid: " + problem);
  // The whole value must be as the pattern says.
  const auto whole = Pattern::compile("^(?:" + pattern + ")$");
  if (!whole || !whole->found_in(value))
    throw aws::Error("ParameterPatternMismatchException",
                     "Parameter value, cannot be validated against allowedPattern: " + pattern);
}

}  // namespace localecs::services::ssm
