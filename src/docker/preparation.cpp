// Reads environment files, and writes files that are to be mounted.
#include "preparation.hpp"

#include <localecs/base/file.hpp>
#include <localecs/base/text.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>

namespace localecs::docker {

namespace fs = std::filesystem;
using effects::Problem;

namespace {

constexpr std::uintmax_t longest_file = 1 << 20;

Problem failed(const std::string& words) {
  return {Problem::Kind::refused, "ResourceInitializationError: " + words};
}

std::string name_in(std::string_view line) {
  return std::string(line.substr(0, line.find('=')));
}

std::optional<std::string> read_variables(const fs::path& path) {
  // Opening a pipe would wait, reading a device never end.
  std::error_code problem;
  if (!fs::is_regular_file(path, problem) || fs::file_size(path, problem) > longest_file) {
    return std::nullopt;
  }
  return read_file(path);
}

// By name: of two lines in one file the later one counts.
std::map<std::string, std::string> read_lines(std::string_view content) {
  std::map<std::string, std::string> lines;
  for (auto line : split(content, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    const auto equals = line.find('=');
    const bool is_variable = equals != line.npos && equals != 0 && !line.starts_with('#');
    if (is_variable && line.find('\0') == line.npos) lines[name_in(line)] = line;
  }
  return lines;
}

}  // namespace

std::optional<Problem> add_environment_files(const std::vector<std::string>& files,
                                             std::vector<std::string>& environment) {
  std::set<std::string> names;
  for (const auto& entry : environment) names.insert(name_in(entry));
  for (const auto& path : files) {
    const auto content = read_variables(path);
    if (!content) {
      return failed("failed to open environment file at " + path + ": no such file, or unreadable");
    }
    for (const auto& [name, line] : read_lines(*content)) {
      if (names.insert(name).second) environment.push_back(line);
    }
  }
  return std::nullopt;
}

std::optional<Problem> write_files(const std::vector<std::pair<std::string, std::string>>& files) {
  for (const auto& [name, content] : files) {
    const fs::path path(name);
    if (!path.is_absolute()) return failed("could not write " + name);
    std::error_code problem;
    fs::create_directories(path.parent_path(), problem);
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << content << std::flush;
    if (problem || !file) return failed("could not write " + name);
  }
  return std::nullopt;
}

}  // namespace localecs::docker
