// Figures from a made-up /proc and /sys/fs/cgroup, and from the Engine.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "docker/figures/cgroup_stats.hpp"
#include "docker_engine_fixture.hpp"

namespace localecs::docker {
namespace {

namespace fs = std::filesystem;

struct FiguresTest : testing::Test {
  fs::path root;
  StatsRoots roots;
  StatsSubject subject{.id = "abc", .name = "/ecs-web", .pid = 7, .has_network = true};

  void SetUp() override {
    char folder[] = "/tmp/figures-XXXXXX";
    ASSERT_NE(mkdtemp(folder), nullptr);
    root = folder;
    roots = {.proc = root / "proc", .cgroup = root / "cgroup"};
    put("proc/stat", "cpu  1 2 3 4 5 6 7 8 9 10\ncpu0 1 2 3\ncpu1 1 2 3\nintr 5\n");
    put("proc/meminfo", "MemTotal:        2048 kB\nMemFree: 3 kB\n");
    put("proc/7/net/dev",
        "Inter-|   Receive  |  Transmit\n face |bytes packets\n"
        "    lo: 9 9 9 9 0 0 0 0 9 9 9 9 0 0 0 0\n"
        "  eth0: 1 2 3 4 0 0 0 0 5 6 7 8 0 0 0 0\n");
  }
  void TearDown() override { fs::remove_all(root); }
  void put(const std::string& path, const std::string& content) {
    fs::create_directories((root / path).parent_path());
    std::ofstream(root / path) << content;
  }
};

TEST_F(FiguresTest, version_2) {
  put("proc/7/cgroup", "0::/docker/abc/its/own\n");
  const std::string group = "cgroup/docker/abc/";
  put(group + "cpu.stat",
      "usage_usec 30\nuser_usec 20\nsystem_usec 10\nnr_periods 4\nnr_throttled 1\nthrottled_usec "
      "2\n");
  put(group + "memory.current", "4096\n");
  put(group + "memory.max", "max\n");
  put(group + "memory.stat", "anon 1024\ninactive_file 12\n");
  put(group + "pids.current", "3\n");
  put(group + "pids.max", "max\n");
  put(group + "io.stat", "8:16 rbytes=5 wbytes=6 rios=1 wios=2\n");
  const auto figures = read_cgroup_stats(roots, subject);
  ASSERT_TRUE(figures);
  EXPECT_EQ(*figures, Json::parse(R"({"id":"abc","name":"/ecs-web","num_procs":0,"storage_stats":{},
    "cpu_stats":{"cpu_usage":{"total_usage":30000,"usage_in_kernelmode":10000,
                              "usage_in_usermode":20000},
      "system_cpu_usage":280000000,"online_cpus":2,
      "throttling_data":{"periods":4,"throttled_periods":1,"throttled_time":2000}},
    "memory_stats":{"usage":4096,"stats":{"anon":1024,"inactive_file":12},"limit":2097152},
    "pids_stats":{"current":3},
    "blkio_stats":{"io_service_bytes_recursive":[{"major":8,"minor":16,"op":"read","value":5},
      {"major":8,"minor":16,"op":"write","value":6}],
      "io_serviced_recursive":null,"io_queue_recursive":null,
      "io_service_time_recursive":null,"io_wait_time_recursive":null,"io_merged_recursive":null,
      "io_time_recursive":null,"sectors_recursive":null},
    "networks":{"eth0":{"rx_bytes":1,"rx_packets":2,"rx_errors":3,"rx_dropped":4,
      "tx_bytes":5,"tx_packets":6,"tx_errors":7,"tx_dropped":8}}})"));
}

TEST_F(FiguresTest, version_1) {
  put("proc/7/cgroup",
      "5:cpu,cpuacct:/docker/abc\n4:memory:/docker/abc\n3:pids:/docker/abc\n2:blkio:/docker/"
      "abc\n0::/\n");
  put("cgroup/cpu,cpuacct/docker/abc/cpuacct.usage", "30\n");
  put("cgroup/cpu,cpuacct/docker/abc/cpuacct.usage_percpu", "10 20 \n");
  put("cgroup/cpu,cpuacct/docker/abc/cpuacct.stat", "user 2\nsystem 1\n");
  put("cgroup/cpu,cpuacct/docker/abc/cpu.stat", "nr_periods 4\nnr_throttled 1\nthrottled_time 2\n");
  put("cgroup/memory/docker/abc/memory.usage_in_bytes", "4096\n");
  put("cgroup/memory/docker/abc/memory.max_usage_in_bytes", "8192\n");
  put("cgroup/memory/docker/abc/memory.limit_in_bytes", "9223372036854771712\n");
  put("cgroup/memory/docker/abc/memory.stat", "cache 5\n");
  put("cgroup/pids/docker/abc/pids.current", "3\n");
  put("cgroup/pids/docker/abc/pids.max", "100\n");
  put("cgroup/blkio/docker/abc/blkio.throttle.io_service_bytes_recursive",
      "8:0 Read 4096\nTotal 4096\n");
  subject.has_network = false;
  const auto figures = read_cgroup_stats(roots, subject);
  ASSERT_TRUE(figures);
  EXPECT_EQ((*figures)["cpu_stats"]["cpu_usage"],
            Json::parse(R"({"total_usage":30,"percpu_usage":[10,20],"usage_in_kernelmode":10000000,
                            "usage_in_usermode":20000000})"));
  EXPECT_EQ(
      (*figures)["memory_stats"],
      Json::parse(
          R"({"usage":4096,"max_usage":8192,"failcnt":0,"stats":{"cache":5},"limit":2097152})"));
  EXPECT_EQ((*figures)["pids_stats"], Json::parse(R"({"current":3,"limit":100})"));
  EXPECT_EQ((*figures)["blkio_stats"]["io_service_bytes_recursive"],
            Json::parse(R"([{"major":8,"minor":0,"op":"read","value":4096}])"));
  EXPECT_FALSE(figures->contains("networks"));
}

TEST_F(FiguresTest, none_of_a_process_that_is_not_the_containers) {
  EXPECT_FALSE(read_cgroup_stats(roots, subject));
  put("proc/7/cgroup", "0::/docker/other\n");
  put("cgroup/docker/other/cpu.stat", "usage_usec 1\n");
  put("cgroup/docker/other/memory.current", "1\n");
  EXPECT_FALSE(read_cgroup_stats(roots, subject));
  subject.pid = 0;
  EXPECT_FALSE(read_cgroup_stats(roots, subject));
}

struct StatsTest : DockerEngineTest {
  std::vector<std::string> readings;
  void read() {
    engine->read_stats("abc", [this](std::string json) { readings.push_back(std::move(json)); });
  }
  bool wait_for(std::size_t number) {
    return until([&] { return readings.size() == number; });
  }
  const std::string path = "GET /containers/abc/stats?stream=false&one-shot=1";
};

TEST_F(StatsTest, the_engine_is_asked_once_a_second) {
  connect();
  replies["GET /containers/abc/json"] = {200, inspected(true).dump()};
  replies[path] = {200, R"({"read":"2024-05-01T10:00:00Z","id":"abc"})"};
  read();
  read();
  EXPECT_TRUE(readings.empty()) << "told from inside a call";
  ASSERT_TRUE(wait_for(2));
  read();
  EXPECT_EQ(readings.size(), 2u);
  ASSERT_TRUE(wait_for(3));
  EXPECT_EQ(readings[2], replies[path].body);
  EXPECT_EQ(fake.count(path), 1);
}

TEST_F(StatsTest, none_of_what_does_not_run) {
  connect();
  for (const auto& reply :
       {Reply{200, inspected(false).dump()}, message(404, "No such container: abc")}) {
    readings.clear();
    replies["GET /containers/abc/json"] = reply;
    read();
    ASSERT_TRUE(wait_for(1));
    EXPECT_EQ(readings[0], "");
  }
  replies["GET /containers/abc/json"] = {200, inspected(true).dump()};
  replies[path] = {200, R"({"read":"0001-01-01T00:00:00Z"})"};
  read();
  ASSERT_TRUE(wait_for(2));
  EXPECT_EQ(readings[1], "");
}

}  // namespace
}  // namespace localecs::docker
