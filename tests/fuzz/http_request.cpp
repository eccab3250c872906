// Requests as the gateway gets them: method, URL, headers and body of any kind. So awsQuery, GET
// with an Action, the private API, signatures of all sorts, and requests for nobody.
//
//   GET /_localecs/explain?task=x
//   X-Amz-Target: ...
//
//   the body
#include "house.hpp"
#include "target.hpp"

namespace localecs::fuzz {
namespace {

http::Request read_request(Input& input) {
  http::Request request;
  Input first(input.line());
  request.method = first.until(" ");
  request.target = first.rest();
  for (std::string_view line = input.line(); !line.empty(); line = input.line()) {
    Input header(line);
    const std::string_view name = header.until(": ");
    request.headers.emplace_back(name, header.rest());
  }
  request.body = unfolded(input.rest());
  request.peer = "127.0.0.1";
  return request;
}

void run(std::string_view bytes) {
  House house;
  Input input(bytes);
  house.ask(read_request(input));
  house.live_on(std::chrono::seconds(20));
}

const Target target("http_request", run);

}  // namespace
}  // namespace localecs::fuzz
