// Asks the operating system, and asks it for more.
#include "machine.hpp"

#include <sys/resource.h>
#include <unistd.h>

namespace localecs::app {

void raise_descriptor_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

void answer_before_others() {
  setpriority(PRIO_PROCESS, 0, -10);
}

state::Host this_machine() {
  const auto pages = sysconf(_SC_PHYS_PAGES), page_size = sysconf(_SC_PAGESIZE);
  return {.cpu = static_cast<int>(sysconf(_SC_NPROCESSORS_ONLN)) * 1024,
          .memory = static_cast<int>(pages / 1024 * page_size / 1024),
          .connected = false,
          .architecture = "x86_64",
          .engine_version = {},
          .problem = "not reached yet"};
}

}  // namespace localecs::app
