// The HTTP door: bytes of a connection, whole and in pieces. However they are cut, they are the
// same requests: where a proxy and we disagreed on that, one could be smuggled in another.
#include <boost/asio/post.hpp>

#include "connection.hpp"
#include "target.hpp"

namespace localecs::fuzz {
namespace {

std::string in_words(const http::Request& request) {
  std::string words = request.method + " " + request.target + "\n";
  for (const auto& [name, value] : request.headers) words += name + ": " + value + "\n";
  return words + "\n" + request.body + "\n";
}

struct Heard {
  std::string requests;
  std::string answers;
};

// piece: bytes sent at once; 0: all of them. Every second request is answered a moment later.
Heard converse(std::string_view bytes, std::size_t piece) {
  Heard heard;
  boost::asio::io_context* loop = nullptr;
  int count = 0;
  Connection connection([&](http::Request request, http::Respond respond) {
    heard.requests += in_words(request);
    http::Response answer{.status = 200, .headers = {}, .body = request.target};
    if (++count % 2) return respond(std::move(answer));
    boost::asio::post(*loop, [respond, answer] { respond(answer); });
  });
  loop = &connection.loop();
  if (piece == 0) piece = bytes.size() + 1;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size())))
    connection.send(bytes.substr(0, piece));
  connection.finish();
  heard.answers = connection.answered();
  return heard;
}

// A limit is noticed sooner or later, as the bytes come.
bool is_limited(const Heard& heard) {
  return heard.answers.find("HTTP/1.1 431") != std::string::npos ||
         heard.answers.find("HTTP/1.1 413") != std::string::npos;
}

void run(std::string_view bytes) {
  Input input(bytes);
  const std::size_t piece = input.byte() % 16 + 1;
  const std::string sent = unfolded(input.rest());
  const Heard whole = converse(sent, 0), cut = converse(sent, piece);
  for (const Heard* heard : {&whole, &cut})
    require(heard->answers.empty() || heard->answers.starts_with("HTTP/1.1 "),
            "what comes back is HTTP");
  if (is_limited(whole) || is_limited(cut)) return;
  require_equal(whole.requests, cut.requests, "pieces make the same requests");
}

const Target target("http_connection", run);

}  // namespace
}  // namespace localecs::fuzz
