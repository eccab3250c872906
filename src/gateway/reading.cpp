// AWS names what only reads by its first word, whatever the protocol.
#include <localecs/gateway/reading.hpp>

#include <algorithm>
#include <array>

#include "protocols/protocol.hpp"

namespace localecs::gateway {
namespace {

// The words between them are of private calls, whose names are "METHOD /_localecs/path": what POST
// changes at the clock is the process alone. The last three are about sessions, which are never on
// disk.
constexpr std::array<std::string_view, 11> kReading{"Describe",
                                                    "List",
                                                    "Get",
                                                    "Filter",
                                                    "Validate",
                                                    "Discover",
                                                    "GET /_localecs/",
                                                    "POST /_localecs/clock",
                                                    "ExecuteCommand",
                                                    "ResumeSession",
                                                    "TerminateSession"};

}  // namespace

bool only_reads(const http::Request& request) {
  const std::string name = protocol_of(request).operation_name(request);
  if (name.empty()) return request.method == "GET";  // a container's, of its metadata
  return std::ranges::any_of(kReading,
                             [&](std::string_view word) { return name.starts_with(word); });
}

}  // namespace localecs::gateway
