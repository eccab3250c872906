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
  std::string target;  // "/path?query", as sent
  std::vector<Header> headers;
  std::string body;
  std::string peer;  // of a request that was served: its client's IP address

  // The first header of that name (any case), or an empty text.
  std::string_view header(std::string_view name) const;
};

struct Response {
  unsigned status = 200;
  std::vector<Header> headers;
  std::string body;
};

}  // namespace localecs::http
