// Channels between a socket, a terminal and the state that are all made of wood.
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/exec/data_channels.hpp>

#include <localecs/services/all.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/exec_session.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include <exec/command.hpp>
#include <exec/frame.hpp>

#include <gmock/gmock.h>

#include "fakes.hpp"

namespace localecs::exec {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

constexpr const char* target = "/v1/data-channel/ecs-execute-command-1?role=publish_subscribe";

class DataChannelsTest : public testing::Test {
 protected:
  DataChannelsTest() {
    auto definition = std::make_shared<aws::ecs::TaskDefinition>();
    definition->containerDefinitions = {aws::ecs::ContainerDefinition{.name = "app"}};
    state::Task task;
    task.arn = "task";
    task.definition = definition;
    state::Container container;
    container.name = "app";
    container.runtime_id = "0123";
    container.step = state::ContainerStep::running;
    task.containers = {container};
    state[ecs::tasks].add(task);
    add_session();
  }

  void add_session() {
    state::ExecSession session;
    session.id = "ecs-execute-command-1";
    session.token = "secret";
    session.task_arn = "task";
    session.container = "app";
    session.runtime_id = "0123";
    session.command = "sh -c 'a b'";
    session.created_at = clock.now();
    state[ecs::exec_sessions][session.id] = session;
  }

  void settle() {
    loop.restart();
    while (loop.poll() > 0) loop.restart();
  }

  bool connect() {
    const auto accept = channels->accept({.method = "GET", .target = target});
    if (!accept) return false;
    socket = std::make_shared<SocketLog>();
    accept(std::make_unique<FakeSocket>(socket));
    return true;
  }

  void say(std::string_view bytes, bool is_text = false) {
    const auto on_message = socket->events.on_message;
    on_message(bytes, is_text);
    settle();
  }
  void say(std::int64_t sequence, PayloadType type, std::string payload) {
    Frame frame;
    frame.type = message_type::kInput;
    frame.created = clock.now();
    frame.sequence = sequence;
    frame.payload_type = type;
    frame.payload = std::move(payload);
    say(encode(frame));
  }
  void acknowledge(std::int64_t sequence) {
    Frame frame;
    frame.type = message_type::kAcknowledge;
    frame.created = clock.now();
    frame.payload = R"({"AcknowledgedMessageSequenceNumber":)" + std::to_string(sequence) + "}";
    say(encode(frame));
  }

  void open() {
    ASSERT_TRUE(connect());
    say(R"({"TokenValue":"secret"})", true);
    acknowledge(0);
    say(0, PayloadType::handshake_response,
        R"({"ProcessedClientActions":[{"ActionType":"SessionType","ActionStatus":1}]})");
    acknowledge(1);
    ASSERT_TRUE(engine.log.is_there);
    engine.log.events.on_open();
    socket->sent.clear();
  }

  // Payloads that were sent since, of the streams' types.
  std::vector<std::string> shown() {
    std::vector<std::string> payloads;
    for (const std::string& bytes : std::exchange(socket->sent, {}))
      if (const Decoded decoded = decode(bytes);
          decoded.frame && decoded.frame->type != message_type::kAcknowledge)
        payloads.push_back(decoded.frame->payload);
    return payloads;
  }

