// Refuses requests that a web page makes a browser send: a page that the user merely looks at must
// not get to command the daemon.
#pragma once

#include <localecs/http/message.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace localecs::http {

// False for requests that only read; by their method.
bool may_act(const Request& request);

class BrowserGuard {
 public:
  // Whether a request may change something. The one who carries requests out knows: if two read a
  // request differently, a page finds the gap.
  using MayAct = bool (*)(const Request&);

  // allowed_hosts: further Host names to answer to, beside addresses, localhost and the names that
  // containers use:
  // "build.example.com", "*.example.com" for every name below, "*" for any at all.
  explicit BrowserGuard(std::vector<std::string> allowed_hosts = {});

  // A sentence for the sender that says why the request is refused; empty if it is not refused.
  // acts: asked only about what a browser may have sent.
  std::string objection(const Request& request, MayAct acts = &may_act) const;

 private:
  bool is_ours(std::string_view host) const;

  std::vector<std::string> allowed_;  // patterns in lower case
};

}  // namespace localecs::http
