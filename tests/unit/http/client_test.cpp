// Tests of the client against the server and against raw listeners that misbehave.
#include <unistd.h>

#include <boost/asio/local/stream_protocol.hpp>
#include <deque>
#include <filesystem>
#include <optional>

#include "loop.hpp"

namespace localecs::http {

namespace {

using namespace std::chrono_literals;
namespace asio = boost::asio;

// Accepts connections and answers each thing said on them by a script; nullopt closes instead.
template <typename Protocol>
class ScriptedServer {
 public:
  using Script =
      std::function<std::optional<std::string>(std::size_t connection, std::string said)>;

  ScriptedServer(asio::io_context& loop, typename Protocol::endpoint where, Script script)
      : acceptor_(loop, where), script_(std::move(script)) {
    accept();
  }

  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }
  std::size_t accepted() const { return connections_.size(); }
  void close(std::size_t connection) { connections_[connection].socket.close(); }
  void send(std::size_t connection, std::string_view text) {
    asio::write(connections_[connection].socket, asio::buffer(text));
  }
  std::string heard;

 private:
  struct Connection {
    typename Protocol::socket socket;
    std::array<char, 64 << 10> buffer;
  };

  void accept() {
    acceptor_.async_accept([this](auto error, auto socket) {
      if (error) return;
      connections_.push_back({std::move(socket), {}});
      read(connections_.size() - 1);
      accept();
    });
  }

  void read(std::size_t index) {
    auto& [socket, buffer] = connections_[index];
    socket.async_read_some(asio::buffer(buffer), [this, index](auto error, std::size_t size) {
      if (error) return;
      auto& connection = connections_[index];
      std::string said(connection.buffer.data(), size);
      heard += said;
      const auto answer = script_(index, std::move(said));
      if (!answer) return connection.socket.close();
      asio::write(connection.socket, asio::buffer(*answer));
      read(index);
    });
  }

  typename Protocol::acceptor acceptor_;
  Script script_;
  std::deque<Connection> connections_;
};

using TcpScript = ScriptedServer<tcp>;
const tcp::endpoint any_port(asio::ip::address_v4::loopback(), 0);
const std::string ok = "HTTP/1.1 200 OK\r\nX-A: b\r\nContent-Length: 2\r\n\r\nok";

Call get(std::string target = "/") {
  Call call;
  call.request = {"GET", std::move(target), {}, ""};
  return call;
}

class ClientTest : public ServerTest {
 protected:
  TcpScript& script(TcpScript::Script script) {
    tcp_.emplace(loop, any_port, std::move(script));
    client = connect(loop, "tcp://127.0.0.1:" + std::to_string(tcp_->port()));
    return *tcp_;
  }

  Result run(Call call) {
    std::optional<Result> result;
    client->call(std::move(call), [&](Result got) { result = std::move(got); });
    EXPECT_FALSE(result);
    EXPECT_TRUE(reach([&] { return result.has_value(); }));
    return result.value_or(Result{});
  }

  std::unique_ptr<Client> client;

 private:
  std::optional<TcpScript> tcp_;
};

}  // namespace

