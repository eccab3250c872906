// Reads environment files, and writes files that are to be mounted.
#include "preparation.hpp"

#include <localecs/base/file.hpp>
#include <localecs/base/text.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <set>

namespace localecs::docker {

namespace fs = std::filesystem;
using effects::Problem;

namespace {

constexpr std::uintmax_t kLongestFile = 1 << 20;

Problem failed(const std::string& words) {
  return {Problem::Kind::refused, "ResourceInitializationError: " + words};
}

std::string name_in(std::string_view line) {
  return std::string(line.substr(0, line.find('=')));
}

std::optional<std::string> read_variables(const fs::path& path) {
  // Only regular files: opening a pipe would wait for its writer, and a device may have no end.
  std::error_code problem;
  if (!fs::is_regular_file(path, problem) || fs::file_size(path, problem) > kLongestFile)
    return std::nullopt;
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

// Mode 0700, as the files may hold secrets. Folders that are there already keep their mode.
void make_private_folders(const fs::path& path) {
  fs::path so_far;
  for (const fs::path& part : path) {
    so_far /= part;
    ::mkdir(so_far.c_str(), 0700);
  }
}

// fchmod, because our umask may be strict and the container may run as any user, who has to read
// the file through its mount. On this machine the folder above keeps other users out.
bool write_file(const std::string& name, std::string_view content) {
  const int file =
      ::open(name.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644);
  if (file < 0) return false;
  bool is_written = ::fchmod(file, 0644) == 0;
  while (is_written && !content.empty()) {
    const ssize_t count = ::write(file, content.data(), content.size());
    is_written = count > 0;
    if (is_written) content.remove_prefix(static_cast<std::size_t>(count));
  }
  return ::close(file) == 0 && is_written;
}

}  // namespace

std::optional<Problem> add_environment_files(const std::vector<std::string>& files,
                                             std::vector<std::string>& environment) {
  std::set<std::string> names;
  for (const auto& entry : environment) names.insert(name_in(entry));
  for (const auto& path : files) {
    const auto content = read_variables(path);
    if (!content)
      return failed("failed to open environment file at " + path + ": no such file, or unreadable");
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
    make_private_folders(path.parent_path());
    if (!write_file(name, content)) return failed("could not write " + name);
  }
  return std::nullopt;
}

}  // namespace localecs::docker
