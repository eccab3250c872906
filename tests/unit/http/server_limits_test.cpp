// Tests of what the server does to clients that are malformed, too large, too slow, too many, or
// gone.
#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <deque>
#include <localecs/base/log.hpp>

#include "loop.hpp"

namespace localecs::http {

namespace {

using namespace std::chrono_literals;

constexpr std::string_view get = "GET /a HTTP/1.1\r\nHost: h\r\n\r\n";

}  // namespace

TEST_F(ServerTest, RefusesWhatIsNotARequest) {
  struct Case {
    std::string bytes;
    int status;
  };
  const Case cases[] = {
      {"nonsense\r\n\r\n", 400},
      {"\x16\x03\x01\x02", 400},  // a TLS client
      {"GET  HTTP/1.1\r\n\r\n", 400},
      {"GET / HTTP/2.0\r\n\r\n", 400},
      {"GET / HTTP/1.1\n\n", 400},
      {"GET / HTTP/1.1\r\nbad header\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nBad Name: x\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", 400},
      {"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n", 400},
      {"POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n", 501},
      {"POST / HTTP/1.1\r\nContent-Length: 1001\r\n\r\n", 413},
      {"POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1001\r\n\r\n", 413},
      {"POST / HTTP/1.1\r\nContent-Length: 18446744073709551615\r\n\r\n", 413},
      {"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n", 413},
      {"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1;" + std::string(3000, 'x'), 431},
      {"GET /" + std::string(3000, 'x'), 431},
      {"GET / HTTP/1.1\r\nX: " + std::string(3000, 'x'), 431},
  };
  ServerOptions options;
  options.body_limit = 1000;
  options.header_limit = 2000;
  start(options);
  for (const auto& [bytes, status] : cases) {
    auto raw = connect_raw();
    raw.say(bytes);
    ASSERT_TRUE(reach([&] { return raw.closed; })) << bytes;
    EXPECT_TRUE(raw.received.starts_with("HTTP/1.1 " + std::to_string(status)))
        << bytes << raw.received;
    EXPECT_TRUE(raw.heard("X-Refused: yes")) << bytes;
    EXPECT_TRUE(raw.heard("Connection: close")) << bytes;
  }
  EXPECT_EQ(handled, 0);
}

TEST_F(ServerTest, ManySmallHeaderPiecesAreLimitedToo) {
  ServerOptions options;
  options.header_limit = 2000;
  start(options);
  auto raw = connect_raw();
  raw.say("GET / HTTP/1.1\r\n");
  for (int i = 0; i < 100; ++i) {
    raw.say("X-Header: 0123456789 0123456789\r\n");
    settle();
  }
  ASSERT_TRUE(reach([&] { return raw.closed; }));
  EXPECT_TRUE(raw.heard("HTTP/1.1 431"));
}

TEST_F(ServerTest, HeadersAreLimitedInNumber) {
  start();
  const auto with_headers = [](int count) {
    std::string request = "GET /many HTTP/1.1\r\nHost: h\r\n";
    for (int i = 1; i < count; ++i) request += "a:\r\n";
    return request + "\r\n";
  };
  auto good = connect_raw();
  good.say(with_headers(200));
  EXPECT_TRUE(reach([&] { return good.heard("GET /many"); }));
  auto bad = connect_raw();
  bad.say(with_headers(201));
  ASSERT_TRUE(reach([&] { return bad.closed; }));
  EXPECT_TRUE(bad.heard("HTTP/1.1 431"));
  EXPECT_EQ(handled, 1);
}

TEST_F(ServerTest, ARefusedClientThatGoesOnSendingStillHearsWhy) {
  start();
  auto raw = connect_raw();
  raw.say("POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n");
  for (int i = 0; i < 32; ++i) {
    raw.say(std::string(64 << 10, 'x'));
    settle();
  }
  raw.end_sending();
  ASSERT_TRUE(reach([&] { return raw.closed; }));
  EXPECT_TRUE(raw.heard("HTTP/1.1 413"));
}

TEST_F(ServerTest, SlowRequestsAreEnded) {
  ServerOptions options;
  options.request_timeout = 1s;
  start(options);
  auto silent = connect_raw();
  auto in_header = connect_raw();
  auto in_body = connect_raw();
  in_header.say("GET / HT");
  in_body.say("POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nbo");
  ASSERT_TRUE(reach([&] { return in_header.closed && in_body.closed; }));
  EXPECT_TRUE(in_header.heard("HTTP/1.1 408"));
  EXPECT_TRUE(in_body.heard("HTTP/1.1 408"));
  EXPECT_FALSE(silent.closed);
}

TEST_F(ServerTest, DrippingBytesDoesNotExtendTheTime) {
  ServerOptions options;
  options.request_timeout = 1s;
  start(options);
  auto raw = connect_raw();
  raw.say("GET / HTTP/1.1\r\nX: ");
  const auto begin = std::chrono::steady_clock::now();
  while (!raw.closed && std::chrono::steady_clock::now() < begin + 10s) {
    raw.say("x");
    reach([&] { return raw.closed; }, 50ms);
  }
  EXPECT_TRUE(raw.closed);
  EXPECT_TRUE(raw.heard("HTTP/1.1 408"));
}

TEST_F(ServerTest, IdleConnectionsAreClosedSilently) {
  ServerOptions options;
  options.idle_timeout = 1s;
  start(options);
  auto never = connect_raw();
  auto once = connect_raw();
  once.say(get);
  ASSERT_TRUE(reach([&] { return never.closed && once.closed; }));
  EXPECT_EQ(never.received, "");
  EXPECT_EQ(count(once.received, "HTTP/1.1"), 1u);
}

TEST_F(ServerTest, AWorkingHandlerHasAllTheTimeItWants) {
  ServerOptions options;
  options.idle_timeout = options.request_timeout = options.write_timeout = 1s;
  start(options);
  Respond answer;
  handler = [&](Request, Respond respond) { answer = std::move(respond); };
  auto raw = connect_raw();
  auto witness = connect_raw();
  raw.say(get);
  ASSERT_TRUE(reach([&] { return witness.closed; }));
  ASSERT_TRUE(answer);
  answer({200, {}, "late"});
  EXPECT_TRUE(reach([&] { return raw.heard("late"); }));
}

TEST_F(ServerTest, AClientThatDoesNotReadIsDropped) {
  ServerOptions options;
  options.write_timeout = 1s;
  start(options);
  handler = [&](Request, Respond respond) { respond({200, {}, std::string(64 << 20, 'x')}); };
  tcp::socket deaf(loop);
  deaf.connect({boost::asio::ip::address_v4::loopback(), server->port()});
  boost::asio::write(deaf, boost::asio::buffer(get));
  bool stopped = false;
  settle();
  server->stop([&] { stopped = true; });
  EXPECT_FALSE(stopped);
  EXPECT_TRUE(reach([&] { return stopped; }));
}

TEST_F(ServerTest, ClientsMayVanishAtAnyPoint) {
  start();
  std::vector<Respond> waiting;
  handler = [&](Request, Respond respond) { waiting.push_back(std::move(respond)); };
  for (const std::string_view said :
       {"", "GET", "POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nbo"}) {
    auto raw = connect_raw();
    raw.say(said);
    settle();
    raw.close();
    settle();
  }
  auto raw = connect_raw();
  raw.say(get);
  ASSERT_TRUE(reach([&] { return waiting.size() == 1; }));
  raw.close();
  settle();
  waiting[0]({200, {}, "to nobody"});
  settle();
  bool stopped = false;
  server->stop([&] { stopped = true; });
  EXPECT_TRUE(reach([&] { return stopped; }));
}

TEST_F(ServerTest, StopLetsARequestFinish) {
  start();
  Respond answer;
  handler = [&](Request, Respond respond) { answer = std::move(respond); };
  auto busy = connect_raw();
  auto reading = connect_raw();
  auto idle = connect_raw();
  busy.say(get);
  reading.say("GET /b HT");
  ASSERT_TRUE(reach([&] { return answer != nullptr; }));
  settle();
  bool stopped = false;
  server->stop([&] { stopped = true; });
  ASSERT_TRUE(reach([&] { return idle.closed; }));
  EXPECT_THROW(connect_raw(), boost::system::system_error);
  EXPECT_FALSE(stopped);
  std::exchange(answer, nullptr)({200, {}, "last"});
  reading.say("TP/1.1\r\n\r\n");
  ASSERT_TRUE(reach([&] { return answer != nullptr; }));
  EXPECT_FALSE(stopped);
  answer({200, {}, "very last"});
  ASSERT_TRUE(reach([&] { return stopped && busy.closed && reading.closed; }));
  EXPECT_TRUE(busy.heard("Connection: close"));
  EXPECT_TRUE(reading.heard("very last"));
}

TEST_F(ServerTest, StopWithNobodyThereIsSoonAndNotAtOnce) {
  start();
  bool stopped = false;
  server->stop([&] { stopped = true; });
  EXPECT_FALSE(stopped);
  EXPECT_TRUE(reach([&] { return stopped; }));
}

TEST_F(ServerTest, MayBeDestroyedInsideItsHandler) {
  start();
  Respond kept;
  handler = [&](Request, Respond respond) {
    server.reset();
    kept = std::move(respond);
    kept({200, {}, "nobody hears this"});
  };
  auto raw = connect_raw();
  auto other = connect_raw();
  raw.say(get);
  ASSERT_TRUE(reach([&] { return raw.closed && other.closed; }));
  kept({200, {}, "nor this"});
  EXPECT_EQ(raw.received, "");
}

TEST(Server, AnswersMayOutliveTheLoop) {
  Respond kept;
  {
    boost::asio::io_context loop{1};
    ServerOptions options;
    options.port = 0;
    const auto server = serve(
        loop, options, [&](Request, Respond respond) { kept = std::move(respond); },
        [](unsigned status, std::string_view) {
          return Response{status, {}, {}};
        });
    RawConnection raw(loop, server->port());
    raw.say(get);
    while (!kept) loop.run_one_for(1s);
  }
  kept({});
}

TEST_F(ServerTest, ThousandsOfIdleConnectionsDoNotSlowARequest) {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 8192);
  setrlimit(RLIMIT_NOFILE, &limit);
  ASSERT_GE(limit.rlim_cur, 4100u) << "both ends of 2,000 connections need more descriptors";
  start();
  std::deque<tcp::socket> crowd;
  for (int i = 0; i < 2000; ++i) {
    crowd.emplace_back(loop).connect({boost::asio::ip::address_v4::loopback(), server->port()});
    if (i % 100 == 0) settle();
  }
  settle();
  auto raw = connect_raw();
  raw.say(get);
  ASSERT_TRUE(reach([&] { return raw.heard("GET /a "); }));
  bool stopped = false;
  server->stop([&] { stopped = true; });
  EXPECT_TRUE(reach([&] { return stopped; }));
}

