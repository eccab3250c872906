// Names in /tmp belong to whoever comes first.
#include "private_folder.hpp"

#include <localecs/base/log.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>

namespace localecs::app {
namespace {

constexpr mode_t kOursAlone = 0700, kWritableByOthers = 0022;

// Not through a link: its owner may be anyone.
bool is_ours(const std::string& path) {
  struct stat found {};
  return ::lstat(path.c_str(), &found) == 0 && S_ISDIR(found.st_mode) &&
         found.st_uid == ::geteuid() && (found.st_mode & kWritableByOthers) == 0;
}

}  // namespace

std::string private_folder(const std::string& name) {
  const std::string path = (std::filesystem::temp_directory_path() / name).string();
  if (::mkdir(path.c_str(), kOursAlone) == 0 || errno != EEXIST) return path;
  if (is_ours(path)) {
    ::chmod(path.c_str(), kOursAlone);
    return path;
  }
  std::string other = path + "-XXXXXX";
  if (!::mkdtemp(other.data())) return {};
  log::warn("{} belongs to somebody else: files for tasks go to {}", path, other);
  return other;
}

}  // namespace localecs::app
