// The server that a Client calls, in curl's terms, read from the address that a user wrote.
#pragma once

#include <localecs/http/client.hpp>

#include <string>

namespace localecs::http {

struct Target {
  std::string url;          // scheme, host and port; the path of each call is appended
  std::string socket_path;  // empty: TCP
  TlsFiles tls;
};

// base: an address as connect() takes it (localecs/http/client.hpp). Throws std::invalid_argument
// for any other text.
Target parse_target(const std::string& base, TlsFiles tls);

}  // namespace localecs::http
