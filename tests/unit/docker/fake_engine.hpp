// A Docker Engine to be rude with: the endpoints for staying in touch work, all others are the
// test's.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <chrono>
#include <functional>
#include <list>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace localecs::docker {

struct Reply {
  unsigned status = 200;
  std::string body;
  // stream: the body is only the beginning; upgrade: the same, and what comes in is collected
  enum { answer, hang, close, stream, upgrade } how = answer;
  std::chrono::milliseconds after{0};
};

class FakeEngine {
 public:
  using Json = nlohmann::json;

  explicit FakeEngine(boost::asio::io_context& loop);
  ~FakeEngine();

  std::string host() const { return "unix://" + path_; }
  void listen();
  void shut();         // no longer there: all connections break, new ones are refused
  void end_streams(const std::string& request = "GET /events");  // closes those that it began
  void send_event(const std::string& line);  // on every event stream
  std::size_t streams() const;
  void send_raw(const std::string& bytes);  // on every upgraded connection
  void end_upgraded();
  std::size_t upgraded() const;
  std::string received;              // on upgraded connections
  std::vector<std::string> headers;  // of every request, its X-Registry-Auth
  int count(const std::string& request) const;  // how often "POST /containers/a/start" was asked

  Json version = {{"Version", "20.10.24"}, {"ApiVersion", "1.41"}, {"MinAPIVersion", "1.12"}};
  Json info = {{"NCPU", 2}, {"MemTotal", 1 << 30}, {"SystemTime", "2024-05-01T10:00:00Z"}};
  Json containers = Json::array();  // what a list shows
  // Gets "POST /containers/a/start" and the body; asked first for every request.
  std::function<std::optional<Reply>(const std::string& request, const std::string& body)> handle;
  std::vector<std::string> requests;  // without their version, "?query" and all

 private:
  struct Connection;

  void accept();
  Reply reply_to(const std::string& request, const std::string& body);

  boost::asio::io_context& loop_;
  const std::string path_;
  std::unique_ptr<boost::asio::local::stream_protocol::acceptor> acceptor_;
  std::list<std::shared_ptr<Connection>> connections_;
};

}  // namespace localecs::docker
