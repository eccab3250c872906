// Following a container's output: every line once, whatever happens to the connection.
#include "docker_engine_fixture.hpp"
#include "output_streams.hpp"

namespace localecs::docker {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string all_of_it = "GET /containers/abc/logs?stdout=1&stderr=1&timestamps=1";
const std::string logs = all_of_it + "&follow=1";

struct OutputsTest : DockerEngineTest {
  // What the next connections to the log bring: each the next of these, the last one again and
  // again.
  std::vector<Reply> streams{{200, "", Reply::stream}};
  std::vector<std::string> asked;  // the queries behind `logs`
  // What the log holds when it is read without following, once a run is over.
  Reply rest{200, ""};
  std::vector<std::string> rest_asked;

  void SetUp() override {
    DockerEngineTest::SetUp();
    fake.handle = [this](const std::string& request, const std::string&) -> std::optional<Reply> {
      if (request.starts_with(logs)) {
        asked.push_back(request.substr(logs.size()));
        return streams[std::min(asked.size(), streams.size()) - 1];
      }
      if (request.starts_with(all_of_it)) {
        rest_asked.push_back(request.substr(all_of_it.size()));
        return rest;
      }
      const auto found = replies.find(request);
      return found == replies.end() ? std::nullopt : std::optional(found->second);
    };
    connect();
    replies["POST /containers/abc/start"] = {204, ""};
    runs(true);
  }

