// Removing everything.
#include "docker_engine_fixture.hpp"

namespace localecs::docker {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

struct Sweeping : DockerEngineTest {
  std::optional<std::string> result;

  void SetUp() override {
    // Containers go when they are removed, one that is being created comes late.
    fake.handle = [this](const std::string& request,
                         const std::string& body) -> std::optional<Reply> {
      if (!request.starts_with("DELETE ")) {
        const auto found = replies.find(request);
        return found == replies.end() ? std::nullopt : std::optional(found->second);
      }
      (void)body;
      for (auto one = fake.containers.begin(); one != fake.containers.end(); ++one) {
        if (!request.starts_with("DELETE /containers/" + one->at("Id").get<std::string>()))
          continue;
        if (stubborn) return message(500, "device or resource busy");
        fake.containers.erase(one);
        return Reply{204, ""};
      }
      return message(404, "No such container");
    };
    for (int i = 0; i < 10; ++i) fake.containers.push_back({{"Id", "id" + std::to_string(i)}});
  }
  void sweep() {
    engine->remove_everything([this](std::string text) { result = std::move(text); });
    EXPECT_FALSE(result) << "told from inside the call";
    until([&] { return result.has_value(); });
  }
  bool stubborn = false;
};

TEST_F(Sweeping, leaves_nothing) {
  connect();
  sweep();
  EXPECT_EQ(result, "");
  EXPECT_THAT(fake.containers, IsEmpty());
}

TEST_F(Sweeping, drops_what_waits_and_cancels_pulls) {
  connect();
  for (int i = 0; i < 6; ++i) {
    const auto id = "c" + std::to_string(i);
    replies["POST /containers/" + id + "/start"] = {0, "", Reply::hang};
    perform(StartContainer{{"t", id}, id});
  }
  replies["POST /images/create?fromImage=web&tag=latest"] = {200, "{}\n", Reply::stream};
  perform(PullImage{web, "web"});
  pass(20ms);
  engine->remove_everything([this](std::string text) { result = std::move(text); });
  ASSERT_NE(next<Pulled>(), nullptr);
  EXPECT_EQ(next<Pulled>()->problem->kind, Problem::Kind::unreachable);
  EXPECT_EQ(count<Started>(), 2);  // those that had not begun
  // The four starts that hang are waited for.
  pass(50ms);
  EXPECT_FALSE(result);
}

TEST_F(Sweeping, waits_for_a_create_on_its_way_and_lets_the_next_one_wait) {
  options.create_timeout = 300ms;
  connect();
  replies["POST /containers/create?name=ecs-web"] = {0, "", Reply::hang};
  replies["POST /containers/create?name=later"] = {201, R"({"Id":"later"})"};
  perform(create());
  pass(20ms);
  engine->remove_everything([this](std::string text) { result = std::move(text); });
  pass(20ms);
  perform(create("later"));
  pass(100ms);
  EXPECT_FALSE(result);
  EXPECT_EQ(fake.count("POST /containers/create?name=later"), 0);
  ASSERT_TRUE(until([&] { return count<Created>() == 2; }));
  EXPECT_EQ(result, "");
}

TEST_F(Sweeping, tells_what_cannot_be_removed) {
  connect();
  stubborn = true;
  sweep();
  ASSERT_TRUE(result);
  EXPECT_THAT(*result, HasSubstr("device or resource busy"));
}

TEST_F(Sweeping, does_not_wait_for_an_engine_that_is_away) {
  connect();
  fake.shut();
  sweep();
  ASSERT_TRUE(result);
  EXPECT_NE(*result, "");
}

}  // namespace
}  // namespace localecs::docker
