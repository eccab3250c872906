// Recognizes operations that only read by the first word of their names, in every protocol.
#include <localecs/gateway/reading.hpp>

#include <algorithm>
#include <array>

#include "protocols/protocol.hpp"

namespace localecs::gateway {
namespace {

// "GET /_localecs/" and "POST /_localecs/clock" are private calls, whose names are "METHOD
// /_localecs/path"; setting the clock changes the process, not the state. The last three concern
// sessions of ECS Exec, which are never on disk.
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
  if (name.empty()) return request.method == "GET";  // metadata: no operations
  return std::ranges::any_of(kReading,
                             [&](std::string_view word) { return name.starts_with(word); });
}

}  // namespace localecs::gateway
