// Folders and files in the kernel's cgroup tree, or a slice of systemd's.
#include "task_cgroups.hpp"

#include <localecs/base/text.hpp>

#include <sys/utsname.h>

#include <fstream>

#include "engine/json_read.hpp"

namespace localecs::docker {

namespace fs = std::filesystem;
using effects::TaskLimits;

namespace {

constexpr const char* kParent = "ecs";       // as the ECS agent names it
constexpr std::int64_t kPeriod = 100'000;    // microseconds
constexpr std::int64_t kLeastQuota = 1'000;  // the kernel's
constexpr std::int64_t kVcpu = 1024;         // units
constexpr std::int64_t kMostShares = 262144;

std::int64_t quota_of(int cpu) {
  return std::max(cpu * kPeriod / kVcpu, kLeastQuota);
}

// As runc converts shares of version 1, 2 to 262144, to weights of version 2, 1 to 10000.
std::int64_t weight_of(std::int64_t shares) {
  return 1 + (shares - 2) * 9999 / (kMostShares - 2);
}

bool write(const fs::path& file, const std::string& text) {
  std::ofstream stream(file);
  stream << text << std::flush;
  return stream.good();
}

bool make_folder(const fs::path& folder) {
  std::error_code problem;
  fs::create_directories(folder, problem);
  return !problem;
}

void remove_folder(const fs::path& folder) {
  std::error_code problem;
  fs::remove(folder, problem);  // an rmdir: the kernel refuses while anything is in there
}

// The last part of the task's ARN, where it is fit to be a file's name.
std::string id_of(std::string_view task_arn) {
  const auto id = task_arn.substr(task_arn.rfind('/') + 1);
  return is_name(id, 64) ? std::string(id) : std::string();
}

std::string slice_of(const std::string& id) {
  return "ecstasks-" + id + ".slice";
}

// Compares host name and kernel: an Engine in a virtual machine or in a container of its own
// differs in one of them, though its socket is here.
bool is_this_machine(const Json& info) {
  utsname here{};
  return uname(&here) == 0 && text(member(info, "Name")) == here.nodename &&
         text(member(info, "KernelVersion")) == here.release;
}

}  // namespace

void TaskCgroups::learn(std::string_view info_body) {
  const auto info = parse_json(info_body);
  const auto driver = text(member(info, "CgroupDriver"));
  is_unified_ = text(member(info, "CgroupVersion")) == "2";
  engine_cpus_ = static_cast<int>(number_up_to(member(info, "NCPU"), 1 << 16));
  way_ = Way::none;
  if (!engine_may_be_here_ || !is_this_machine(info)) return;
  if (driver == "systemd") way_ = Way::systemd;
  if (driver == "cgroupfs") way_ = is_unified_ ? Way::version_2 : Way::version_1;
}

// The limits are written again for each container, because the shares add up. If that fails the
// container does without: its limits are then its own.
std::string TaskCgroups::join(const effects::ContainerKey& key, const TaskLimits& limits,
                              std::int64_t shares) {
  const auto id = id_of(key.task_arn);
  if (way_ == Way::none || id.empty() || (limits.cpu == 0 && limits.memory == 0)) return {};
  auto& all = shares_[id];
  all[key.container] = shares;
  std::int64_t sum = 0;
  for (const auto& [container, its] : all) sum += its;
  if (!make(id, limits, std::min(sum, kMostShares))) {
    leave(key);
    return {};
  }
  return way_ == Way::systemd ? slice_of(id) : std::string("/") + kParent + "/" + id;
}

// Its shares are not known any more: 2, the least, so that it counts as a member of its task.
void TaskCgroups::take_over(const effects::ContainerKey& key) {
  if (const auto id = id_of(key.task_arn); !id.empty()) shares_[id].emplace(key.container, 2);
}

bool TaskCgroups::make(const std::string& id, const TaskLimits& limits, std::int64_t shares) const {
  switch (way_) {
    case Way::version_1:
      return make_version_1(id, limits, shares);
    case Way::version_2:
      return make_version_2(id, limits, shares);
    case Way::systemd:
      return make_slice(id, limits, shares);
    case Way::none:
      break;
  }
  return false;
}

// Each controller has a tree of its own.
bool TaskCgroups::make_version_1(const std::string& id, const TaskLimits& limits,
                                 std::int64_t shares) const {
  const auto cpu = folders_.cgroups / "cpu" / kParent / id;
  const auto memory = folders_.cgroups / "memory" / kParent / id;
  // A controller that is not mounted must not become an ordinary folder.
  if (!fs::exists(folders_.cgroups / "cpu/cpu.shares") ||
      !fs::exists(folders_.cgroups / "memory/memory.limit_in_bytes"))
    return false;
  if (!make_folder(cpu) || !make_folder(memory)) return false;
  const bool has_cpu =
      limits.cpu > 0 ? write(cpu / "cpu.cfs_period_us", std::to_string(kPeriod)) &&
                           write(cpu / "cpu.cfs_quota_us", std::to_string(quota_of(limits.cpu)))
                     : write(cpu / "cpu.shares", std::to_string(shares));
  // Otherwise the memory of the cgroups below, the containers' own, would not count here.
  write(memory / "memory.use_hierarchy", "1");
  return has_cpu && (limits.memory == 0 ||
                     write(memory / "memory.limit_in_bytes", std::to_string(limits.memory)));
}

// One tree for all controllers.
bool TaskCgroups::make_version_2(const std::string& id, const TaskLimits& limits,
                                 std::int64_t shares) const {
  const auto above = folders_.cgroups / kParent, group = above / id;
  if (!fs::exists(folders_.cgroups / "cgroup.controllers") || !make_folder(group)) return false;
  // A controller counts in a cgroup only when everyone above hands it down.
  for (const auto& folder : {folders_.cgroups, above, group}) {
    if (!write(folder / "cgroup.subtree_control", "+cpu +memory")) return false;
  }
  const bool has_cpu = limits.cpu > 0
                           ? write(group / "cpu.max", std::to_string(quota_of(limits.cpu)) + " " +
                                                          std::to_string(kPeriod))
                           : write(group / "cpu.weight", std::to_string(weight_of(shares)));
  return has_cpu &&
         (limits.memory == 0 || write(group / "memory.max", std::to_string(limits.memory)));
}

// Where systemd owns the cgroup tree it undoes what others write into it. So we write a unit file,
// which systemd reads when the Engine starts the first container in that slice.
bool TaskCgroups::make_slice(const std::string& id, const TaskLimits& limits,
                             std::int64_t shares) const {
  if (!fs::is_directory(folders_.units)) return false;
  const auto file = folders_.units / slice_of(id);
  if (fs::exists(file)) return true;
  std::string text =
      "[Unit]\nDescription=Amazon ECS task " + id + "\nStopWhenUnneeded=yes\n\n[Slice]\n";
  if (limits.cpu > 0) {
    const auto hundredths = std::to_string(100 + limits.cpu * 10'000 / kVcpu % 100).substr(1);
    text += "CPUQuota=" + std::to_string(limits.cpu * 100 / kVcpu) + "." + hundredths + "%\n";
  } else {
    text += "CPUWeight=" + std::to_string(weight_of(shares)) + "\n";
  }
  if (limits.memory > 0) text += "MemoryMax=" + std::to_string(limits.memory) + "\n";
  return write(file, text);
}

// The last container of a task takes its cgroup along.
void TaskCgroups::leave(const effects::ContainerKey& key) {
  const auto id = id_of(key.task_arn);
  if (id.empty()) return;
  auto& left = shares_[id];
  left.erase(key.container);
  if (!left.empty()) return;
  shares_.erase(id);
  remove(id);
}

void TaskCgroups::leave_all() {
  for (const auto& [id, containers] : std::exchange(shares_, {})) remove(id);
}

void TaskCgroups::remove(const std::string& id) const {
  if (way_ == Way::none) return;
  std::error_code problem;
  if (way_ == Way::systemd) {
    fs::remove(folders_.units / slice_of(id), problem);
  } else if (way_ == Way::version_2) {
    remove_folder(folders_.cgroups / kParent / id);
  } else {
    // We made two folders, but the Engine has made the same path under every other controller and
    // does not remove it. Symlinks (cpu -> cpu,cpuacct) lead to folders that are listed anyway.
    for (const auto& controller : fs::directory_iterator(folders_.cgroups, problem)) {
      if (!controller.is_symlink()) remove_folder(controller.path() / kParent / id);
    }
  }
}

}  // namespace localecs::docker
