// A pidfd per running container, readable from the moment its process has ended.
#include "death_watch.hpp"

#include <localecs/base/file.hpp>

#include <sys/syscall.h>
#include <unistd.h>

namespace localecs::docker {

namespace asio = boost::asio;

namespace {

// `pid` may be a number of another machine or namespace, or be another process's by now. A process
// of the container has the container's id in the path of its cgroup.
bool belongs_to(int pid, const std::string& runtime_id) {
  const auto groups = read_file("/proc/" + std::to_string(pid) + "/cgroup");
  return groups && groups->find(runtime_id) != groups->npos;
}

}  // namespace

void DeathWatch::watch(const std::string& runtime_id, int pid, std::function<void()> died) {
  if (!engine_is_here_ || pid <= 0 || runtime_id.empty()) return;
  // In this order: once the descriptor is open it stays with this process, so what belongs_to()
  // reads afterwards is either about the same process or fails.
  const auto fd = static_cast<int>(syscall(SYS_pidfd_open, pid, 0));
  if (fd < 0) return;
  asio::posix::stream_descriptor descriptor(loop_);
  boost::system::error_code refused;
  descriptor.assign(fd, refused);
  if (refused) {
    close(fd);
    return;
  }
  if (!belongs_to(pid, runtime_id)) return;
  const auto place = watched_.insert_or_assign(runtime_id, std::move(descriptor)).first;
  place->second.async_wait(
      asio::posix::descriptor_base::wait_read,
      alive_.guard([this, runtime_id, fd, died = std::move(died)](const auto& error) {
        const auto found = watched_.find(runtime_id);
        // forget() or another watch() may have come after this callback was queued.
        if (error || found == watched_.end() || found->second.native_handle() != fd) return;
        watched_.erase(found);
        died();
      }));
}

}  // namespace localecs::docker
