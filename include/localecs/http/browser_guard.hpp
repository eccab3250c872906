// Tells what programs send from what a web page makes a browser send: who looks at a page must not
// lend it the daemon.
#pragma once

#include <localecs/http/message.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace localecs::http {

class BrowserGuard {
 public:
  // Host names that are ours beside addresses, localhost and the names that containers use:
  // "build.example.com", "*.example.com" for every name below, "*" for any at all.
  explicit BrowserGuard(std::vector<std::string> allowed_hosts = {});

  // Why the request is refused, in words for its sender; empty: it is not.
  std::string objection(const Request& request) const;

 private:
  bool is_ours(std::string_view host) const;

  std::vector<std::string> allowed_;  // in small letters
};

}  // namespace localecs::http
