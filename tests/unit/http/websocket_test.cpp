// WebSockets byte for byte: well-behaved clients, and those that are not.
#include <random>

#include "loop.hpp"

namespace localecs::http {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

enum Opcode : char { continuation = 0, text = 1, binary = 2, closing = 8, ping = 9, pong = 10 };

// A client's frame; the mask of zeros leaves the payload readable.
std::string frame(Opcode opcode, std::string_view payload, bool is_last = true) {
  std::string bytes{static_cast<char>((is_last ? 0x80 : 0) | opcode)};
  if (payload.size() < 126) {
    bytes += static_cast<char>(0x80 | payload.size());
  } else {
    bytes += static_cast<char>(0x80 | 126);
    bytes += static_cast<char>(payload.size() >> 8);
    bytes += static_cast<char>(payload.size() & 0xff);
  }
  return bytes.append(4, '\0').append(payload);
}

// A server's frame of less than 126 bytes.
std::string answer_frame(Opcode opcode, std::string_view payload) {
  std::string bytes{static_cast<char>(0x80 | opcode), static_cast<char>(payload.size())};
  return bytes.append(payload);
}

std::string close_frame(CloseCode code, std::string_view reason) {
  const auto number = static_cast<unsigned>(code);
  std::string payload{static_cast<char>(number >> 8), static_cast<char>(number & 0xff)};
  return answer_frame(closing, payload.append(reason));
}

std::string asking(std::string_view path = "/socket", std::string_view more = "") {
  return "GET " + std::string(path) +
         " HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
         "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
         std::string(more) + "\r\n";
}

class WebSocketTest : public ServerTest {
 protected:
  WebSocketTest() {
    upgrade = [this](const Request& request) -> AcceptWebSocket {
      if (!request.target.starts_with("/socket")) return {};
      return [this](std::unique_ptr<WebSocket> accepted) {
        socket = std::move(accepted);
        if (listens) socket->listen(events());
      };
    };
  }

  WebSocketEvents events() {
    return {
        .on_message = [this](std::string_view bytes, bool is_text) { on_message(bytes, is_text); },
        .on_drained = [this] { ++drained; },
        .on_end = [this] { ended = true; }};
  }

  // A connection that is a WebSocket already.
  std::unique_ptr<RawConnection> connect() {
    socket.reset();
    auto client = std::make_unique<RawConnection>(loop, server->port());
    client->say(asking());
    EXPECT_TRUE(reach([&] { return client->heard("\r\n\r\n") && socket; }));
    EXPECT_THAT(client->received, StartsWith("HTTP/1.1 101 "));
    EXPECT_TRUE(client->heard("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")) << "RFC 6455's own example";
    client->received.clear();
    return client;
  }

  // The server ends the connection, and its client agrees.
  bool leaves(RawConnection& client) {
    if (!reach([&] { return client.closed; })) return false;
    client.close();
    return reach([&] { return ended; });
  }

