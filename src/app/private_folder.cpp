// Makes a folder in /tmp safely: any user may have created the wanted name before us.
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

// Checks the owner without following links: a link's target may be ours while the link itself is
// under somebody else's control.
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
