// Reads /proc and the cgroup files of both versions.
#include "cgroup_stats.hpp"

#include <localecs/base/text.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>

namespace localecs::docker {

namespace {

constexpr std::uint64_t kNanosPerSecond = 1'000'000'000,
                        kTick = kNanosPerSecond / 100;  // USER_HZ is 100
constexpr std::size_t kLongestFile = 256u << 10;

// Empty where the file cannot be read. The kernel makes these files while they are read, so they
// have no size to go by.
std::string content_of(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return {};
  std::string content;
  char buffer[4096];
  for (ssize_t got; content.size() < kLongestFile && (got = read(file, buffer, sizeof buffer)) > 0;)
    content.append(buffer, static_cast<std::size_t>(got));
  close(file);
  return content;
}

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  for (const auto word : split(line, ' ')) {
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

std::uint64_t to_unsigned(std::string_view text) {
  text = trim(text);
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// Files of lines "name value".
std::map<std::string, std::uint64_t> table_of(const std::string& path) {
  std::map<std::string, std::uint64_t> table;
  const auto content = content_of(path);
  for (const auto line : split(content, '\n')) {
    const auto blank = line.find(' ');
    if (blank != line.npos)
      table[std::string(line.substr(0, blank))] = to_unsigned(line.substr(blank));
  }
  return table;
}

std::uint64_t number_in(const std::string& path) {
  return to_unsigned(content_of(path));
}

// The folders of the container's cgroup, by controller; version 2 has one for all, named "".
std::map<std::string, std::string> folders_of(const StatsRoots& roots,
                                              const StatsSubject& subject) {
  std::map<std::string, std::string> folders;
  const auto content = content_of(roots.proc + "/" + std::to_string(subject.pid) + "/cgroup");
  for (const auto line : split(content, '\n')) {
    const auto first = line.find(':'), second = line.find(':', first + 1);
    if (second == line.npos) continue;
    auto path = line.substr(second + 1);
    const auto id = path.find(subject.id);
    if (id == path.npos) continue;
    path = path.substr(0, path.find('/', id));  // the process may be in a group below it
    const auto controllers = line.substr(first + 1, second - first - 1);
    for (const auto one : split(controllers, ',')) {
      const auto mount = controllers.empty() ? std::string() : "/" + std::string(controllers);
      folders[std::string(one)] = roots.cgroup + mount + std::string(path) + "/";
    }
  }
  return folders;
}

struct Machine {
  std::uint64_t busy = 0;  // nanoseconds, of all processors
  int processors = 0;
  std::uint64_t memory = 0;  // bytes
};

// /proc/stat has a line "cpu" with the sums in ticks, of which the first seven count as Docker
// counts them, and one line for each processor.
Machine read_machine(const StatsRoots& roots) {
  Machine machine;
  const auto stat = content_of(roots.proc + "/stat");
  for (const auto line : split(stat, '\n')) {
    if (!line.starts_with("cpu")) continue;
    const auto words = words_of(line);
    if (words[0] != "cpu") {
      ++machine.processors;
      continue;
    }
    for (std::size_t i = 1; i < std::min<std::size_t>(words.size(), 8); ++i)
      machine.busy += to_unsigned(words[i]) * kTick;
  }
  const auto memory = content_of(roots.proc + "/meminfo");
  if (const auto total = memory.find("MemTotal:"); total != memory.npos)
    machine.memory = to_unsigned(words_of(memory.substr(total + 9, 40)).at(0)) * 1024;
  return machine;
}

Json throttling(std::uint64_t periods, std::uint64_t throttled, std::uint64_t time) {
  return {{"periods", periods}, {"throttled_periods", throttled}, {"throttled_time", time}};
}

Json cpu_of(Json usage, Json throttled, const Machine& machine) {
  return {{"cpu_usage", std::move(usage)},
          {"system_cpu_usage", machine.busy},
          {"online_cpus", machine.processors},
          {"throttling_data", std::move(throttled)}};
}

// Of the figures of block devices we read the bytes only; the other lists are null, as Docker's are
// where the kernel has none.
Json blkio_of(Json bytes) {
  Json all = {{"io_service_bytes_recursive", std::move(bytes)}};
  for (const char* name : {"io_serviced_recursive", "io_queue_recursive",
                           "io_service_time_recursive", "io_wait_time_recursive",
                           "io_merged_recursive", "io_time_recursive", "sectors_recursive"}) {
    all[name] = nullptr;
  }
  return all;
}

// "8:0"
Json device(std::string_view numbers, std::string_view operation, std::uint64_t value) {
  const auto parts = split(numbers, ':');
  return {{"major", to_unsigned(parts[0])},
          {"minor", parts.size() > 1 ? to_unsigned(parts[1]) : 0},
          {"op", std::string(operation)},
          {"value", value}};
}

// A cgroup without limit has "max" or a huge number: Docker shows the machine's memory then.
std::uint64_t limit_in(const std::string& path, std::uint64_t at_most) {
  const auto limit = number_in(path);  // "max" is no number
  return limit == 0 ? at_most : std::min(limit, at_most);
}

Json pids_of(const std::string& folder) {
  Json pids = {{"current", number_in(folder + "pids.current")}};
  if (const auto limit = number_in(folder + "pids.max")) pids["limit"] = limit;
  return pids;
}

// "8:0 rbytes=4096 wbytes=0 rios=1 ..."
Json io_of(const std::string& path) {
  Json list = Json::array();
  const auto content = content_of(path);
  for (const auto line : split(content, '\n')) {
    const auto words = words_of(line);
    for (std::size_t i = 1; i < words.size(); ++i) {
      const auto value =
          to_unsigned(words[i].substr(std::min(words[i].find('=') + 1, words[i].size())));
      if (words[i].starts_with("rbytes=")) list.push_back(device(words[0], "read", value));
      if (words[i].starts_with("wbytes=")) list.push_back(device(words[0], "write", value));
    }
  }
  return list.empty() ? Json() : list;
}

// cgroups of version 2: microseconds, and one folder for all controllers.
void read_unified(const std::string& folder, const Machine& machine, Json& figures) {
  auto cpu = table_of(folder + "cpu.stat");
  const Json usage = {{"total_usage", cpu["usage_usec"] * 1000},
                      {"usage_in_kernelmode", cpu["system_usec"] * 1000},
                      {"usage_in_usermode", cpu["user_usec"] * 1000}};
  figures["cpu_stats"] = cpu_of(
      usage, throttling(cpu["nr_periods"], cpu["nr_throttled"], cpu["throttled_usec"] * 1000),
      machine);
  figures["memory_stats"] = {{"usage", number_in(folder + "memory.current")},
                             {"stats", table_of(folder + "memory.stat")},
                             {"limit", limit_in(folder + "memory.max", machine.memory)}};
  figures["blkio_stats"] = blkio_of(io_of(folder + "io.stat"));
  figures["pids_stats"] = pids_of(folder);
}

Json cpu_usage_of(const std::string& folder) {
  auto modes = table_of(folder + "cpuacct.stat");
  Json each = Json::array();
  const auto content = content_of(folder + "cpuacct.usage_percpu");
  for (const auto one : words_of(trim(content))) each.push_back(to_unsigned(one));
  return {{"total_usage", number_in(folder + "cpuacct.usage")},
          {"percpu_usage", std::move(each)},
          {"usage_in_kernelmode", modes["system"] * kTick},
          {"usage_in_usermode", modes["user"] * kTick}};
}

// "8:0 Read 4096"
Json throttled_io_of(const std::string& path) {
  Json list = Json::array();
  const auto content = content_of(path);
  for (const auto line : split(content, '\n')) {
    const auto words = words_of(line);
    if (words.size() == 3)
      list.push_back(device(words[0], to_lower(words[1]), to_unsigned(words[2])));
  }
  return list;
}

// cgroups of version 1: nanoseconds or ticks, and a folder for each controller.
void read_by_controller(std::map<std::string, std::string>& folders, const Machine& machine,
                        Json& figures) {
  auto cpu = table_of(folders["cpu"] + "cpu.stat");
  figures["cpu_stats"] =
      cpu_of(cpu_usage_of(folders["cpuacct"]),
             throttling(cpu["nr_periods"], cpu["nr_throttled"], cpu["throttled_time"]), machine);
  const auto& memory = folders["memory"];
  figures["memory_stats"] = {{"usage", number_in(memory + "memory.usage_in_bytes")},
                             {"max_usage", number_in(memory + "memory.max_usage_in_bytes")},
                             {"failcnt", number_in(memory + "memory.failcnt")},
                             {"stats", table_of(memory + "memory.stat")},
                             {"limit", limit_in(memory + "memory.limit_in_bytes", machine.memory)}};
  figures["blkio_stats"] =
      blkio_of(throttled_io_of(folders["blkio"] + "blkio.throttle.io_service_bytes_recursive"));
  figures["pids_stats"] = pids_of(folders["pids"]);
}

// "  eth0: 1 2 3 4 0 0 0 0 5 6 7 8 ..."
Json networks_of(const StatsRoots& roots, const StatsSubject& subject) {
  Json networks = Json::object();
  const auto content = content_of(roots.proc + "/" + std::to_string(subject.pid) + "/net/dev");
  for (const auto line : split(content, '\n')) {
    const auto colon = line.find(':');
    if (colon == line.npos) continue;
    const auto name = std::string(trim(line.substr(0, colon)));
    const auto words = words_of(line.substr(colon + 1));
    if (name == "lo" || words.size() < 12) continue;
    static constexpr const char* kNames[] = {"bytes", "packets", "errors", "dropped"};
    for (std::size_t i = 0; i < 4; ++i) {
      networks[name][std::string("rx_") + kNames[i]] = to_unsigned(words[i]);
      networks[name][std::string("tx_") + kNames[i]] = to_unsigned(words[8 + i]);
    }
  }
  return networks;
}

bool can_read(const std::string& folder, const char* file) {
  return access((folder + file).c_str(), R_OK) == 0;
}

}  // namespace

std::optional<Json> read_cgroup_stats(const StatsRoots& roots, const StatsSubject& subject) {
  if (subject.pid <= 0 || subject.id.empty()) return std::nullopt;
  auto folders = folders_of(roots, subject);
  const auto machine = read_machine(roots);
  Json figures = {{"id", subject.id},
                  {"name", subject.name},
                  {"num_procs", 0},
                  {"storage_stats", Json::object()}};
  if (can_read(folders["memory"], "memory.usage_in_bytes") &&
      can_read(folders["cpuacct"], "cpuacct.usage"))
    read_by_controller(folders, machine, figures);
  else if (can_read(folders[""], "cpu.stat") && can_read(folders[""], "memory.current"))
    read_unified(folders[""], machine, figures);
  else
    return std::nullopt;
  if (subject.has_network) figures["networks"] = networks_of(roots, subject);
  return figures;
}

}  // namespace localecs::docker
