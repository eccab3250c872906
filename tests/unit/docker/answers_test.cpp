// What the Engine's answers are read as, among them answers that make no sense.
#include <gmock/gmock.h>

#include <localecs/aws/ecs/task.hpp>

#include "docker/engine/answers.hpp"
#include "docker/engine/json_read.hpp"
#include "docker/engine/rfc3339.hpp"
#include "docker/images/digests.hpp"
#include "docker/images/image_reference.hpp"
#include "docker/images/pulls.hpp"

namespace localecs::docker {
namespace {

using namespace std::chrono_literals;
using effects::Problem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Answers, a_refusal_keeps_the_engines_words) {
  using enum Problem::Kind;
  const struct {
    unsigned status;
    std::string body;
    Problem::Kind kind;
    std::string message;
  } rows[] = {
      {500, R"({"message":"it broke"})", refused, "it broke"},
      {404, R"({"message":"No such image: web:1"})", no_image, "No such image: web:1"},
      {404, R"({"message":"No such container: abc"})", vanished, "No such container: abc"},
      {404, R"({"message":"network x not found"})", refused, "network x not found"},
      {409, R"({"message":"No such image: odd"})", refused, "No such image: odd"},
      {502, "<html>Bad Gateway</html>\n", refused, "<html>Bad Gateway</html>"},
      {400, "", refused, "HTTP status 400"},
      {400, R"({"message":17})", refused, R"({"message":17})"},
      {500, "{\"message\":\"caf\xe9 \xff\"}", refused, "caf\xef\xbf\xbd \xef\xbf\xbd"},
      {500, "\xff", refused, "\xef\xbf\xbd"},
  };
  for (const auto& row : rows) {
    const auto problem = refusal(row.status, row.body);
    EXPECT_EQ(problem.kind, row.kind) << row.body;
    EXPECT_EQ(problem.message, "Error response from daemon: " + row.message);
  }
  EXPECT_LT(refusal(500, std::string(1 << 20, 'x')).message.size(), 5000u);
}

TEST(Answers, durations_are_worded_as_go_does) {
  EXPECT_EQ(go_duration(0ms), "0s");
  EXPECT_EQ(go_duration(250ms), "250ms");
  EXPECT_EQ(go_duration(1500ms), "1.5s");
  EXPECT_EQ(go_duration(30s), "30s");
  EXPECT_EQ(go_duration(4min), "4m0s");
  EXPECT_EQ(go_duration(2h), "2h0m0s");
  EXPECT_EQ(timed_out("created", 4min).message,
            "Could not transition to created; timed out after waiting 4m0s");
}

TEST(Answers, version_is_the_newest_both_speak) {
  const struct {
    std::string newest, oldest, version;
  } rows[] = {{"1.41", "1.12", "1.41"},
              {"1.52", "1.44", "1.47"},
              {"1.47", "1.24", "1.47"},
              {"1.40", "1.12", ""},
              {"1.60", "1.48", ""},
              {"2.0", "1.44", "1.47"},
              {"", "", ""},
              {"abc", "", ""}};
  for (const auto& row : rows) {
    const Json body = {
        {"ApiVersion", row.newest}, {"MinAPIVersion", row.oldest}, {"Version", "20.10.24"}};
    const auto negotiated = negotiate(body.dump());
    EXPECT_EQ(negotiated.version, row.version) << row.newest;
    EXPECT_EQ(negotiated.error.empty(), !row.version.empty()) << row.newest;
  }
  EXPECT_FALSE(negotiate("<html>").error.empty());
}

TEST(Answers, info) {
  const auto info =
      read_info(R"({"NCPU":4,"MemTotal":8342765568,"SystemTime":"2024-05-01T12:00:00.5+02:00"})");
  EXPECT_EQ(info.cpu, 4096);
  EXPECT_EQ(info.memory, 7956);
  EXPECT_EQ(info.clock, 1714557600'500000000);
  EXPECT_EQ(read_info("no JSON").cpu, 0);
  const auto odd = read_info(R"({"NCPU":2147483647,"MemTotal":9223372036854775807})");
  EXPECT_EQ(odd.cpu, 0);
  EXPECT_EQ(odd.memory, 0);
}

TEST(Answers, rfc3339) {
  EXPECT_EQ(from_rfc3339("1970-01-01T00:00:01Z"), 1'000'000'000);
  EXPECT_EQ(from_rfc3339("1970-01-01T00:00:00.000000001Z"), 1);
  EXPECT_EQ(from_rfc3339("1970-01-01T01:00:00.25-01:30"), 9000'250000000);
  for (const char* text : {"", "today", "1970-01-01", "1970-01-01T00:00:00", "1970-13-01T00:00:00Z",
                           "1970-01-01T00:00:00+2", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
                           "2262-04-12T00:00:00Z"}) {
    EXPECT_EQ(from_rfc3339(text), 0) << text;
  }
}

TEST(Answers, inspect) {
  const auto inspected = read_inspect(R"({
    "Id":"abc","Image":"sha256:1","Config":{"Labels":{"localecs.task":"t","odd":1}},
    "State":{"Running":true,"Pid":12,"ExitCode":0,"OOMKilled":false,"Error":"",
             "StartedAt":"2024-05-01T10:00:00Z"},
    "NetworkSettings":{"Ports":{
      "443/tcp":null,
      "53/udp":[{"HostIp":"","HostPort":"32770"}],
      "80/tcp":[{"HostIp":"0.0.0.0","HostPort":"32769"},{"HostIp":"::","HostPort":"32769"}]}}})");
  ASSERT_TRUE(inspected);
  EXPECT_TRUE(inspected->running);
  EXPECT_TRUE(inspected->ever_started);
  EXPECT_EQ(inspected->pid, 12);
  EXPECT_EQ(inspected->image_id, "sha256:1");
  EXPECT_EQ(inspected->labels.at("localecs.task"), "t");
  ASSERT_EQ(inspected->bindings.size(), 2u);
  EXPECT_EQ(inspected->bindings[0].containerPort, 53);
  EXPECT_EQ(inspected->bindings[0].bindIP, "0.0.0.0");
  EXPECT_EQ(inspected->bindings[0].protocol, aws::ecs::TransportProtocol::udp);
  EXPECT_EQ(inspected->bindings[1].hostPort, 32769);
}

TEST(Answers, inspect_of_what_makes_no_sense) {
  for (const char* body :
       {"", "[]", "null", "{}", R"({"Id":"abc"})", R"({"Id":"abc","State":3})"}) {
    EXPECT_FALSE(read_inspect(body)) << body;
  }
  const auto odd =
      read_inspect(R"({"Id":"abc","State":{"Pid":"x","StartedAt":"0001-01-01T00:00:00Z"},
                       "NetworkSettings":{"Ports":{"x":[1],"80":[{}],"81/tcp":"?",
                         "82/tcp":[{"HostPort":"65536"}],"4294967296/tcp":[{"HostPort":"80"}],
                         "-1/tcp":[{"HostPort":"80"}]}}})");
  ASSERT_TRUE(odd);
  EXPECT_FALSE(odd->ever_started);
  EXPECT_EQ(odd->pid, 0);
  EXPECT_THAT(odd->bindings, IsEmpty());
}

TEST(Answers, list) {
  const auto list = read_list(R"([
    {"Id":"a","Labels":{"localecs.task":"t","localecs.container":"web"},"State":"running",
     "Status":"Up 3 minutes","Created":1714557600,
     "Ports":[{"IP":"0.0.0.0","PrivatePort":80,"PublicPort":32768,"Type":"tcp"},
              {"IP":"::","PrivatePort":80,"PublicPort":32768,"Type":"tcp"},
              {"PrivatePort":443,"Type":"tcp"}]},
    {"Id":"b","Labels":{"localecs.task":"t","localecs.container":"db"},"State":"exited",
     "Status":"Exited (137) 5 seconds ago"},
    {"Id":"c","Labels":{"localecs.task":"t","localecs.container":"new"},"State":"created",
     "Status":"Created"},
    {"Id":"d","Labels":{}}, {"Labels":{"localecs.task":"t"}}, 7])");
  ASSERT_TRUE(list);
  ASSERT_EQ(list->containers.size(), 3u);
  const auto &web = list->containers[0], &db = list->containers[1], &created = list->containers[2];
  EXPECT_TRUE(web.running);
  EXPECT_EQ(web.created_at, TimePoint(1714557600s));
  ASSERT_EQ(web.bindings.size(), 1u);  // IPv4 alone, and only what is published
  EXPECT_EQ(web.bindings[0].hostPort, 32768);
  EXPECT_FALSE(db.running);
  EXPECT_TRUE(db.ever_started);
  EXPECT_EQ(db.exit_code, 137);
  EXPECT_FALSE(created.ever_started);
  EXPECT_THAT(list->health, IsEmpty());
  EXPECT_FALSE(read_list("{}"));
  EXPECT_THAT(*read_ids(R"([{"Id":"a"},{"Id":1},{}])"), ElementsAre("a"));
}

TEST(Answers, list_of_what_makes_no_sense) {
  const auto list = read_list(R"([{"Id":"a","Labels":{"localecs.task":"t",
    "localecs.port-ranges":"1-2147483647/tcp 70000-1 80-"},"State":"running",
    "Created":9223372036854775807,
    "Ports":[{"IP":"","PrivatePort":80,"PublicPort":-1},{"PrivatePort":80,"PublicPort":65536},
             {"PrivatePort":2147483647,"PublicPort":80}]}])");
  ASSERT_TRUE(list);
  EXPECT_EQ(list->containers[0].created_at, TimePoint());
  EXPECT_THAT(list->containers[0].bindings, IsEmpty());
}