TEST_F(ClientTest, CallsWithEveryMethod) {
  start();
  client = connect(loop, base());
  std::vector<Header> headers;
  handler = [&](Request request, Respond respond) {
    headers = request.headers;
    respond({201, {{"X-B", " c "}}, request.method + " " + request.target + " " + request.body});
  };
  for (const std::string method : {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"}) {
    for (const std::string body : {"", "body"}) {
      Call call;
      call.request = {method, "/x/../y?z=%20", {{"X-Given", "1"}, {"X-Empty", ""}}, body};
      const auto result = run(call);
      EXPECT_EQ(result.failure, Failure::none) << result.error;
      EXPECT_EQ(result.response.status, 201u);
      EXPECT_EQ(result.response.body, method + " /x/../y?z=%20 " + body);
      EXPECT_THAT(result.response.headers, testing::Contains(Header("X-B", "c")));
      EXPECT_THAT(headers, testing::IsSupersetOf({Header("X-Given", "1"), Header("X-Empty", "")}));
      for (const auto& [name, value] : headers) {
        EXPECT_TRUE(name != "Expect" && name != "Content-Type") << name;
      }
    }
  }
}

TEST_F(ClientTest, HeadHasNoBody) {
  start();
  client = connect(loop, base());
  Call call;
  call.request = {"HEAD", "/", {}, ""};
  const auto result = run(call);
  EXPECT_EQ(result.failure, Failure::none) << result.error;
  EXPECT_EQ(result.response.body, "");
}

TEST_F(ClientTest, SpeaksOverAUnixSocket) {
  const auto path = std::filesystem::temp_directory_path() /
                    ("localecs-http-" + std::to_string(::getpid()) + ".sock");
  std::filesystem::remove(path);
  using Local = asio::local::stream_protocol;
  ScriptedServer<Local> local(loop, Local::endpoint(path.string()), [](auto, auto) { return ok; });
  client = connect(loop, "unix://" + path.string());
  for (int i = 0; i < 3; ++i) EXPECT_EQ(run(get("/info")).response.body, "ok");
  EXPECT_EQ(local.accepted(), 1u);
  EXPECT_THAT(local.heard, testing::HasSubstr("GET /info HTTP/1.1\r\nHost: localhost\r\n"));
  std::filesystem::remove(path);
}

TEST_F(ClientTest, ManyCallsRunSideBySideAndConnectionsAreKept) {
  start();
  std::vector<Respond> waiting;
  handler = [&](Request, Respond respond) { waiting.push_back(std::move(respond)); };
  client = connect(loop, base());
  for (int round = 0; round < 3; ++round) {
    int done = 0;
    for (int i = 0; i < 50; ++i) {
      client->call(get(), [&](Result result) { done += result.failure == Failure::none; });
    }
    ASSERT_TRUE(reach([&] { return waiting.size() == 50; }));
    for (auto& respond : waiting) respond({});
    waiting.clear();
    ASSERT_TRUE(reach([&] { return done == 50; }));
  }
}

TEST_F(ClientTest, StreamsASuccessfulBody) {
  auto& tcp =
      script([](auto, auto) { return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"; });
  std::string streamed;
  std::optional<Result> result;
  auto call = get("/events");
  call.on_data = [&](std::string_view data) { streamed += data; };
  client->call(call, [&](Result got) { result = std::move(got); });
  ASSERT_TRUE(reach([&] { return tcp.accepted() == 1 && !tcp.heard.empty(); }));
  tcp.send(0, "3\r\none\r\n");
  ASSERT_TRUE(reach([&] { return streamed == "one"; }));
  EXPECT_FALSE(result);
  tcp.send(0, "3\r\ntwo\r\n0\r\n\r\n");
  ASSERT_TRUE(reach([&] { return result.has_value(); }));
  EXPECT_EQ(streamed, "onetwo");
  EXPECT_EQ(result->failure, Failure::none);
  EXPECT_EQ(result->response.status, 200u);
  EXPECT_EQ(result->response.body, "");
}

TEST_F(ClientTest, CollectsTheBodyOfAFailure) {
  script([](auto, auto) { return "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone"; });
  auto call = get();
  bool streamed = false;
  call.on_data = [&](std::string_view) { streamed = true; };
  const auto result = run(call);
  EXPECT_EQ(result.failure, Failure::none);
  EXPECT_EQ(result.response.status, 404u);
  EXPECT_EQ(result.response.body, "gone");
  EXPECT_FALSE(streamed);
}

TEST_F(ClientTest, SkipsInterimAnswers) {
  script([](auto, auto) { return "HTTP/1.1 100 Continue\r\nX-Interim: 1\r\n\r\n" + ok; });
  const auto result = run(get());
  EXPECT_EQ(result.response.status, 200u);
  EXPECT_EQ(result.response.headers, (std::vector<Header>{{"X-A", "b"}, {"Content-Length", "2"}}));
}

TEST_F(ClientTest, AnEndlessAnswerIsBroken) {
  start();
  handler = [](Request, Respond respond) { respond({200, {}, std::string(17 << 20, 'x')}); };
  client = connect(loop, base());
  EXPECT_EQ(run(get()).failure, Failure::broken);
}

TEST_F(ClientTest, NobodyThereIsUnreachable) {
  std::uint16_t free_port = tcp::acceptor(loop, any_port).local_endpoint().port();
  for (const auto& base :
       {"http://127.0.0.1:" + std::to_string(free_port), std::string("unix:///nonexistent/socket"),
        std::string("http://no-such-host.invalid:80")}) {
    client = connect(loop, base);
    const auto result = run(get());
    EXPECT_EQ(result.failure, Failure::unreachable) << base;
    EXPECT_NE(result.error, "") << base;
    EXPECT_EQ(result.response.status, 0u) << base;
  }
}

TEST_F(ClientTest, AServerThatDoesNotSpeakTlsIsUnreachable) {
  auto& tcp = script([](auto, auto) { return "what?"; });
  client = connect(loop, "https://127.0.0.1:" + std::to_string(tcp.port()));
  EXPECT_EQ(run(get()).failure, Failure::unreachable);
}

TEST_F(ClientTest, AnAnswerThatEndsEarlyIsBroken) {
  for (const std::string part :
       {"", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nbo",
        "nonsense\r\n\r\n"}) {
    auto& tcp = script([&](auto, auto) { return part; });
    std::optional<Result> result;
    client->call(get(), [&](Result got) { result = std::move(got); });
    ASSERT_TRUE(reach([&] { return result || !tcp.heard.empty(); }));
    settle();
    if (!result) tcp.close(0);
    ASSERT_TRUE(reach([&] { return result.has_value(); })) << part;
    EXPECT_EQ(result->failure, Failure::broken) << part;
  }
}

TEST_F(ClientTest, OnlyARepeatableCallIsRepeatedOnce) {
  // Each kept connection answers its first request and ends at its second.
  for (const auto& [retry, failure, sent] :
       {std::tuple(true, Failure::none, 3u), std::tuple(false, Failure::broken, 2u)}) {
    std::vector<int> said(9);
    auto& tcp = script([&](std::size_t connection, auto) -> std::optional<std::string> {
      if (++said[connection] == 2) return std::nullopt;
      return ok;
    });
    ASSERT_EQ(run(get()).failure, Failure::none);
    auto call = get();
    call.request.method = "POST";
    call.request.body = "body";
    call.retry_on_broken = retry;
    const auto result = run(call);
    EXPECT_EQ(result.failure, failure) << result.error;
    EXPECT_EQ(count(tcp.heard, "HTTP/1.1"), sent);
  }
}

TEST_F(ClientTest, ARepeatedCallThatBreaksAgainIsBroken) {
  auto& tcp = script([&, n = 0](auto, auto) mutable -> std::optional<std::string> {
    if (++n > 1) return std::nullopt;
    return ok;
  });
  ASSERT_EQ(run(get()).failure, Failure::none);
  auto call = get();
  call.retry_on_broken = true;
  EXPECT_EQ(run(call).failure, Failure::broken);
  EXPECT_EQ(count(tcp.heard, "HTTP/1.1"), 3u);
}

TEST_F(ClientTest, AConnectionThatDiedWhileKeptIsReplaced) {
  auto& tcp = script([](auto, auto) { return ok; });
  ASSERT_EQ(run(get()).failure, Failure::none);
  tcp.close(0);
  EXPECT_EQ(run(get()).failure, Failure::none);
  EXPECT_EQ(tcp.accepted(), 2u);
}

TEST_F(ClientTest, TimesOut) {
  script([](auto, auto) { return ""; });
  auto call = get();
  call.timeout = 100ms;
  EXPECT_EQ(run(call).failure, Failure::timeout);
  call.timeout = 0ms;
  call.idle_timeout = 100ms;
  EXPECT_EQ(run(call).failure, Failure::timeout);
}

TEST_F(ClientTest, AConnectionThatIsNotMadeInTimeIsUnreachable) {
  // A full backlog lets no further connection be made.
  tcp::acceptor acceptor(loop, any_port.protocol());
  acceptor.bind(any_port);
  acceptor.listen(0);
  const auto port = acceptor.local_endpoint().port();
  std::deque<tcp::socket> fillers;
  for (int i = 0; i < 3; ++i) {
    fillers.emplace_back(loop).async_connect(acceptor.local_endpoint(), [](auto) {});
  }
  settle();
  client = connect(loop, "http://127.0.0.1:" + std::to_string(port));
  auto call = get();
  call.connect_timeout = 100ms;
  EXPECT_EQ(run(call).failure, Failure::unreachable);
  call.connect_timeout = 10s;
  call.timeout = 100ms;
  EXPECT_EQ(run(call).failure, Failure::unreachable);
}

TEST_F(ClientTest, AStreamWithBytesIsNotIdle) {
  auto& tcp = script([](auto, auto) { return "HTTP/1.1 200 OK\r\n\r\n"; });
  auto call = get();
  call.idle_timeout = 200ms;
  std::size_t received = 0;
  call.on_data = [&](std::string_view data) { received += data.size(); };
  std::optional<Result> result;
  client->call(call, [&](Result got) { result = std::move(got); });
  ASSERT_TRUE(reach([&] { return !tcp.heard.empty(); }));
  const auto begin = std::chrono::steady_clock::now();
  while (std::chrono::steady_clock::now() < begin + 500ms) {
    tcp.send(0, "x");
    reach([&] { return result.has_value(); }, 20ms);
  }
  EXPECT_FALSE(result);
  ASSERT_TRUE(reach([&] { return result.has_value(); }));
  EXPECT_EQ(result->failure, Failure::timeout);
  EXPECT_GT(received, 3u);
}

TEST_F(ClientTest, CancelsAtAnyPoint) {
  auto& tcp = script([](auto, auto) { return ""; });
  std::vector<Failure> ends;
  const auto note = [&](Result result) { ends.push_back(result.failure); };
  const auto early = client->call(get(), note);
  client->cancel(early);
  client->cancel(early);
  EXPECT_TRUE(ends.empty());
  ASSERT_TRUE(reach([&] { return ends.size() == 1; }));
  const auto late = client->call(get(), note);
  ASSERT_TRUE(reach([&] { return !tcp.heard.empty(); }));
  client->cancel(late);
  EXPECT_EQ(ends.size(), 1u);
  ASSERT_TRUE(reach([&] { return ends.size() == 2; }));
  client->cancel(late);
  client->cancel(99);
  settle();
  EXPECT_EQ(ends, (std::vector{Failure::cancelled, Failure::cancelled}));
}

TEST_F(ClientTest, DataCallbacksMayCallAndCancel) {
  script([](auto, auto said) {
    return said.find("/stream") != said.npos ? "HTTP/1.1 200 OK\r\n\r\nendless" : ok;
  });
  std::vector<std::string> ends;
  Client::Id id = 0;
  auto call = get("/stream");
  call.on_data = [&](std::string_view) {
    client->call(get("/other"), [&](Result result) { ends.push_back(result.response.body); });
    client->cancel(id);
  };
  id = client->call(call, [&](Result result) {
    ends.push_back(result.failure == Failure::cancelled ? "cancelled" : "not cancelled");
    client->call(get("/third"), [&](Result other) { ends.push_back(other.response.body); });
  });
  ASSERT_TRUE(reach([&] { return ends.size() == 3; }));
  EXPECT_THAT(ends, testing::UnorderedElementsAre("cancelled", "ok", "ok"));
}

TEST_F(ClientTest, ADataCallbackThatThrowsBreaksTheCall) {
  script([](auto, auto) { return ok; });
  auto call = get();
  call.on_data = [](std::string_view) { throw std::runtime_error("cannot read this"); };
  const auto result = run(call);
  EXPECT_EQ(result.failure, Failure::broken);
  EXPECT_EQ(result.error, "cannot read this");
}

TEST_F(ClientTest, MayBeDestroyedWithCallsInFlight) {
  script([](auto, auto) { return ""; });
  int ends = 0;
  for (int i = 0; i < 5; ++i) client->call(get(), [&](Result) { ++ends; });
  settle();
  for (int i = 0; i < 5; ++i) client->call(get(), [&](Result) { ++ends; });
  client.reset();
  settle();
  EXPECT_EQ(ends, 0);
}

TEST_F(ClientTest, MayBeDestroyedInItsCallbacks) {
  int ends = 0;
  bool in_data = false;
  script([](auto, auto) { return ok; });
  for (int i = 0; i < 3; ++i) {
    client->call(get(), [&](Result) {
      ++ends;
      client.reset();
    });
  }
  ASSERT_TRUE(reach([&] { return !client; }));
  settle();
  EXPECT_EQ(ends, 1);

  script([](auto, auto) { return ok; });
  auto call = get();
  call.on_data = [&](std::string_view) {
    in_data = true;
    client.reset();
  };
  client->call(call, [&](Result) { ++ends; });
  client->call(get(), [&](Result) { ++ends; });
  ASSERT_TRUE(reach([&] { return !client; }));
  settle();
  EXPECT_TRUE(in_data);
  EXPECT_LE(ends, 2);  // the other call may have ended before; the destroyed ones never do
}

TEST_F(ClientTest, KnowsItsAddresses) {
  for (const char* good : {"unix:///var/run/docker.sock", "tcp://host:2375", "tcp://[::1]:2376",
                           "http://host:80", "https://host:443/", "http://host"}) {
    EXPECT_NO_THROW(connect(loop, good)) << good;
  }
  for (const char* bad : {"", "host:80", "unix://", "unix://relative", "ftp://host:21", "tcp://",
                          "http://", "http://host:port", "http://host:80/path", "http://host:80?x",
                          "http://u:p@host", "http://host:99999", "npipe:////./pipe/docker"}) {
    EXPECT_THROW(connect(loop, bad), std::invalid_argument) << bad;
  }
}

}  // namespace localecs::http
