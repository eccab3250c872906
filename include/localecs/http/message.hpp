// HTTP requests and responses as plain values, without Beast's or libcurl's types.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace localecs::http {

using Header = std::pair<std::string, std::string>;

struct Request {
  std::string method;  // "GET"
  std::string target;  // "/path?query", as sent: not decoded
  std::vector<Header> headers;
  std::string body;
  std::string peer;  // the client's IP address in requests that Server hands out; else empty

  // The value of the first header with that name, in any case; empty if there is none.
  std::string_view header(std::string_view name) const;
};

struct Response {
  unsigned status = 200;
  std::vector<Header> headers;
  std::string body;
};

}  // namespace localecs::http
