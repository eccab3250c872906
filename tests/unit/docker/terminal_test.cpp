// Commands with a terminal: the stream both ways, and every way to fail.
#include "docker_engine_fixture.hpp"

namespace localecs::docker {
namespace {

using testing::Contains;
using testing::HasSubstr;

struct TerminalTest : DockerEngineTest {
  std::unique_ptr<Terminal> terminal;
  int opened = 0, ended = 0;
  std::string output, problem;
  std::optional<int> exit_code;
  std::string created;  // the body

  void SetUp() override {
    DockerEngineTest::SetUp();
    replies["POST /containers/abc/exec"] = {201, R"({"Id":"e1"})"};
    replies["POST /exec/e1/start"] = {101, "", Reply::upgrade};
    replies["POST /exec/e1/resize?h=30&w=100"] = {200, ""};
    replies["GET /exec/e1/json"] = {200, R"({"Running":false,"ExitCode":3})"};
    fake.handle = [this](const std::string& request,
                         const std::string& body) -> std::optional<Reply> {
      if (request == "POST /containers/abc/exec") created = body;
      const auto found = replies.find(request);
      return found == replies.end() ? std::nullopt : std::optional(found->second);
    };
    connect();
  }

  void open() {
    const int before = opened + ended;
    const TerminalSpec spec{
        .task_arn = {}, .runtime_id = "abc", .command = {"sh", "-c", "ls"}, .environment = {"A=b"}};
    terminal = engine->open_terminal(
        spec, {[this] { ++opened; }, [this](std::string_view bytes) { output += bytes; },
               [this](std::optional<int> code, const std::string& words) {
                 ++ended;
                 exit_code = code;
                 problem = words;
               }});
    EXPECT_EQ(opened + ended, before) << "told from inside a call";
  }
  bool wait_for_end() {
    return until([&] { return ended == 1; });
  }
};

TEST_F(TerminalTest, carries_bytes_both_ways_and_brings_the_exit_code) {
  open();
  terminal->write("early ");
  terminal->resize(100, 30);
  ASSERT_TRUE(until([&] { return opened == 1; }));
  EXPECT_THAT(created, HasSubstr(R"("Cmd":["sh","-c","ls"])"));
  EXPECT_THAT(created, HasSubstr(R"("User":"0")"));
  terminal->write("late");
  fake.send_raw(std::string("\0\xff out", 6));
  ASSERT_TRUE(until([&] { return fake.received == "early late" && output.size() == 6; }));
  ASSERT_TRUE(until([&] { return fake.count("POST /exec/e1/resize?h=30&w=100") == 1; }));
  EXPECT_EQ(terminal->unwritten(), 0u);
  fake.end_upgraded();
  ASSERT_TRUE(wait_for_end());
  EXPECT_EQ(exit_code, 3);
  EXPECT_EQ(problem, "");
}

TEST_F(TerminalTest, a_size_that_comes_too_early_for_the_engine_is_told_again) {
  int asked = 0;
  fake.handle = [&, before = fake.handle](const std::string& request, const std::string& body) {
    if (request == "POST /exec/e1/resize?h=1&w=65535" && ++asked < 3) {
      return std::optional(message(500, "cannot resize a stopped container"));
    }
    return before(request, body);
  };
  open();
  terminal->resize(1'000'000, -3);
  ASSERT_TRUE(until([&] { return asked == 3; }));
}

TEST_F(TerminalTest, is_not_read_while_paused) {
  open();
  ASSERT_TRUE(until([&] { return opened == 1; }));
  fake.send_raw("one");
  ASSERT_TRUE(until([&] { return output == "one"; }));
  terminal->pause(true);
  fake.send_raw("two");
  fake.send_raw("three");
  pass(50ms);
  // The read that was under way may bring one more piece.
  EXPECT_LE(output.size(), std::string("onetwothree").size());
  const auto size = output.size();
  fake.send_raw("four");
  pass(50ms);
  EXPECT_EQ(output.size(), size);
  terminal->pause(false);
  ASSERT_TRUE(until([&] { return output == "onetwothreefour"; }));
}

TEST_F(TerminalTest, refusals_are_the_engines_words) {
  const struct {
    std::string request;
    Reply reply;
    std::string words;
  } rows[] = {
      {"POST /containers/abc/exec", message(404, "No such container: abc"),
       "No such container: abc"},
      {"POST /containers/abc/exec", message(409, "Container abc is not running"), "is not running"},
      {"POST /containers/abc/exec", {201, "{}"}, "made no exec"},
      {"POST /containers/abc/exec", {201, R"({"Id":"../x"})"}, "made no exec"},
      {"POST /exec/e1/start", message(500, "starting failed"), "starting failed"},
      {"POST /exec/e1/start", {0, "", Reply::close}, "Cannot reach the Docker Engine"},
  };
  for (const auto& row : rows) {
    const auto before = replies;
    replies[row.request] = row.reply;
    ended = 0;
    open();
    ASSERT_TRUE(wait_for_end()) << row.words;
    EXPECT_EQ(exit_code, std::nullopt);
    EXPECT_THAT(problem, HasSubstr(row.words));
    EXPECT_EQ(opened, 0);
    replies = before;
  }
}

TEST_F(TerminalTest, a_command_that_is_not_there) {
  replies["GET /exec/e1/json"] = {200, R"({"Running":false,"ExitCode":126})"};
  open();
  ASSERT_TRUE(until([&] { return opened == 1; }));
  fake.send_raw("OCI runtime exec failed: exec: \"nope\": executable file not found in $PATH\r\n");
  fake.end_upgraded();
  ASSERT_TRUE(wait_for_end());
  EXPECT_EQ(exit_code, 126);
  EXPECT_EQ(problem, "OCI runtime exec failed: exec: \"nope\": executable file not found in $PATH");
}

TEST_F(TerminalTest, an_end_that_the_engine_notices_late) {
  int asked = 0;
  fake.handle = [&, before = fake.handle](const std::string& request, const std::string& body) {
    if (request == "GET /exec/e1/json" && ++asked < 3) {
      return std::optional(Reply{200, R"({"Running":true,"ExitCode":null})"});
    }
    return before(request, body);
  };
  open();
  ASSERT_TRUE(until([&] { return opened == 1; }));
  fake.end_upgraded();
  ASSERT_TRUE(wait_for_end());
  EXPECT_EQ(exit_code, 3);
}

TEST_F(TerminalTest, closing_ends_the_stream_and_tells_nothing) {
  open();
  ASSERT_TRUE(until([&] { return opened == 1; }));
  terminal.reset();
  ASSERT_TRUE(until([&] { return fake.upgraded() == 0; }));
  open();
  terminal.reset();  // before it was open
  pass(50ms);
  EXPECT_EQ(opened, 1);
  EXPECT_EQ(ended, 0);
}

TEST_F(TerminalTest, may_be_closed_from_its_own_events) {
  terminal = engine->open_terminal(
      {.runtime_id = "abc", .command = {"ls"}},
      {[] {}, [this](std::string_view) { terminal.reset(); }, [](auto, auto) {}});
  ASSERT_TRUE(until([&] { return fake.upgraded() == 1; }));
  fake.send_raw("x");
  ASSERT_TRUE(until([&] { return terminal == nullptr && fake.upgraded() == 0; }));
}

TEST_F(TerminalTest, an_engine_that_goes_ends_it) {
  open();
  ASSERT_TRUE(until([&] { return opened == 1; }));
  fake.shut();
  ASSERT_TRUE(wait_for_end());
  EXPECT_THAT(problem, HasSubstr("Cannot connect to the Docker Engine"));
}

}  // namespace
}  // namespace localecs::docker
