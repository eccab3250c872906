// A Docker engine under test on a loop of its own, and the Engine it talks to.
#pragma once

#include <gmock/gmock.h>
#include <localecs/docker/docker_engine.hpp>

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include "fake_engine.hpp"

namespace localecs::docker {

using namespace std::chrono_literals;
using namespace effects;

inline const ContainerKey web{"arn:task/1", "web"};

inline FakeEngine::Json labels_of(const ContainerKey& key) {
  return {{"localecs.owner", "me"},
          {"localecs.task", key.task_arn},
          {"localecs.container", key.container}};
}

struct DockerEngineTest : testing::Test {
  using Json = FakeEngine::Json;

  boost::asio::io_context loop{1};
  FakeEngine fake{loop};
  DockerOptions options{.host = fake.host(), .owner = "me", .pull_pause = 10ms};
  std::unique_ptr<ContainerEngine> engine;
  std::vector<Observation> told;
  bool performing = false;

  // What the fake answers, by request; anything else goes to the fake's own.
  std::map<std::string, Reply> replies;

  void SetUp() override {
    fake.handle = [this](const std::string& request, const std::string&) -> std::optional<Reply> {
      const auto found = replies.find(request);
      return found == replies.end() ? std::nullopt : std::optional(found->second);
    };
  }

  void begin() {
    engine = make_docker_engine(loop, options);
    engine->watch([this](Observation observation) {
      EXPECT_FALSE(performing) << "told from inside a call";
      told.push_back(std::move(observation));
    });
  }
  void connect() {
    begin();
    ASSERT_NE(next<EngineUp>(), nullptr);
    ASSERT_TRUE(until([&] { return fake.streams() == 1; }));
    told.clear();
  }
  void perform(Effect effect) {
    performing = true;
    engine->perform(std::move(effect));
    performing = false;
  }

  bool until(const std::function<bool()>& wanted, std::chrono::milliseconds limit = 5s) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!wanted() && std::chrono::steady_clock::now() < end) loop.run_one_for(20ms);
    return wanted();
  }
  void pass(std::chrono::milliseconds time) {
    until([] { return false; }, time);
  }
  // Waits for an observation of that type; the first there is.
  template <class T>
  const T* next() {
    const T* found = nullptr;
    until([&] {
      for (const auto& one : told) {
        if ((found = std::get_if<T>(&one))) return true;
      }
      return false;
    });
    return found;
  }
  template <class T>
  int count() const {
    return static_cast<int>(std::ranges::count_if(
        told, [](const auto& one) { return std::holds_alternative<T>(one); }));
  }
  // The kinds of what was told, to be compared with kinds<Started, Exited>().
  std::vector<std::size_t> order() const {
    std::vector<std::size_t> kinds;
    for (const auto& one : told) kinds.push_back(one.index());
    return kinds;
  }

  template <class... T>
  static std::vector<std::size_t> kinds() {
    return {Observation(T{}).index()...};
  }

  static CreateContainer create(const std::string& name = "ecs-web") {
    CreateContainer effect;
    effect.key = web;
    effect.spec.name = name;
    effect.spec.image = "nginx";
    return effect;
  }
  static Json inspected(bool running, int exit_code = 0, bool out_of_memory = false) {
    return {{"Id", "abc"},
            {"Config", {{"Labels", labels_of(web)}}},
            {"State",
             {{"Running", running},
              {"Pid", 0},
              {"ExitCode", exit_code},
              {"OOMKilled", out_of_memory},
              {"StartedAt", "2024-05-01T10:00:00Z"}}},
            {"NetworkSettings",
             {{"Ports", {{"80/tcp", {{{"HostIp", "0.0.0.0"}, {"HostPort", "32768"}}}}}}}}};
  }
  static std::string event(const std::string& action, Json attributes = Json::object(),
                           std::int64_t time = 1'800'000'000'000'000'000) {
    attributes.update(labels_of(web));
    return Json{{"Type", "container"},
                {"Action", action},
                {"Actor", {{"ID", "abc"}, {"Attributes", attributes}}},
                {"timeNano", time}}
               .dump() +
           "\n";
  }
  static Reply message(unsigned status, const std::string& text) {
    return {status, Json{{"message", text}}.dump()};
  }
  // A container that has been started and is known to run.
  void run_container() {
    replies["POST /containers/abc/start"] = {204, ""};
    replies["GET /containers/abc/json"] = {200, inspected(true).dump()};
    perform(StartContainer{web, "abc"});
    ASSERT_NE(next<Started>(), nullptr);
    told.clear();
  }
};

}  // namespace localecs::docker