  void runs(bool running) {
    replies["GET /containers/abc/json"] = {200, inspected(running).dump()};
  }
  void start(bool again = false) {
    StartContainer effect{web, "abc"};
    effect.output.follow = true;
    effect.is_restart = again;
    perform(effect);
    ASSERT_TRUE(until([&] { return count<Started>() == (again ? 2 : 1); }));
    fake.send_event(event("start"));
  }
  std::vector<std::string> lines() const {
    std::vector<std::string> all;
    for (const auto& one : told) {
      const auto* output = std::get_if<OutputLines>(&one);
      if (!output) continue;
      for (const auto& line : output->lines) all.push_back(line.text);
    }
    return all;
  }
  bool wait_for_lines(std::size_t number) {
    return until([&] { return lines().size() >= number; });
  }
};

TEST_F(OutputsTest, lines_and_then_the_end) {
  runs(false);
  streams = {{200, frame(1, 1, "one\n") + frame(2, 2, "two\n") + frame(1, 3, "rest")}};
  start();
  ASSERT_NE(next<OutputEnded>(), nullptr);
  EXPECT_EQ(next<OutputEnded>()->key, web);
  EXPECT_THAT(lines(), ElementsAre("one", "two", "rest"));
  EXPECT_TRUE(std::holds_alternative<OutputEnded>(told.back()));
  pass(400ms);
  EXPECT_EQ(count<OutputEnded>(), 1);
  EXPECT_THAT(asked, ElementsAre(""));
}

// The Engine ends a followed stream before the last words, if these have no newline.
TEST_F(OutputsTest, last_words_without_newline_are_read_behind_the_stream) {
  runs(false);
  const auto told = frame(1, 2100, "one\n") + frame(2, 2100, "two\n");
  streams = {{200, told}};
  rest = {200, told + frame(2, 2200, "FATAL: no database") + frame(1, 2300, "{\"done\": 1}")};
  start();
  ASSERT_NE(next<OutputEnded>(), nullptr);
  EXPECT_THAT(lines(), ElementsAre("one", "two", "{\"done\": 1}", "FATAL: no database"));
  EXPECT_THAT(rest_asked, ElementsAre("&since=1700000000.100000000"));
}

TEST_F(OutputsTest, last_words_of_a_terminal) {
  runs(false);
  const auto told = stamp(1) + "one\r\n" + stamp(2) + "la";
  streams = {{200, told}};
  rest = {200, told + "st"};
  start();
  ASSERT_NE(next<OutputEnded>(), nullptr);
  EXPECT_THAT(lines(), ElementsAre("one\r", "last"));
}

TEST_F(OutputsTest, what_is_left_is_asked_for_again_if_the_connection_breaks) {
  runs(false);
  streams = {{200, frame(1, 1, "one\n")}};
  rest = {0, "", Reply::close};
  start();
  ASSERT_TRUE(until([&] { return rest_asked.size() == 2; }));
  EXPECT_EQ(count<OutputEnded>(), 0);
  rest = {200, frame(1, 1, "one\n") + frame(1, 2, "last")};
  ASSERT_NE(next<OutputEnded>(), nullptr);
  EXPECT_THAT(lines(), ElementsAre("one", "last"));
}

// The next run may have begun before the one before has been read to its end.
TEST_F(OutputsTest, what_is_left_ends_where_the_next_run_begins) {
  streams = {{200, frame(1, 1, "one\n"), Reply::stream}};
  start();
  ASSERT_TRUE(wait_for_lines(1));
  fake.send_event(event("die", {{"exitCode", "0"}}));
  ASSERT_NE(next<Exited>(), nullptr);
  start(true);
  fake.end_streams("GET /containers/abc/logs");
  ASSERT_NE(next<OutputEnded>(), nullptr);
  ASSERT_EQ(rest_asked.size(), 1u);
  EXPECT_THAT(rest_asked[0], testing::MatchesRegex("&since=.*&until=[0-9]+\\.[0-9]+"));
}

TEST_F(OutputsTest, what_comes_together_is_told_together) {
  std::string many;
  for (int i = 0; i < 100; ++i) many += frame(1, i, "x\n");
  streams = {{200, many, Reply::stream}};
  start();
  ASSERT_TRUE(wait_for_lines(100));
  EXPECT_LE(count<OutputLines>(), 3);
}

TEST_F(OutputsTest, is_not_followed_unasked) {
  run_container();
  fake.send_event(event("start"));
  pass(50ms);
  EXPECT_THAT(asked, IsEmpty());
}

TEST_F(OutputsTest, goes_on_where_a_broken_connection_ended) {
  const auto first = frame(1, 2100, "one\n") + frame(1, 2100, "two\n");
  const auto half = frame(1, 2200, "three\n");
  streams = {{200, first + half.substr(0, 20)}, {200, first + half, Reply::stream}};
  start();
  ASSERT_TRUE(wait_for_lines(3));
  EXPECT_THAT(lines(), ElementsAre("one", "two", "three"));
  EXPECT_THAT(asked, ElementsAre("", "&since=1700000000.100000000"));
  EXPECT_EQ(count<OutputEnded>(), 0);
}

TEST_F(OutputsTest, goes_on_when_the_engine_comes_back) {
  streams = {{200, frame(1, 1, "one\n"), Reply::stream},
             {200, frame(1, 1, "one\n") + frame(1, 9, "last\n")}};
  start();
  ASSERT_TRUE(wait_for_lines(1));
  fake.shut();
  ASSERT_NE(next<EngineDown>(), nullptr);
  pass(600ms);
  runs(false);
  fake.listen();
  ASSERT_NE(next<OutputEnded>(), nullptr);
  EXPECT_THAT(lines(), ElementsAre("one", "last"));
}

TEST_F(OutputsTest, a_run_found_by_a_list_is_followed_on) {
  replies["POST /containers/abc/start"] = {0, "", Reply::close};  // begun, but the answer is lost
  StartContainer effect{web, "abc"};
  effect.output.follow = true;
  perform(effect);
  ASSERT_NE(next<Started>(), nullptr);
  streams = {{200, frame(1, 1, "one\n"), Reply::stream}};
  fake.containers = Json::array();
  fake.containers.push_back({{"Id", "abc"}, {"Labels", labels_of(web)}, {"State", "running"}});
  fake.end_streams();
  ASSERT_TRUE(wait_for_lines(1));
}

TEST_F(OutputsTest, a_restart_brings_only_the_new_run) {
  streams = {
      {200, frame(1, 1, "one\n") + frame(1, 2, "cut")},
      {200, frame(1, 1, "one\n") + frame(1, 2, "cut") + frame(1, 9, "new\n"), Reply::stream}};
  runs(false);
  start();
  ASSERT_NE(next<OutputEnded>(), nullptr);
  runs(true);
  start(true);
  ASSERT_TRUE(wait_for_lines(3));
  EXPECT_THAT(lines(), ElementsAre("one", "cut", "new"));
  EXPECT_EQ(count<OutputEnded>(), 1);
}

TEST_F(OutputsTest, a_removal_waits_for_the_last_lines) {
  streams = {{200, frame(1, 1, "one\n"), Reply::stream}};
  start();
  ASSERT_TRUE(wait_for_lines(1));
  fake.send_event(event("die", {{"exitCode", "0"}}));
  ASSERT_NE(next<Exited>(), nullptr);
  runs(false);
  const std::string removal = "DELETE /containers/abc?force=1&v=1";
  replies[removal] = {204, ""};
  perform(RemoveContainer{web, "abc"});
  pass(100ms);
  EXPECT_EQ(fake.count(removal), 0);
  fake.end_streams("GET /containers/abc/logs");
  ASSERT_NE(next<Removed>(), nullptr);
  EXPECT_EQ(count<OutputEnded>(), 1);
}

TEST_F(OutputsTest, a_log_that_cannot_be_read_is_given_up) {
  streams = {message(500, "configured logging driver does not support reading")};
  start();
  ASSERT_NE(next<OutputEnded>(), nullptr);
  EXPECT_EQ(asked.size(), 4u);
}

TEST_F(OutputsTest, a_log_that_breaks_off_with_an_error_is_given_up) {
  streams = {{200, frame(1, 1, "one\n") + frame(3, 2, "Error grabbing logs: invalid character"),
              Reply::stream}};
  start();
  ASSERT_NE(next<OutputEnded>(), nullptr);
  EXPECT_THAT(lines(), ElementsAre("one"));
}

TEST_F(OutputsTest, ends_with_a_container_that_vanished) {
  streams = {{200, frame(1, 1, "one\n")}};
  replies["GET /containers/abc/json"] = message(404, "No such container: abc");
  fake.send_event(event("start"));
  StartContainer effect{web, "abc"};
  effect.output.follow = true;
  perform(effect);
  pass(50ms);
  fake.send_event(event("start", {}, 1'800'000'000'000'000'001));
  ASSERT_NE(next<OutputEnded>(), nullptr);
  EXPECT_THAT(lines(), ElementsAre("one"));
}

}  // namespace
}  // namespace localecs::docker
