// Applies filters: all must hold, and each holds if one of its values does.
#include "filters.hpp"

#include <localecs/aws/ecs/tag.hpp>
#include <localecs/aws/ssm/parameter_string_filter.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ssm/rows/parameter.hpp>

#include <algorithm>
#include <set>
#include <string_view>

namespace localecs::services::ssm {
namespace {

const std::vector<std::string>& values_of(const ParameterStringFilter& filter) {
  static const std::vector<std::string> none;
  return filter.Values ? *filter.Values : none;
}

std::string option_of(const ParameterStringFilter& filter) {
  return filter.Option.value_or(filter.Key == "Path" ? "OneLevel" : "Equals");
}

std::vector<std::string> keys_of(Asker asker) {
  if (asker == Asker::by_path) return {"Type", "KeyId", "Label"};
  return {"Path", "Name", "Type", "KeyId", "Tier", "DataType"};
}

std::vector<std::string> options_of(const std::string& key) {
  if (key == "Path") return {"Recursive", "OneLevel"};
  if (key == "Name") return {"BeginsWith", "Equals", "Contains"};
  if (key == "Label") return {"Equals"};
  return {"BeginsWith", "Equals"};
}

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::ranges::find(all, one) != all.end();
}

void check_filter(const ParameterStringFilter& filter, Asker asker) {
  const bool is_tag = asker == Asker::describe && filter.Key.starts_with("tag:");
  if (!is_tag && !contains(keys_of(asker), filter.Key))
    throw aws::Error("InvalidFilterKey", "The following filter key is not valid: " + filter.Key +
                                             ". Valid filter keys include: [" +
                                             join(keys_of(asker), ", ") + "].");
  const auto options = options_of(filter.Key);
  if (!contains(options, option_of(filter)))
    throw aws::Error("InvalidFilterOption",
                     "The following filter option is not valid: " + option_of(filter) +
                         ". Valid options include: [" + join(options, ", ") + "].");
  if (!is_tag && values_of(filter).empty())
    throw aws::Error("InvalidFilterValue",
                     "The following filter values are missing : null for filter key " + filter.Key);
}

bool compares(const std::string& text, const std::string& value, const std::string& option) {
  if (option == "BeginsWith") return text.starts_with(value);
  if (option == "Contains") return text.find(value) != std::string::npos;
  return text == value;
}

// The texts of a parameter with which a filter's values are compared.
std::vector<std::string> subjects(const state::Parameter& row, const std::string& key) {
  const state::ParameterVersion& version = row.versions.rbegin()->second;
  if (key == "Name") return {row.name};
  if (key == "Type") return {version.type};
  if (key == "KeyId") return {version.key_id};
  if (key == "Tier") return {version.tier};
  if (key == "DataType") return {version.data_type};
  if (key == "Label") return {version.labels.begin(), version.labels.end()};
  std::vector<std::string> found;
  for (const aws::ecs::Tag& tag : row.tags)
    if ("tag:" + tag.key.value_or("") == key) found.push_back(tag.value.value_or(""));
  return found;
}

bool passes_one(const state::Parameter& row, const ParameterStringFilter& filter) {
  const std::string option = option_of(filter);
  const auto& values = values_of(filter);
  if (filter.Key == "Path")
    return std::ranges::any_of(values, [&](const std::string& path) {
      return lies_below(row.name, path, option == "Recursive");
    });
  if (filter.Key == "Name" && option == "Equals")
    return std::ranges::any_of(
        values, [&](const std::string& name) { return is_same_name(row.name, name); });
  const auto found = subjects(row, filter.Key);
  if (values.empty()) return !found.empty();
  return std::ranges::any_of(found, [&](const std::string& text) {
    return std::ranges::any_of(
        values, [&](const std::string& value) { return compares(text, value, option); });
  });
}

}  // namespace

void check_filters(const std::vector<ParameterStringFilter>& filters, Asker asker) {
  std::set<std::string> keys;
  for (const ParameterStringFilter& filter : filters) {
    check_filter(filter, asker);
    if (!keys.insert(filter.Key).second)
      throw aws::Error("InvalidFilterKey",
                       "The following filter is duplicated in the request: " + filter.Key +
                           ". A request can contain only one occurrence of a specific filter.");
  }
}

bool passes(const state::Parameter& row, const std::vector<ParameterStringFilter>& filters) {
  return std::ranges::all_of(filters, [&](const auto& filter) { return passes_one(row, filter); });
}

// The root also holds names that are no paths.
bool lies_below(const std::string& name, const std::string& path, bool at_any_depth) {
  const std::string full = name.starts_with('/') ? name : "/" + name;
  const std::string folder = path.ends_with('/') ? path : path + "/";
  if (!full.starts_with(folder) || full.size() == folder.size()) return false;
  return at_any_depth || full.find('/', folder.size()) == std::string::npos;
}

}  // namespace localecs::services::ssm
