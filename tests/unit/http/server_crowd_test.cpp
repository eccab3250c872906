// Tests of what all clients together may take: connections, and memory for what is not whole.
#include <sys/socket.h>

#include <algorithm>
#include <deque>
#include <thread>

#include "loop.hpp"

namespace localecs::http {

namespace {

constexpr std::string_view get = "GET /a HTTP/1.1\r\nHost: h\r\n\r\n";

}  // namespace

TEST_F(ServerTest, TheLongestIdleConnectionMakesRoom) {
  ServerOptions options;
  options.max_connections = 2;
  start(options);
  auto first = connect_raw();
  settle();
  auto second = connect_raw();
  settle();
  first.say(get);
  ASSERT_TRUE(reach([&] { return first.heard("GET /a"); }));  // so the second has been idle longer
  auto third = connect_raw();
  third.say(get);
  ASSERT_TRUE(reach([&] { return third.heard("GET /a") && second.closed; }));
  EXPECT_FALSE(first.closed);
}

TEST_F(ServerTest, AConnectionTooManyIsToldSo) {
  ServerOptions options;
  options.max_connections = 2;
  start(options);
  std::vector<Respond> waiting;
  handler = [&](Request, Respond respond) { waiting.push_back(std::move(respond)); };
  auto working = connect_raw();
  auto reading = connect_raw();
  working.say(get);
  reading.say("GET / HT");
  ASSERT_TRUE(reach([&] { return waiting.size() == 1; }));
  settle();
  auto third = connect_raw();
  ASSERT_TRUE(reach([&] { return third.closed; }));
  EXPECT_TRUE(third.heard("HTTP/1.1 503"));
  EXPECT_TRUE(third.heard("X-Refused: yes"));
  waiting[0]({200, {}, "done"});
  ASSERT_TRUE(reach([&] { return working.heard("done"); }));
  auto fourth = connect_raw();  // the one that is done is idle now
  fourth.say(get);
  ASSERT_TRUE(reach([&] { return waiting.size() == 2; }));
}

TEST_F(ServerTest, BodiesOfAllConnectionsAreLimitedTogether) {
  ServerOptions options;
  options.memory_limit = 10'000;
  start(options);
  const std::string begin =
      "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 7000\r\n\r\n" + std::string(6000, 'x');
  for (int round = 0; round < 3; ++round) {  // what is counted is counted back
    auto one = connect_raw();
    one.say(begin);
    settle();
    auto other = connect_raw();
    other.say(begin);
    ASSERT_TRUE(reach([&] { return other.closed; }));
    EXPECT_TRUE(other.heard("HTTP/1.1 503"));
    auto small = connect_raw();
    small.say(get);
    EXPECT_TRUE(reach([&] { return small.heard("GET /a"); }));
    if (round == 1) {
      one.close();  // in the middle
      settle();
      continue;
    }
    one.say(std::string(1000, 'y'));
    EXPECT_TRUE(reach([&] { return one.heard("POST / x"); }));
  }
}

TEST_F(ServerTest, HeadersOfBodiesThatDoNotComeCountToo) {
  ServerOptions options;
  options.memory_limit = 100'000;
  start(options);
  std::string begin = "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n";
  for (int i = 0; i < 100; ++i) begin += "a:\r\n";
  begin += "\r\n";
  std::deque<RawConnection> many;
  const auto refused = [&] {
    return std::ranges::count_if(many, [](const auto& raw) { return raw.heard("HTTP/1.1 503"); });
  };
  for (int i = 0; i < 40; ++i) {
    many.emplace_back(loop, server->port());
    many.back().say(begin);
    settle();
  }
  ASSERT_TRUE(reach([&] { return refused() > 0; }));
  EXPECT_LT(refused(), 39);  // a request of this size is nothing bad by itself
}

TEST_F(ServerTest, AnswersThatNobodyReadsAreLimitedTogether) {
  ServerOptions options;
  options.memory_limit = 100u << 20;
  start(options);
  handler = [&](Request, Respond respond) { respond({200, {}, std::string(64 << 20, 'x')}); };
  std::vector<tcp::socket> deaf;
  for (int i = 0; i < 2; ++i) {
    deaf.emplace_back(loop).connect({boost::asio::ip::address_v4::loopback(), server->port()});
    boost::asio::write(deaf.back(), boost::asio::buffer(get));
    settle();
  }
  // The second is cut off at once, long before its time to read is over; the first is not.
  const auto all_of = [](tcp::socket& socket) {
    std::vector<char> buffer(1 << 20);
    std::size_t size = 0;
    boost::system::error_code error;
    while (!error) size += socket.read_some(boost::asio::buffer(buffer), error);
    return size;
  };
  std::thread reader([&] {
    EXPECT_LT(all_of(deaf[1]), 64u << 20);
    EXPECT_GT(all_of(deaf[0]), 64u << 20);
  });
  bool stopped = false;
  server->stop([&] { stopped = true; });
  EXPECT_TRUE(reach([&] { return stopped; }));
  reader.join();
}

}  // namespace localecs::http
