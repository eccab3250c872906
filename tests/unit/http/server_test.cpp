// Tests of the server against raw connections: what leaves on the wire for what comes in.
#include "loop.hpp"

namespace localecs::http {

namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view get = "GET /a HTTP/1.1\r\nHost: h\r\n\r\n";

std::string post(const std::string& body, const std::string& headers = "") {
  return "POST / HTTP/1.1\r\nHost: h\r\n" + headers +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace

TEST_F(ServerTest, AnswersInOnePieceAndKeepsTheConnection) {
  start();
  auto raw = connect_raw();
  for (int turn = 1; turn <= 3; ++turn) {
    raw.received.clear();
    raw.say(get);
    ASSERT_TRUE(reach([&] { return raw.heard("GET /a "); }));
    EXPECT_EQ(raw.reads, turn);  // head and body left together
    EXPECT_THAT(raw.received, HasSubstr("HTTP/1.1 200 OK\r\n"));
    EXPECT_THAT(raw.received, HasSubstr("Content-Length: 7\r\n"));
    EXPECT_THAT(raw.received, Not(HasSubstr("Server:")));
    EXPECT_THAT(raw.received, Not(HasSubstr("Connection:")));
  }
  EXPECT_FALSE(raw.closed);
}

TEST_F(ServerTest, HandsOverTheWholeRequest) {
  start();
  Request seen;
  handler = [&](Request request, Respond respond) {
    seen = std::move(request);
    respond({});
  };
  auto raw = connect_raw();
  raw.say(post("{\"a\":1}", "X-Amz-Target: T\r\nX-Empty:\r\n"));
  ASSERT_TRUE(reach([&] { return raw.heard("200 OK"); }));
  EXPECT_EQ(seen.method, "POST");
  EXPECT_EQ(seen.target, "/");
  EXPECT_EQ(seen.header("x-amz-target"), "T");
  EXPECT_EQ(seen.body, "{\"a\":1}");
  EXPECT_EQ(seen.headers.size(), 4u);
  EXPECT_EQ(seen.peer, "127.0.0.1");
}

TEST_F(ServerTest, ReadsARequestThatComesByteByByte) {
  start();
  const auto text = "\r\n" + post("body", "X: y\r\n");
  auto raw = connect_raw();
  for (const char c : text) {
    raw.say({&c, 1});
    settle();
  }
  ASSERT_TRUE(reach([&] { return raw.heard("POST / body"); }));
  EXPECT_EQ(handled, 1);
}

TEST_F(ServerTest, ReadsChunkedBodies) {
  start();
  auto raw = connect_raw();
  raw.say("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n");
  settle();
  raw.say("3;x=y\r\n123\r\n0\r\nTrailer: t\r\n\r\n");
  ASSERT_TRUE(reach([&] { return raw.heard("POST / body123"); }));
  raw.say(get);
  EXPECT_TRUE(reach([&] { return raw.heard("GET /a "); }));
}

TEST_F(ServerTest, AnswersPipelinedRequestsInOrder) {
  start();
  auto raw = connect_raw();
  std::string text;
  for (int i = 0; i < 500; ++i) text += "GET /" + std::to_string(i) + " HTTP/1.1\r\n\r\n";
  raw.say(text);
  ASSERT_TRUE(reach([&] { return raw.heard("GET /499 "); }));
  EXPECT_EQ(count(raw.received, "HTTP/1.1 200 OK"), 500u);
  EXPECT_LT(raw.received.find("GET /7 "), raw.received.find("GET /8 "));
}

TEST_F(ServerTest, PipelinedRequestsWaitForDelayedAnswers) {
  start();
  std::vector<Respond> waiting;
  handler = [&](Request, Respond respond) { waiting.push_back(std::move(respond)); };
  auto raw = connect_raw();
  raw.say(std::string(get) + std::string(get) + "GET /part");
  for (std::size_t turn = 1; turn <= 2; ++turn) {
    ASSERT_TRUE(reach([&] { return waiting.size() == turn; }));
    settle();
    EXPECT_EQ(waiting.size(), turn);
    waiting.back()({200, {}, "answer " + std::to_string(turn)});
    EXPECT_EQ(waiting.size(), turn);  // the next handler does not run inside the answer
    ASSERT_TRUE(reach([&] { return raw.heard("answer " + std::to_string(turn)); }));
  }
  raw.say("ial HTTP/1.1\r\n\r\n");
  EXPECT_TRUE(reach([&] { return waiting.size() == 3; }));
}

TEST_F(ServerTest, OnlyTheFirstAnswerCounts) {
  start();
  std::vector<Respond> answers;
  handler = [&](Request, Respond respond) { answers.push_back(std::move(respond)); };
  auto raw = connect_raw();
  raw.say(get);
  ASSERT_TRUE(reach([&] { return answers.size() == 1; }));
  answers[0]({200, {}, "one"});
  raw.say(get);
  ASSERT_TRUE(reach([&] { return answers.size() == 2; }));
  answers[0]({200, {}, "stale"});
  answers[1]({200, {}, "two"});
  ASSERT_TRUE(reach([&] { return raw.heard("two"); }));
  EXPECT_FALSE(raw.heard("stale"));
}

TEST_F(ServerTest, ClosesWhenAskedTo) {
  struct Case {
    const char* request;
    bool closes;
  };
  const Case cases[] = {
      {"GET / HTTP/1.0\r\n\r\n", true},
      {"GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", false},
      {"GET / HTTP/1.1\r\nConnection: close\r\n\r\n", true},
      {"GET / HTTP/1.1\r\n\r\n", false},
  };
  start();
  for (const auto& [request, closes] : cases) {
    auto raw = connect_raw();
    raw.say(request);
    ASSERT_TRUE(reach([&] { return raw.heard("GET / "); })) << request;
    if (closes) {
      EXPECT_TRUE(reach([&] { return raw.closed; })) << request;
      EXPECT_TRUE(raw.heard("Connection: close")) << request;
    } else {
      settle();
      EXPECT_FALSE(raw.closed) << request;
    }
  }
}

TEST_F(ServerTest, AnswersAHalfClosedClient) {
  start();
  auto raw = connect_raw();
  raw.say(get);
  raw.end_sending();
  ASSERT_TRUE(reach([&] { return raw.closed; }));
  EXPECT_TRUE(raw.heard("GET /a "));
}

TEST_F(ServerTest, HeadHasLengthButNoBody) {
  start();
  auto raw = connect_raw();
  raw.say("HEAD /a HTTP/1.1\r\n\r\n");
  ASSERT_TRUE(reach([&] { return raw.heard("\r\n\r\n"); }));
  EXPECT_TRUE(raw.heard("Content-Length: 8\r\n"));
  EXPECT_TRUE(raw.received.ends_with("\r\n\r\n"));
  raw.say(get);
  EXPECT_TRUE(reach([&] { return raw.heard("GET /a "); }));
}

TEST_F(ServerTest, GivesLeaveToSendTheBody) {
  start();
  auto raw = connect_raw();
  raw.say("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
  ASSERT_TRUE(reach([&] { return raw.heard("HTTP/1.1 100 Continue\r\n\r\n"); }));
  EXPECT_EQ(handled, 0);
  raw.say("body");
  ASSERT_TRUE(reach([&] { return raw.heard("POST / body"); }));
  EXPECT_EQ(count(raw.received, "100 Continue"), 1u);
}

TEST_F(ServerTest, SendsLargeAnswersWhole) {
  start();
  const std::string large(20 << 20, 'x');
  handler = [&](Request, Respond respond) { respond({200, {}, large}); };
  auto raw = connect_raw();
  raw.say(get);
  ASSERT_TRUE(reach([&] { return raw.received.size() > large.size(); }));
  raw.received.clear();
  raw.say(get);
  EXPECT_TRUE(reach([&] { return raw.received.size() > large.size(); }));
}

TEST_F(ServerTest, ReceivesLargeBodies) {
  start();
  const std::string large(8 << 20, 'x');
  std::size_t size = 0;
  handler = [&](Request request, Respond respond) {
    size = request.body.size();
    respond({});
  };
  auto client = connect(loop, base());
  bool done = false;
  client->call({.request = {"PUT", "/", {}, large}, .on_data = {}}, [&](Result) { done = true; });
  ASSERT_TRUE(reach([&] { return done; }));
  EXPECT_EQ(size, large.size());
}

TEST_F(ServerTest, AHandlerThatThrowsIsAnInternalError) {
  start();
  handler = [](Request, Respond) { throw std::runtime_error("oh"); };
  auto raw = connect_raw();
  raw.say(get);
  ASSERT_TRUE(reach([&] { return raw.heard("HTTP/1.1 500"); }));
  EXPECT_TRUE(raw.heard("X-Refused"));
}

TEST_F(ServerTest, ListensOnIpV6) {
  ServerOptions options;
  options.address = "::1";
  start(options);
  RawConnection raw(loop, server->port(), "::1");
  raw.say(get);
  EXPECT_TRUE(reach([&] { return raw.heard("GET /a "); }));
}

TEST_F(ServerTest, AnAddressThatCannotBeBoundThrows) {
  start();
  const Refuse refuse = [](unsigned status, std::string_view) { return Response{status, {}, {}}; };
  ServerOptions taken;
  taken.port = server->port();
  EXPECT_THROW(serve(loop, taken, handler, refuse), std::system_error);
  ServerOptions nonsense;
  nonsense.address = "nowhere";
  EXPECT_THROW(serve(loop, nonsense, handler, refuse), std::system_error);
}

}  // namespace localecs::http