  std::function<void(std::string_view, bool)> on_message = [this](std::string_view bytes,
                                                                  bool is_text) {
    messages.emplace_back(std::string(is_text ? "text " : "binary ").append(bytes));
  };
  std::unique_ptr<WebSocket> socket;
  std::vector<std::string> messages;
  int drained = 0;
  bool ended = false;
  bool listens = true;
};

TEST_F(WebSocketTest, CarriesMessagesBothWays) {
  start();
  const auto client = connect();
  client->say(frame(text, "hello") + frame(binary, std::string("\0\xff", 2)) +
              frame(text, "in ", false) + frame(continuation, "parts"));
  ASSERT_TRUE(reach([&] { return messages.size() == 3; }));
  EXPECT_THAT(messages,
              ElementsAre("text hello", std::string("binary \0\xff", 9), "text in parts"));
  socket->send_text("yes");
  socket->send_binary(std::string("\0", 1));
  EXPECT_EQ(socket->queued(), 4u);
  const std::string expected = answer_frame(text, "yes") + answer_frame(binary, {"\0", 1});
  ASSERT_TRUE(reach([&] { return client->received.size() == expected.size(); }));
  EXPECT_EQ(client->received, expected);
  ASSERT_TRUE(reach([&] { return drained == 1; }));
  EXPECT_EQ(socket->queued(), 0u);
}

TEST_F(WebSocketTest, AnswersPings) {
  start();
  const auto client = connect();
  client->say(frame(ping, "keepalive"));
  ASSERT_TRUE(reach([&] { return client->heard(answer_frame(pong, "keepalive")); }));
  EXPECT_TRUE(messages.empty());
}

TEST_F(WebSocketTest, LeavesOtherRequestsToTheHandler) {
  start();
  for (const std::string& request :
       {asking("/other"), std::string("GET /socket HTTP/1.1\r\nHost: x\r\n\r\n"),
        std::string("POST /socket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
                    "Content-Length: 0\r\n\r\n"),
        std::string("GET /socket HTTP/1.0\r\nHost: x\r\nUpgrade: websocket\r\n\r\n"),
        std::string("GET /socket HTTP/1.1\r\nHost: x\r\nUpgrade: h2c\r\n\r\n")}) {
    auto client = connect_raw();
    client.say(request);
    ASSERT_TRUE(reach([&] { return client.heard("/"); }));
    EXPECT_THAT(client.received, StartsWith("HTTP/1.1 200 OK")) << request;
  }
  EXPECT_EQ(handled, 5);
  EXPECT_FALSE(socket);
}

TEST_F(WebSocketTest, RefusesMalformedUpgrades) {
  start();
  for (const char* request :
       {"GET /socket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n\r\n",
        "GET /socket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\n\r\n",
        "GET /socket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 12\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"}) {
    auto client = connect_raw();
    client.say(request);
    ASSERT_TRUE(reach([&] { return client.closed; }));
    EXPECT_THAT(client.received, StartsWith("HTTP/1.1 4")) << request;
  }
  EXPECT_EQ(handled, 0);
  EXPECT_FALSE(socket);
}

TEST_F(WebSocketTest, RefusesBytesBehindTheUpgrade) {
  start();
  auto client = connect_raw();
  client.say(asking() + frame(text, "too early"));
  ASSERT_TRUE(reach([&] { return client.heard("bytes behind"); }));
  EXPECT_THAT(client.received, StartsWith("HTTP/1.1 400 "));
  EXPECT_FALSE(socket);
}

TEST_F(WebSocketTest, AnUpgradeHandlerThatThrowsIsAnError) {
  upgrade = [](const Request&) -> AcceptWebSocket { throw std::runtime_error("no"); };
  start();
  auto client = connect_raw();
  client.say(asking());
  ASSERT_TRUE(reach([&] { return client.heard("internal error"); }));
}

TEST_F(WebSocketTest, ClosesOnBrokenFrames) {
  const std::string unmasked = answer_frame(text, "x");
  std::string reserved = frame(text, "x");
  reserved[0] = static_cast<char>(reserved[0] | 0x40);
  std::string unknown = frame(text, "x");
  unknown[0] = static_cast<char>(0x83);
  for (const std::string& bytes :
       {unmasked, reserved, unknown, frame(continuation, "x"), frame(text, "\xff\xfe"),
        frame(ping, "x", false), frame(ping, std::string(126, 'x')),
        frame(text, "a", false) + frame(text, "b"), frame(closing, "x")}) {
    start();
    ended = false;
    const auto client = connect();
    client->say(bytes);
    ASSERT_TRUE(leaves(*client)) << testing::PrintToString(bytes);
  }
  EXPECT_TRUE(messages.empty());
}

TEST_F(WebSocketTest, ClosesOnMessagesAboveTheLimit) {
  start({.message_limit = 1000});
  for (const std::string& bytes :
       {frame(binary, std::string(1001, 'x')),
        frame(binary, std::string(600, 'x'), false) +
            frame(continuation, std::string(600, 'x'), false),
        std::string("\x82\xff\x7f\xff\xff\xff\xff\xff\xff\xff\0\0\0\0", 14)}) {
    ended = false;
    const auto client = connect();
    client->say(bytes);
    ASSERT_TRUE(leaves(*client));
  }
  EXPECT_TRUE(messages.empty());
  ended = false;
  const auto client = connect();
  client->say(frame(binary, std::string(1000, 'x')));
  ASSERT_TRUE(reach([&] { return messages.size() == 1; }));
}

TEST_F(WebSocketTest, ClosesWhenTold) {
  start();
  const auto client = connect();
  socket->send_text("last");
  socket->close(CloseCode::policy, "enough");
  socket->send_text("never said");
  const std::string expected =
      answer_frame(text, "last") + close_frame(CloseCode::policy, "enough");
  ASSERT_TRUE(reach([&] { return client->received.size() >= expected.size(); }));
  EXPECT_EQ(client->received, expected);
  EXPECT_FALSE(ended);
  client->say(frame(closing, "\x03\xe8"));
  ASSERT_TRUE(leaves(*client));
}

TEST_F(WebSocketTest, CutsLongReasons) {
  start();
  const auto client = connect();
  socket->close(CloseCode::normal, std::string(1000, 'x'));
  ASSERT_TRUE(
      reach([&] { return client->heard(close_frame(CloseCode::normal, std::string(123, 'x'))); }));
}

TEST_F(WebSocketTest, DoesNotWaitForEverForAnAnswerToItsClosing) {
  start({.handshake_timeout = 1s});
  const auto client = connect();
  socket->close(CloseCode::normal, "");
  ASSERT_TRUE(reach([&] { return ended && client->closed; }, 5s));
}

TEST_F(WebSocketTest, EndsWhenTheClientCloses) {
  start();
  const auto polite = connect();
  polite->say(frame(closing, "\x03\xe8"));
  ASSERT_TRUE(leaves(*polite));
  EXPECT_EQ(polite->received, close_frame(CloseCode::normal, ""));
  ended = false;
  const auto rude = connect();
  rude->close();
  ASSERT_TRUE(reach([&] { return ended; }));
}

TEST_F(WebSocketTest, EndsWhenNobodyHoldsIt) {
  start();
  const auto client = connect();
  socket->send_text("last");
  socket.reset();
  ASSERT_TRUE(reach([&] { return client->heard(close_frame(CloseCode::normal, "")); }));
  EXPECT_TRUE(client->heard(answer_frame(text, "last")));
  client->say(frame(closing, "\x03\xe8"));
  ASSERT_TRUE(reach([&] { return client->closed; }));
  EXPECT_FALSE(ended) << "nobody is told";
}

TEST_F(WebSocketTest, MayBeLetGoInsideItsEvents) {
  start();
  on_message = [this](std::string_view, bool) { socket.reset(); };
  const auto client = connect();
  client->say(frame(text, "a") + frame(text, "b"));
  ASSERT_TRUE(reach([&] { return client->heard(close_frame(CloseCode::normal, "")); }));
}

TEST_F(WebSocketTest, MayBeListenedToLate) {
  start();
  listens = false;
  const auto client = connect();
  client->say(frame(text, "early"));
  socket->close(CloseCode::normal, "");
  client->say(frame(closing, "\x03\xe8"));
  ASSERT_TRUE(reach([&] { return client->closed; }));
  client->close();
  socket->listen(events());
  EXPECT_FALSE(ended) << "not from inside a call";
  ASSERT_TRUE(reach([&] { return ended; }));
}

TEST_F(WebSocketTest, PingsSilentClientsAndGivesThemUp) {
  start({.silence_limit = 1s});
  const auto client = connect();
  ASSERT_TRUE(reach([&] { return client->heard(std::string_view("\x89\0", 2)); }, 5s));
  ASSERT_TRUE(reach([&] { return ended && client->closed; }, 5s));
}

TEST_F(WebSocketTest, GivesUpClientsThatStayAfterTheEnd) {
  start({.silence_limit = 1s, .handshake_timeout = 1s});
  const auto client = connect();
  client->say(frame(continuation, "x"));
  ASSERT_TRUE(reach([&] { return client->closed; }));
  ASSERT_TRUE(reach([&] { return ended; }, 5s));
}

TEST_F(WebSocketTest, GivesUpClientsThatDoNotRead) {
  start({.write_timeout = 1s});
  boost::asio::io_context elsewhere;  // never turned: what arrives is not read
  RawConnection client(elsewhere, server->port());
  client.say(asking());
  ASSERT_TRUE(reach([&] { return socket != nullptr; }));
  for (int message = 0; message < 200; ++message) socket->send_binary(std::string(1 << 20, 'x'));
  EXPECT_GT(socket->queued(), 100u << 20);
  ASSERT_TRUE(reach([&] { return ended; }, 10s));
}

TEST_F(WebSocketTest, IsClosedWhenTheServerStops) {
  start();
  const auto client = connect();
  bool stopped = false;
  server->stop([&] { stopped = true; });
  ASSERT_TRUE(
      reach([&] { return client->heard(close_frame(CloseCode::going_away, "the server stops")); }));
  EXPECT_FALSE(stopped);
  client->say(frame(closing, "\x03\xe9"));
  ASSERT_TRUE(leaves(*client));
  ASSERT_TRUE(reach([&] { return stopped; }));
}

TEST_F(WebSocketTest, EndsWithItsServer) {
  start();
  const auto client = connect();
  server.reset();
  ASSERT_TRUE(reach([&] { return client->closed; }));
  EXPECT_FALSE(ended) << "nobody is told";
  socket->send_text("x");
  socket->close(CloseCode::normal, "");
  EXPECT_EQ(socket->queued(), 0u);
}

TEST_F(WebSocketTest, SurvivesRandomBytes) {
  start({.handshake_timeout = 1s});
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    const auto client = connect();
    std::string bytes = frame(static_cast<Opcode>(random() % 16), std::string(random() % 60, 'x'));
    bytes += frame(text, "y");
    for (int hits = 0; hits < 3; ++hits)
      bytes[random() % bytes.size()] = static_cast<char>(random());
    client->say(bytes);
    settle();
    socket.reset();
  }
  messages.clear();
  const auto client = connect();
  client->say(frame(text, "still here"));
  ASSERT_TRUE(reach([&] { return !messages.empty(); }));
  EXPECT_EQ(messages.back(), "text still here");
}

}  // namespace
}  // namespace localecs::http
