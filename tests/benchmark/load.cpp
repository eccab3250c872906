// A load generator on one thread: sends one request again and again over kept-alive connections,
// and measures. Usage: load PORT CONNECTIONS SECONDS REQUEST_FILE Prints one line of JSON: requests
// per second, and the median and 99th percentile of the latency in microseconds.

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace asio = boost::asio;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

namespace {

struct Measured {
  std::vector<double> microseconds;
  std::size_t refused = 0;  // answers other than 200
};

// The length of the first answer in these bytes, header and body; 0 while it is not known.
std::size_t answer_length(std::string_view bytes) {
  const auto end = bytes.find("\r\n\r\n");
  if (end == std::string_view::npos) return 0;
  constexpr std::string_view name = "\r\ncontent-length:";
  const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
  const auto field =
      std::search(bytes.begin(), bytes.begin() + end, name.begin(), name.end(), same);
  std::size_t body = 0;
  if (field != bytes.begin() + end) {
    const char* digits = &*field + name.size();
    while (*digits == ' ') ++digits;
    std::from_chars(digits, bytes.data() + end, body);
  }
  return end + 4 + body;
}

class Connection {
 public:
  Connection(asio::io_context& loop, const std::string& request, Measured& measured)
      : socket_(loop), request_(request), measured_(measured) {}

  void start(const asio::ip::tcp::endpoint& server) {
    socket_.connect(server);
    socket_.set_option(asio::ip::tcp::no_delay(true));
    send();
  }

 private:
  void send() {
    sent_ = Clock::now();
    asio::async_write(socket_, asio::buffer(request_),
                      [this](error_code error, std::size_t) { go_on(error); });
  }

  void go_on(error_code error) {
    if (error) {
      std::cerr << "the server closed a connection: " << error.message() << "\n";
      std::exit(1);
    }
    socket_.async_read_some(asio::buffer(chunk_), [this](error_code failed, std::size_t size) {
      if (!failed) received_.append(chunk_.data(), size);
      const auto length = answer_length(received_);
      if (failed || length == 0 || received_.size() < length) return go_on(failed);
      finish();
    });
  }

  void finish() {
    if (received_.compare(9, 3, "200") != 0) ++measured_.refused;
    measured_.microseconds.push_back(
        std::chrono::duration<double, std::micro>(Clock::now() - sent_).count());
    received_.clear();
    send();
  }

  asio::ip::tcp::socket socket_;
  const std::string& request_;
  Measured& measured_;
  Clock::time_point sent_;
  std::array<char, 65536> chunk_;
  std::string received_;
};

double percentile(std::vector<double>& values, double part) {
  const auto place =
      values.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), place, values.end());
  return *place;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 5) {
    std::cerr << "Usage: load PORT CONNECTIONS SECONDS REQUEST_FILE\n";
    return 2;
  }
  const asio::ip::tcp::endpoint server(asio::ip::make_address("127.0.0.1"),
                                       static_cast<unsigned short>(std::atoi(arguments[1])));
  const double seconds = std::atof(arguments[3]);
  std::ifstream file(arguments[4]);
  const std::string request(std::istreambuf_iterator<char>(file), {});

  asio::io_context loop(1);
  Measured measured;
  std::vector<std::unique_ptr<Connection>> connections;
  for (int i = 0; i < std::atoi(arguments[2]); ++i) {
    connections.push_back(std::make_unique<Connection>(loop, request, measured));
    connections.back()->start(server);
  }
  loop.run_for(std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds)));
  if (measured.microseconds.empty()) {
    std::cerr << "no answer at all\n";
    return 1;
  }
  const double rate = static_cast<double>(measured.microseconds.size()) / seconds;
  std::cout << "{\"rate\": " << rate << ", \"p50\": " << percentile(measured.microseconds, 0.5)
            << ", \"p99\": " << percentile(measured.microseconds, 0.99)
            << ", \"refused\": " << measured.refused << "}\n";
}
