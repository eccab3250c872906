// Where a client's calls go, in curl's terms, from the address its user wrote.
#pragma once

#include <localecs/http/client.hpp>
#include <string>

namespace localecs::http {

struct Target {
  std::string url;          // scheme, host and port; the path of each call is appended
  std::string socket_path;  // empty: TCP
  TlsFiles tls;
};

// Throws std::invalid_argument for what is none of the addresses that connect() knows.
Target parse_target(const std::string& base, TlsFiles tls);

}  // namespace localecs::http
