// Sends what containers say to the endpoint's well-known port to the port it really listens on.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace localecs::metadata {

// The kernel's redirect of address:from to address:to, for containers and for the host itself. Only
// whoever listens on address:to asks for it: it cannot be in anyone's way.
class Redirect {
 public:
  virtual ~Redirect() = default;  // takes it back
};

// Nothing where that is not permitted or iptables is not there. A redirect that a daemon left
// behind is taken over. Waits for iptables, at most a few seconds.
std::unique_ptr<Redirect> make_redirect(const std::string& address, std::uint16_t from,
                                        std::uint16_t to);

}  // namespace localecs::metadata