TEST(Answers, list_tells_health_where_the_definition_checks_it) {
  Json row = {{"Id", "a"},
              {"Labels", {{"localecs.task", "t"}, {"localecs.health-check", "yes"}}},
              {"State", "running"}};
  const auto health_at = [&](const char* status) {
    row["Status"] = status;
    return read_list("[" + row.dump() + "]")->health;
  };
  using aws::ecs::HealthStatus;
  EXPECT_EQ(health_at("Up 3 minutes (healthy)").at("a"), HealthStatus::HEALTHY);
  EXPECT_EQ(health_at("Up 3 minutes (unhealthy)").at("a"), HealthStatus::UNHEALTHY);
  EXPECT_THAT(health_at("Up 3 minutes (health: starting)"), IsEmpty());
  row["Labels"].erase("localecs.health-check");
  EXPECT_THAT(health_at("Up 3 minutes (healthy)"), IsEmpty());
}

TEST(Answers, digest) {
  const auto* two = R"({"RepoDigests":["nginx@sha256:1","localhost:5000/web@sha256:2"]})";
  const auto* again = R"({"RepoDigests":["nginx@sha256:1","nginx@sha256:3"]})";
  const struct {
    std::string reference, image, digest;
  } rows[] = {
      {"busybox", R"({"RepoDigests":["busybox@sha256:1234"]})", "sha256:1234"},
      {"busybox", R"({"RepoDigests":[]})", ""},
      {"localhost:5000/web:7", two, "sha256:2"},
      {"docker.io/library/nginx@sha256:1", two, "sha256:1"},
      {"nginx", R"({"RepoDigests":["docker.io/library/nginx@sha256:1"]})", "sha256:1"},
      {"other", two, ""},     // the same image under a name that no registry knows
      {"web", two, ""},       // another registry's
      {"sha256:1", two, ""},  // by its id
      {"nginx:1", again, "sha256:1"},
      {"nginx@sha256:3", again, "sha256:3"},
      {"nginx@sha256:4", again, "sha256:1"},
      {"nginx", "?", ""},
      {"nginx", R"({"RepoDigests":"nginx@sha256:1"})", ""},
      {"nginx", R"({"RepoDigests":[7,"nginx",{}]})", ""},
  };
  for (const auto& row : rows)
    EXPECT_EQ(read_digest(row.image, row.reference), row.digest) << row.reference << row.image;
}