  boost::asio::io_context loop{1};
  state::State state{services::parts()};
  FakeEngine engine;
  TerminalLog& terminal = engine.log;
  ManualClock clock{from_epoch_seconds(1'700'000'000)};
  IdSource ids{1};
  std::unique_ptr<DataChannels> channels = make_data_channels(loop, state, engine, clock, ids);
  std::shared_ptr<SocketLog> socket;
};

TEST_F(DataChannelsTest, TakesOnlySessionsThatWait) {
  EXPECT_FALSE(channels->accept({.method = "GET", .target = "/"}));
  EXPECT_FALSE(channels->accept({.method = "GET", .target = "/v1/data-channel/"}));
  EXPECT_FALSE(channels->accept({.method = "GET", .target = "/v1/data-channel/other"}));
  EXPECT_TRUE(connect());
  EXPECT_FALSE(channels->accept({.method = "GET", .target = target})) << "somebody is there";
}

TEST_F(DataChannelsTest, ForgetsSessionsThatNobodyOpens) {
  clock.advance(59s);
  EXPECT_TRUE(channels->accept({.method = "GET", .target = target}));
  clock.advance(1s);
  EXPECT_FALSE(channels->accept({.method = "GET", .target = target}));
  EXPECT_THAT(state[ecs::exec_sessions], IsEmpty());
}

TEST_F(DataChannelsTest, RunsTheCommandAndCarriesBothWays) {
  open();
  EXPECT_EQ(terminal.spec.runtime_id, "0123");
  EXPECT_THAT(terminal.spec.command, ElementsAre("sh", "-c", "a b"));
  EXPECT_THAT(terminal.spec.environment, ElementsAre("TERM=xterm-256color", "LANG=C.UTF-8"));
  EXPECT_EQ(terminal.spec.user, "0");
  say(1, PayloadType::size, R"({"cols":80,"rows":25})");
  say(2, PayloadType::output, "ls\r");
  EXPECT_EQ(terminal.written, "ls\r");
  EXPECT_THAT(terminal.sizes, ElementsAre(std::pair(80, 25)));
  terminal.events.on_output("file");
  EXPECT_THAT(shown(), ElementsAre("file"));
}

TEST_F(DataChannelsTest, KeepsASizeUntilTheTerminalIsThere) {
  ASSERT_TRUE(connect());
  say(R"({"TokenValue":"secret"})", true);
  say(1, PayloadType::size, R"({"cols":80,"rows":25})");
  say(0, PayloadType::handshake_response,
      R"({"ProcessedClientActions":[{"ActionType":"SessionType","ActionStatus":1}]})");
  terminal.sizes.clear();
  terminal.events.on_open();
  EXPECT_THAT(terminal.sizes, ElementsAre(std::pair(80, 25)));
}

TEST_F(DataChannelsTest, WaitsForASlowSocket) {
  open();
  socket->queued = 1 << 20;
  for (int piece = 0; piece < 100; ++piece) terminal.events.on_output(std::string(4096, 'x'));
  EXPECT_THAT(shown(), IsEmpty());
  EXPECT_TRUE(terminal.paused);
  socket->queued = 0;
  socket->events.on_drained();
  EXPECT_GT(shown().size(), 10u);
}

TEST_F(DataChannelsTest, LeavesInputToTheClientWhileTheCommandDoesNotRead) {
  open();
  terminal.unwritten = 1 << 20;
  say(1, PayloadType::output, "a");
  EXPECT_EQ(terminal.written, "");
  EXPECT_THAT(socket->sent, IsEmpty()) << "no acknowledgement: it comes again";
  terminal.unwritten = 0;
  say(1, PayloadType::output, "a");
  EXPECT_EQ(terminal.written, "a");
}

TEST_F(DataChannelsTest, EndsWithTheCommand) {
  open();
  terminal.events.on_output("bye");
  terminal.events.on_end(0, "");
  settle();
  EXPECT_FALSE(terminal.is_there);
  EXPECT_THAT(shown(), ElementsAre("bye"));
  acknowledge(2);
  EXPECT_THAT(state[ecs::exec_sessions], IsEmpty())
      << "its place is free before the client hears of it";
  EXPECT_THAT(shown(), ElementsAre(HasSubstr(R"("Output":"")")));
  socket->events.on_end();
  settle();
  EXPECT_FALSE(socket->is_there);
  EXPECT_THAT(state[ecs::exec_sessions], IsEmpty());
}

TEST_F(DataChannelsTest, TellsWhyTheCommandCouldNotRun) {
  open();
  terminal.events.on_end(std::nullopt, "no such container");
  EXPECT_THAT(shown(), ElementsAre(HasSubstr("Failed to start pty: no such container")));
}

TEST_F(DataChannelsTest, EndsWhenItsSessionIsErased) {
  open();
  state[ecs::exec_sessions].clear();
  channels->end_erased_sessions();
  EXPECT_THAT(shown(), ElementsAre(HasSubstr(R"("MessageType":"channel_closed")")));
  settle();
  EXPECT_FALSE(terminal.is_there);
}

TEST_F(DataChannelsTest, EndsWithItsClient) {
  open();
  socket->events.on_end();
  settle();
  EXPECT_FALSE(terminal.is_there);
  EXPECT_FALSE(socket->is_there);
  EXPECT_THAT(state[ecs::exec_sessions], IsEmpty());
}

TEST_F(DataChannelsTest, AWrongTokenClosesTheChannelAndNotTheSession) {
  ASSERT_TRUE(connect());
  say(R"({"TokenValue":"wrong!"})", true);
  EXPECT_THAT(socket->closed, StartsWith("1008 "));
  EXPECT_FALSE(socket->is_there);
  EXPECT_EQ(state[ecs::exec_sessions].size(), 1u);
  open();
}

TEST_F(DataChannelsTest, ATokenOpensOnce) {
  open();
  socket->events.on_message("garbage", false);
  settle();
  EXPECT_THAT(socket->closed, StartsWith("1002 "));
  EXPECT_FALSE(connect());
}

TEST_F(DataChannelsTest, MayGoWithOpenChannels) {
  open();
  channels.reset();
  settle();
  EXPECT_FALSE(terminal.is_there);
  EXPECT_FALSE(socket->is_there);
}

TEST(Command, KeepsTheLanguageThatTheTaskSets) {
  state::ExecSession session;
  session.container = "app";
  state::Task task;
  auto definition = std::make_shared<aws::ecs::TaskDefinition>();
  definition->containerDefinitions = {aws::ecs::ContainerDefinition{.name = "app"}};
  task.definition = definition;
  const std::vector<std::string> both{"TERM=xterm-256color", "LANG=C.UTF-8"};
  const std::vector<std::string> one{"TERM=xterm-256color"};
  EXPECT_EQ(terminal_of(session, &task).environment, both);
  EXPECT_EQ(terminal_of(session, nullptr).environment, both);
  definition->containerDefinitions->front().environment = {
      aws::ecs::KeyValuePair{.name = "LANG", .value = "de_DE.UTF-8"}};
  EXPECT_EQ(terminal_of(session, &task).environment, one);
  session.container = "other";
  EXPECT_EQ(terminal_of(session, &task).environment, both);
}

TEST(Command, IsAShellWhereNoneIsNamed) {
  state::ExecSession session;
  EXPECT_THAT(terminal_of(session, nullptr).command, ElementsAre("sh"));
  session.command = " \t";
  EXPECT_THAT(terminal_of(session, nullptr).command, ElementsAre("sh"));
  session.command = "# nothing";
  EXPECT_THROW(terminal_of(session, nullptr), std::invalid_argument);
}

TEST(Command, FailsInTheAgentsWords) {
  const std::string begin =
      "\n----------ERROR-------\nUnable to start command: Failed to start pty: ";
  const std::vector<std::pair<const char*, const char*>> table{
      {"OCI runtime exec failed: exec failed: unable to start container process: exec: \"x y\": "
       "executable file not found in $PATH: unknown",
       "exec: \"x y\": executable file not found in $PATH"},
      {"OCI runtime exec failed: exec failed: unable to start container process: exec: "
       "\"/bin/bash\": stat /bin/bash: no such file or directory: unknown\r\n",
       "fork/exec /bin/bash: no such file or directory"},
      {"Container 0123 is not running", "Container 0123 is not running"},
      {"", ""},
  };
  for (const auto& [engine, words] : table) EXPECT_EQ(last_words_of(engine), begin + words);
}

}  // namespace
}  // namespace localecs::exec
