// Starts a program by posix_spawn and waits for it on a pidfd, which poll() can time out.
#include "child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

extern char** environ;

namespace localecs {
namespace {

constexpr int kLimitMilliseconds = 5000;

// The child reads from and writes to /dev/null.
std::optional<pid_t> spawn(const std::vector<std::string>& command) {
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    posix_spawn_file_actions_addopen(&files, descriptor, "/dev/null", O_RDWR, 0);
  pid_t child = 0;
  const int error = posix_spawn(&child, arguments[0], &files, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  return error == 0 ? std::optional(child) : std::nullopt;
}

// Waits for the child's end, and kills it after the limit. Kernels before 5.3 have no pidfd:
// without one there is no limit.
void await(pid_t child) {
  const int descriptor = static_cast<int>(syscall(SYS_pidfd_open, child, 0));
  if (descriptor < 0) return;
  pollfd ended{.fd = descriptor, .events = POLLIN, .revents = 0};
  if (poll(&ended, 1, kLimitMilliseconds) == 0) kill(child, SIGKILL);
  close(descriptor);
}

}  // namespace

int run_quietly(const std::vector<std::string>& command) {
  const auto child = spawn(command);
  if (!child) return -1;
  await(*child);
  int status = 0;
  while (waitpid(*child, &status, 0) < 0)
    if (errno != EINTR) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace localecs
