// Finds the row and the version of a parameter from the text in a request.
#include <localecs/base/arn.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ssm/rows.hpp>
#include <localecs/services/ssm/rows/parameter.hpp>

#include <algorithm>

#include "common.hpp"

namespace localecs::services::ssm {
namespace {

constexpr std::string_view kKind = "parameter";

// A text split at its last colon into name and version or label. In an ARN only the part after the
// resource's kind may have one.
struct Reference {
  std::string name;
  std::optional<std::string> selector;  // without the colon
};

Reference parse(const std::string& text) {
  const std::size_t begin = text.starts_with("arn:") ? text.find(":parameter/") + 1 : 0;
  const auto colon = text.find(':', begin);
  if (colon == std::string::npos) return {text, std::nullopt};
  return {text.substr(0, colon), text.substr(colon + 1)};
}

}  // namespace

std::string arn_of(const Call& call, std::string_view name) {
  const Arn arn{
      .partition = std::string(partition_of(call.scope.region)),
      .service = "ssm",
      .region = call.scope.region,
      .account = call.scope.account,
      .resource = std::string(kKind) + (name.starts_with('/') ? "" : "/") + std::string(name)};
  return arn.text();
}

bool is_same_name(const std::string& one, const std::string& other) {
  if (one == other) return true;
  const auto in_path = [](const std::string& name) {
    return name.starts_with('/') ? name : "/" + name;
  };
  return in_path(one) == in_path(other) && in_path(one).find('/', 1) == std::string::npos;
}

const state::Parameter* find_parameter(const Call& call, const std::string& name_or_arn) {
  if (name_or_arn.starts_with("arn:")) {
    const bool ours = name_or_arn.starts_with(arn_of(call, "/"));
    return ours ? call.state[ssm::parameters].find(name_or_arn) : nullptr;
  }
  // "a/b" and "/a/b" have the same ARN, but only one of them is a name.
  const state::Parameter* row = call.state[ssm::parameters].find(arn_of(call, name_or_arn));
  return row && is_same_name(row->name, name_or_arn) ? row : nullptr;
}

const state::Parameter& get_row(const Call& call, const std::string& name_or_arn) {
  const state::Parameter* row = find_parameter(call, name_or_arn);
  if (!row) throw parameter_not_found();
  return *row;
}

state::Parameter& modify_row(Call& call, const std::string& name_or_arn) {
  return *call.state[ssm::parameters].modify(get_row(call, name_or_arn).arn);
}

Found current_version(const state::Parameter& parameter) {
  const auto last = std::prev(parameter.versions.end());
  return {&parameter, last->first, &last->second, std::nullopt};
}

std::string name_of(const std::string& reference) {
  return parse(reference).name;
}

Found find_version(const Call& call, const std::string& reference) {
  const Reference wanted = parse(reference);
  const state::Parameter& row = get_row(call, wanted.name);
  if (!wanted.selector) return current_version(row);
  const auto number = to_number(*wanted.selector);
  const auto found = std::ranges::find_if(row.versions, [&](const auto& version) {
    return number ? version.first == *number : version.second.labels.contains(*wanted.selector);
  });
  if (found == row.versions.end()) throw version_not_found(*wanted.selector, row.name);
  return {&row, found->first, &found->second, ":" + *wanted.selector};
}

std::vector<const state::Parameter*> parameters_of(const Call& call) {
  std::vector<const state::Parameter*> all;
  call.state[ssm::parameters].visit_prefix(
      arn_of(call, "/"), [&](const state::Parameter& parameter) { all.push_back(&parameter); });
  std::ranges::sort(all, {}, &state::Parameter::name);
  return all;
}

}  // namespace localecs::services::ssm