TEST(Answers, what_was_built_here_has_no_digest_until_it_is_pushed) {
  const auto digest = [](const std::string& identity) {
    return read_digest(R"({"RepoDigests":["web@sha256:1"],"Identity":)" + identity + "}", "web");
  };
  EXPECT_EQ(digest(R"({"Build":[{"Ref":"a"}]})"), "");
  EXPECT_EQ(digest(R"({"Build":[{"Ref":"a"}],"Pull":[{"Repository":"web"}]})"), "sha256:1");
  EXPECT_EQ(digest(R"({"Pull":[{"Repository":"web"}]})"), "sha256:1");
  EXPECT_EQ(digest("{}"), "sha256:1");
  EXPECT_EQ(digest("7"), "sha256:1");
}

TEST(Answers, image_references) {
  const struct {
    std::string text, name, tag;
  } rows[] = {
      {"nginx", "nginx", "latest"},
      {"nginx:1.25", "nginx", "1.25"},
      {"localhost:5000/web", "localhost:5000/web", "latest"},
      {"localhost:5000/web:v2", "localhost:5000/web", "v2"},
      {"public.ecr.aws/nginx/nginx:stable", "public.ecr.aws/nginx/nginx", "stable"},
      {"web@sha256:12", "web", "sha256:12"},
      {"r:1/web:v2@sha256:12", "r:1/web", "sha256:12"},
      {"", "", "latest"},
  };
  for (const auto& row : rows) {
    const auto reference = read_reference(row.text);
    EXPECT_EQ(reference.name, row.name);
    EXPECT_EQ(reference.tag, row.tag);
  }
}

TEST(Answers, pull_errors) {
  EXPECT_EQ(read_pull_error(R"({"status":"Downloading"})"), "");
  EXPECT_EQ(read_pull_error(R"({"errorDetail":{"message":"denied"},"error":"older"})"), "denied");
  EXPECT_EQ(read_pull_error(R"({"error":"older"})"), "older");
  EXPECT_EQ(read_pull_error("garbage"), "");
}

}  // namespace
}  // namespace localecs::docker
