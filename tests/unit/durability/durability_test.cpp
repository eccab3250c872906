// What waits for the disk, and what is told while it has no room.
#include <localecs/durability/durability.hpp>

#include <localecs/services/all.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>

namespace localecs {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// What outlives the engine that HeldEngine owns.
struct EngineLog {
  std::vector<std::string> calls;
};

class FakeEngine : public effects::ContainerEngine {
 public:
  explicit FakeEngine(EngineLog& log) : log_(log) {}
  void read_records(std::function<void(std::vector<effects::Kept>)>) override {}
  void take_over(const std::vector<effects::Held>&) override {}
  void watch(effects::Inbox) override {}
  void perform(effects::Effect) override { log_.calls.emplace_back("perform"); }
  std::unique_ptr<effects::Terminal> open_terminal(effects::TerminalSpec,
                                                   effects::TerminalEvents) override {
    return nullptr;
  }
  void read_stats(const std::string&, std::function<void(std::string)>) override {}
  void remove_everything(std::function<void(std::string)> done) override {
    log_.calls.emplace_back("remove");
    done("");
  }

 private:
  EngineLog& log_;
};

class FakeFunctions : public effects::Functions {
 public:
  void watch(Inbox) override {}
  void perform(effects::InvokeFunction) override {}
};

class FakeCalls : public effects::Calls {
 public:
  explicit FakeCalls(EngineLog& log) : log_(log) {}
  void watch(Inbox) override {}
  void perform(effects::Call call) override { log_.calls.push_back(call.operation); }
  void forget() override {}

 private:
  EngineLog& log_;
};

class FakeStore : public store::Store {
 public:
  const std::string& owner() const override { return owner_; }
  TimePoint saved_at() const override { return {}; }
  void load(state::State&) override {}
  void save(state::State& state, TimePoint) override {
    if (is_full && !state.changes.unsaved().empty()) throw store::StoreError("the disk is full");
    state.changes.saved();
  }
  bool is_full = false;

 private:
  std::string owner_;
};

class DurabilityTest : public testing::Test {
 protected:
  DurabilityTest() { state.changes.begin_storing(); }

  // The answer's status, or 0 where there is none yet.
  unsigned call(const std::string& operation, bool changes) {
    const auto status = std::make_shared<unsigned>(0);
    http::Request request{.method = "POST", .target = "/", .headers = {}, .body = {}, .peer = {}};
    request.headers.emplace_back("X-Amz-Target", "AmazonEC2ContainerServiceV20141113." + operation);
    durability.serve(
        [&](const http::Request&, const http::Respond& answer) {
          if (changes) state[ecs::clusters].put("c", {});
          answer({});
        },
        std::move(request), [=](const http::Response& answer) { *status = answer.status; });
    turn();
    return *status;
  }
  void turn() {
    loop.restart();
    loop.poll();
  }

  boost::asio::io_context loop;
  state::State state{services::parts()};
  ManualClock clock{TimePoint(std::chrono::hours(1))};
  FakeStore store;
  EngineLog log;
  HeldEngine engine{std::make_unique<FakeEngine>(log)};
  HeldFunctions functions{std::make_unique<FakeFunctions>()};
  HeldCalls calls{std::make_unique<FakeCalls>(log)};
  Durability durability{
      loop, state, clock, store, engine, functions, calls, [](const std::string& problem) {
        return http::Response{.status = 500, .headers = {}, .body = problem};
      }};
};

TEST_F(DurabilityTest, what_is_on_disk_is_acknowledged) {
  EXPECT_EQ(call("CreateCluster", true), 200u);
  EXPECT_EQ(call("CreateCluster", false), 200u);
  EXPECT_EQ(durability.problem(), "");
}

TEST_F(DurabilityTest, a_repetition_is_refused_as_long_as_what_it_asks_for_is_not_on_disk) {
  store.is_full = true;
  EXPECT_EQ(call("RunTask", true), 500u);
  EXPECT_EQ(call("RunTask", false), 500u);
  EXPECT_EQ(call("DescribeTasks", false), 200u);
  EXPECT_EQ(call("GetSecretValue", true), 500u);
  store.is_full = false;
  EXPECT_EQ(call("RunTask", false), 200u);
}

TEST_F(DurabilityTest, effects_wait_for_the_disk) {
  store.is_full = true;
  call("RunTask", true);
  engine.perform(effects::StopContainer{});
  EXPECT_THAT(log.calls, IsEmpty());
  store.is_full = false;
  durability.settle();
  EXPECT_THAT(log.calls, ElementsAre("perform"));
}

TEST_F(DurabilityTest, calls_wait_for_the_disk_unless_they_are_forgotten) {
  store.is_full = true;
  call("RunTask", true);
  calls.perform(
      {.key = {}, .role_arn = {}, .scope = {}, .service = "ecs", .operation = "StopTask"});
  calls.forget();
  calls.perform({.key = {}, .role_arn = {}, .scope = {}, .service = "ecs", .operation = "RunTask"});
  EXPECT_THAT(log.calls, IsEmpty());
  store.is_full = false;
  durability.settle();
  EXPECT_THAT(log.calls, ElementsAre("RunTask"));
}

TEST_F(DurabilityTest, containers_are_not_removed_before_it_is_on_disk_that_they_are_forgotten) {
  store.is_full = true;
  state[ecs::clusters].put("c", {});
  durability.settle_soon();
  engine.perform(effects::StopContainer{});  // of before: it is dropped
  std::string told;
  engine.remove_everything([&](const std::string& problem) { told += problem + "."; });
  engine.perform(effects::StopContainer{});  // of what comes then
  turn();
  EXPECT_THAT(log.calls, IsEmpty());
  store.is_full = false;
  durability.settle();
  EXPECT_THAT(log.calls, ElementsAre("remove", "perform"));
  EXPECT_EQ(told, "the disk is full.");
}

}  // namespace
}  // namespace localecs
