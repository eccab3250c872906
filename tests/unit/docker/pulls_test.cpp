// Image pulls: logins, repeats, limits, and whose pulls are one.
#include <localecs/base/text.hpp>

#include "docker/images/pull_errors.hpp"
#include "docker/images/pull_progress.hpp"
#include "docker_engine_fixture.hpp"

namespace localecs::docker {
namespace {

using testing::Contains;
using testing::HasSubstr;

const std::string path = "POST /images/create?fromImage=localhost%3A5000%2Fweb&tag=1";
const std::string image = "localhost:5000/web:1";

struct PullsTest : DockerEngineTest {
  PullImage pull(const std::string& user = "", const std::string& platform = "") const {
    PullImage effect{web, image, {}, platform};
    if (!user.empty()) effect.login = RegistryLogin{user, "pass/word?>"};
    return effect;
  }
  // The login of the last pull, as the registry would see it.
  std::string login() const {
    std::string header;
    for (const auto& one : fake.headers) {
      if (!one.empty()) header = one;
    }
    std::ranges::replace(header, '-', '+');
    std::ranges::replace(header, '_', '/');
    return base64_decode(header).value_or("no base64");
  }
};

TEST_F(PullsTest, sends_login_and_platform) {
  connect();
  replies[path + "&platform=linux%2Farm64"] = {200, "{}\n"};
  perform(pull("me", "linux/arm64"));
  ASSERT_NE(next<Pulled>(), nullptr);
  EXPECT_FALSE(next<Pulled>()->problem);
  EXPECT_EQ(
      Json::parse(login()),
      Json({{"username", "me"}, {"password", "pass/word?>"}, {"serveraddress", "localhost:5000"}}));
}

TEST_F(PullsTest, takes_the_instances_login_where_the_task_brings_none) {
  options.registry_auth.data = R"({"localhost:5000":{"username":"all","password":"x"}})";
  connect();
  replies[path] = {200, "{}\n"};
  perform(pull());
  ASSERT_NE(next<Pulled>(), nullptr);
  EXPECT_THAT(login(), HasSubstr(R"("username":"all")"));
  perform(pull("own"));
  ASSERT_TRUE(until([&] { return count<Pulled>() == 2; }));
  EXPECT_THAT(login(), HasSubstr(R"("username":"own")"));
}

TEST_F(PullsTest, other_logins_are_other_pulls) {
  connect();
  replies[path] = {.status = 200, .body = "{}\n", .after = 100ms};
  for (const char* user : {"", "a", "b", "a", ""}) perform(pull(user));
  ASSERT_TRUE(until([&] { return count<Pulled>() == 5; }));
  EXPECT_EQ(fake.count(path), 3);
}

TEST_F(PullsTest, tries_again_what_may_pass) {
  connect();
  int asked = 0;
  fake.handle = [&](const std::string& request, const std::string&) -> std::optional<Reply> {
    if (request != path) return std::nullopt;
    return ++asked < 3 ? message(500, "connection reset by peer") : Reply{200, "{}\n"};
  };
  perform(pull());
  ASSERT_NE(next<Pulled>(), nullptr);
  EXPECT_FALSE(next<Pulled>()->problem);
  EXPECT_EQ(asked, 3);
}

TEST_F(PullsTest, gives_up_after_five_attempts) {
  connect();
  replies[path] = message(500, "connection reset by peer");
  perform(pull());
  ASSERT_NE(next<Pulled>(), nullptr);
  EXPECT_EQ(fake.count(path), 5);
  EXPECT_EQ(next<Pulled>()->problem->message,
            "Error response from daemon: connection reset by peer");
}

TEST_F(PullsTest, does_not_repeat_what_is_certain) {
  connect();
  for (const auto& reply :
       {message(404, "manifest for x:y not found: manifest unknown: manifest unknown"),
        message(500, "Get \"https://x/v2/\": unauthorized: authentication required"),
        Reply{200, R"({"errorDetail":{"message":"write /var: no space left on device"}})"}}) {
    told.clear();
    fake.requests.clear();
    replies[path] = reply;
    perform(pull());
    ASSERT_NE(next<Pulled>(), nullptr);
    EXPECT_EQ(next<Pulled>()->problem->kind, Problem::Kind::refused);
    EXPECT_EQ(fake.count(path), 1) << reply.body;
  }
}

TEST_F(PullsTest, a_registry_that_never_answers) {
  options.pull_begin_timeout = 100ms;
  connect();
  replies[path] = {0, "", Reply::hang};
  perform(pull());
  ASSERT_NE(next<Pulled>(), nullptr);
  EXPECT_EQ(next<Pulled>()->problem->kind, Problem::Kind::timed_out);
  EXPECT_EQ(next<Pulled>()->problem->message,
            "Could not transition to pullBegin; timed out after waiting 100ms");
  EXPECT_EQ(fake.count(path), 1);
}

TEST_F(PullsTest, a_reset_ends_one_that_waits_for_its_next_attempt) {
  options.pull_pause = 1h;
  connect();
  replies[path] = message(500, "connection reset by peer");
  perform(pull());
  ASSERT_TRUE(until([&] { return fake.count(path) == 1; }));
  pass(50ms);
  engine->remove_everything([](const std::string&) {});
  ASSERT_NE(next<Pulled>(), nullptr);
  EXPECT_EQ(next<Pulled>()->problem->kind, Problem::Kind::unreachable);
}

TEST(PullErrors, advice_stands_in_front) {
  const std::string denied = "pull access denied for x, repository does not exist: denied: ";
  const struct {
    std::string message, advice;
  } rows[] = {
      {denied + "requested access to the resource is denied", "Check whether the image exists. "},
      {denied + "User: arn:aws:sts::1:x is not authorized",
       "Check that the role has the permissions to pull images from the registry. "},
      {"net/http: request canceled while waiting for connection (Client.Timeout exceeded)",
       "Check your network configuration. "},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(with_advice(row.message),
              "The task can\u2019t pull the image. " + row.advice + row.message);
  }
  EXPECT_EQ(with_advice("no space left on device"), "no space left on device");
}

TEST(PullProgress, counts_layers_and_bytes) {
  PullProgress progress;
  const auto take = [&](const std::string& status, const std::string& id, int current = 0,
                        int total = 0) {
    progress.take(FakeEngine::Json{{"status", status},
                                   {"id", id},
                                   {"progressDetail", {{"current", current}, {"total", total}}}}
                      .dump());
  };
  take("Pulling from web", "1");
  take("Already exists", "a");
  EXPECT_EQ(progress.summary(), "");
  take("Downloading", "b", 1 << 20, 2 << 20);
  take("Pulling fs layer", "c");
  EXPECT_EQ(progress.so_far(), "1 of 3 layers, 1.0 of 2.0 MiB");
  take("Pull complete", "b");
  take("Pull complete", "c");
  progress.take("garbage");
  EXPECT_EQ(progress.so_far(), "3 of 3 layers, 2.0 of 2.0 MiB");
  EXPECT_EQ(progress.summary(), "3 layers, 2.0 MiB");
  EXPECT_EQ(progress.error(), "");
  progress.take(R"({"errorDetail":{"message":"denied"},"error":"older"})");
  EXPECT_EQ(progress.error(), "denied");
}

TEST(PullProgress, sizes_that_make_no_sense_count_nothing) {
  PullProgress progress;
  for (const char* id : {"a", "b", "c"})
    progress.take(std::string(R"({"status":"Downloading","id":")") + id +
                  R"(","progressDetail":{"current":9223372036854775807,"total":-1}})");
  EXPECT_EQ(progress.so_far(), "0 of 3 layers, 0.0 of 0.0 MiB");
}

}  // namespace
}  // namespace localecs::docker
