// Cgroups of tasks, in a folder that looks like the kernel's.
#include "docker/containers/task_cgroups.hpp"

#include <gmock/gmock.h>
#include <stdlib.h>
#include <sys/utsname.h>

#include <fstream>
#include <iterator>

#include "docker/engine/json_read.hpp"

namespace localecs::docker {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

struct TaskCgroupsTest : testing::Test {
  fs::path root = [] {
    char folder[] = "/tmp/cgroups-XXXXXX";
    return fs::path(mkdtemp(folder));
  }();
  const std::string task = "arn:aws:ecs:us-east-1:1:task/c/0123abcd";
  TaskCgroups cgroups{true, {root / "cgroup", root / "units"}};

  ~TaskCgroupsTest() override { fs::remove_all(root); }

  static std::string info(const char* driver, const char* version) {
    utsname here{};
    uname(&here);
    return Json{{"Name", here.nodename},
                {"KernelVersion", here.release},
                {"CgroupDriver", driver},
                {"CgroupVersion", version},
                {"NCPU", 2}}
        .dump();
  }
  void touch(const fs::path& file) {
    fs::create_directories((root / file).parent_path());
    std::ofstream(root / file) << "";
  }
  void make_version_1() {
    touch("cgroup/cpu/cpu.shares");
    touch("cgroup/memory/memory.limit_in_bytes");
  }
  std::string read(const fs::path& file) const {
    std::ifstream stream(root / file);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  std::string join(effects::TaskLimits limits, const std::string& container = "web",
                   std::int64_t shares = 128) {
    return cgroups.join({task, container}, limits, shares);
  }
};

TEST_F(TaskCgroupsTest, of_version_1) {
  make_version_1();
  cgroups.learn(info("cgroupfs", "1"));
  EXPECT_EQ(join({.cpu = 256, .memory = 512 << 20}), "/ecs/0123abcd");
  EXPECT_EQ(read("cgroup/cpu/ecs/0123abcd/cpu.cfs_quota_us"), "25000");
  EXPECT_EQ(read("cgroup/cpu/ecs/0123abcd/cpu.cfs_period_us"), "100000");
  EXPECT_EQ(read("cgroup/memory/ecs/0123abcd/memory.limit_in_bytes"), "536870912");
}

TEST_F(TaskCgroupsTest, without_a_limit_of_cpu_the_containers_shares_count_together) {
  make_version_1();
  cgroups.learn(info("cgroupfs", "1"));
  join({.memory = 512 << 20}, "web", 128);
  join({.memory = 512 << 20}, "db", 256);
  join({.memory = 512 << 20}, "db", 256);  // asked for again
  EXPECT_EQ(read("cgroup/cpu/ecs/0123abcd/cpu.shares"), "384");
}

TEST_F(TaskCgroupsTest, of_version_2) {
  touch("cgroup/cgroup.controllers");
  cgroups.learn(info("cgroupfs", "2"));
  EXPECT_TRUE(cgroups.is_unified());
  EXPECT_EQ(join({.cpu = 2048, .memory = 1 << 30}), "/ecs/0123abcd");
  EXPECT_EQ(read("cgroup/ecs/0123abcd/cpu.max"), "200000 100000");
  EXPECT_EQ(read("cgroup/ecs/0123abcd/memory.max"), "1073741824");
  for (const char* folder : {"cgroup", "cgroup/ecs", "cgroup/ecs/0123abcd"}) {
    EXPECT_EQ(read(fs::path(folder) / "cgroup.subtree_control"), "+cpu +memory") << folder;
  }
  join({.memory = 1 << 30}, "web", 1024);
  EXPECT_EQ(read("cgroup/ecs/0123abcd/cpu.weight"), "39");
}

TEST_F(TaskCgroupsTest, as_a_slice_of_systemd) {
  fs::create_directories(root / "units");
  cgroups.learn(info("systemd", "2"));
  EXPECT_EQ(join({.cpu = 256, .memory = 1 << 20}), "ecstasks-0123abcd.slice");
  const auto unit = read("units/ecstasks-0123abcd.slice");
  EXPECT_THAT(unit, HasSubstr("\n[Slice]\nCPUQuota=25.00%\nMemoryMax=1048576\n"));
  cgroups.leave({task, "web"});
  EXPECT_FALSE(fs::exists(root / "units/ecstasks-0123abcd.slice"));
}

TEST_F(TaskCgroupsTest, go_with_the_last_container_and_not_before) {
  make_version_1();
  cgroups.learn(info("cgroupfs", "1"));
  join({.cpu = 256});
  const auto cpu = root / "cgroup/cpu/ecs/0123abcd", other = root / "cgroup/pids/ecs/0123abcd";
  // The kernel's files vanish with their folder, these do not.
  for (const char* file : {"cpu.cfs_quota_us", "cpu.cfs_period_us"}) fs::remove(cpu / file);
  fs::create_directories(other);
  fs::create_directories(cpu / "container");
  cgroups.leave({task, "web"});
  EXPECT_TRUE(fs::exists(cpu));
  EXPECT_FALSE(fs::exists(other));
  fs::remove(cpu / "container");
  cgroups.leave({task, "web"});
  EXPECT_FALSE(fs::exists(cpu));
}

TEST_F(TaskCgroupsTest, stay_while_another_container_is_in_there) {
  fs::create_directories(root / "units");
  cgroups.learn(info("systemd", "2"));
  const auto unit = root / "units/ecstasks-0123abcd.slice";
  join({.cpu = 256}, "web");
  join({.cpu = 256}, "db");
  cgroups.leave({task, "web"});
  EXPECT_TRUE(fs::exists(unit));
  cgroups.leave({task, "db"});
  EXPECT_FALSE(fs::exists(unit));
  join({.cpu = 256}, "web");
  cgroups.leave_all();
  EXPECT_FALSE(fs::exists(unit));
}

TEST_F(TaskCgroupsTest, are_not_made_where_they_would_mean_nothing) {
  make_version_1();
  EXPECT_EQ(join({.cpu = 256}), "");  // nothing is known yet
  cgroups.learn(info("cgroupfs", "1"));
  EXPECT_EQ(join({}), "");
  EXPECT_EQ(cgroups.join({"arn:task/..", "web"}, {.cpu = 256}, 2), "");
  auto elsewhere = Json::parse(info("cgroupfs", "1"));
  elsewhere["Name"] = "docker-desktop";
  cgroups.learn(elsewhere.dump());
  EXPECT_EQ(join({.cpu = 256}), "");
  TaskCgroups remote{false, {root / "cgroup", root / "units"}};
  remote.learn(info("cgroupfs", "1"));
  EXPECT_EQ(remote.join({task, "web"}, {.cpu = 256}, 2), "");
}

TEST_F(TaskCgroupsTest, are_not_made_where_no_controller_is_mounted) {
  cgroups.learn(info("cgroupfs", "1"));
  EXPECT_EQ(join({.cpu = 256}), "");
  cgroups.learn(info("cgroupfs", "2"));
  EXPECT_EQ(join({.cpu = 256}), "");
  cgroups.learn(info("systemd", "2"));
  EXPECT_EQ(join({.cpu = 256}), "");
}

}  // namespace
}  // namespace localecs::docker