TEST_F(ServerTest, SurvivesRunningOutOfFileDescriptors) {
  start();
  rlimit before{};
  getrlimit(RLIMIT_NOFILE, &before);
  std::deque<tcp::socket> clients;
  const auto connect_one = [&] {
    clients.emplace_back(loop).connect({boost::asio::ip::address_v4::loopback(), server->port()});
  };
  connect_one();
  settle();
  // UBSan needs a pipe for every class it first meets: the log must meet none while no file is
  // left.
  log::start("off");
  log::warn("met");
  // Room for the clients' own ends only: what the server would accept has none.
  rlimit tight = before;
  tight.rlim_cur = static_cast<rlim_t>(clients.back().native_handle()) + 4;
  setrlimit(RLIMIT_NOFILE, &tight);
  RawConnection* last = nullptr;
  std::deque<RawConnection> raws;
  boost::system::error_code full;
  try {
    for (;;) last = &raws.emplace_back(loop, server->port());
  } catch (const boost::system::system_error& error) {
    full = error.code();
  }
  EXPECT_EQ(full, boost::system::errc::too_many_files_open);
  ASSERT_NE(last, nullptr);
  last->say(get);
  const auto turns = loop.run_for(250ms);
  EXPECT_LT(turns, 100u) << "it spins";
  EXPECT_EQ(last->received, "");
  setrlimit(RLIMIT_NOFILE, &before);
  log::start("info");
  EXPECT_TRUE(reach([&] { return last->heard("GET /a "); }));
}

}  // namespace localecs::http
