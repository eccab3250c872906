// AWS names what only reads by its first word, whatever the protocol.
#include <localecs/gateway/reading.hpp>

#include <localecs/aws/error.hpp>
#include <localecs/aws/query.hpp>

#include <algorithm>
#include <array>

#include "protocol.hpp"

namespace localecs::gateway {
namespace {

// The last three are about sessions, which are never on disk.
constexpr std::array<std::string_view, 9> kReading{
    "Describe", "List",           "Get",           "Filter",          "Validate",
    "Discover", "ExecuteCommand", "ResumeSession", "TerminateSession"};

std::string action_of(const http::Request& request) {
  aws::Parameters parameters;
  try {
    const auto query = request.target.find('?');
    if (query != std::string::npos) parameters.add(request.target.substr(query + 1));
    parameters.add(request.body);
  } catch (const aws::Error&) {
    return {};
  }
  const std::string* action = parameters.find("Action");
  return action ? *action : std::string();
}

std::string operation_of(const http::Request& request, const Protocol& protocol) {
  if (&protocol == &aws_query()) return action_of(request);
  const std::string_view text =
      &protocol == &rpc_cbor()
          ? std::string_view(request.target).substr(0, request.target.find('?'))
          : request.header("X-Amz-Target");
  return std::string(text.substr(text.find_last_of("./") + 1));
}

// What a private call changes beside the state is the process alone.
bool only_reads_private(const http::Request& request) {
  return request.method == "GET" || request.target.starts_with("/_localecs/clock");
}

}  // namespace

bool only_reads(const http::Request& request) {
  const Protocol& protocol = protocol_of(request);
  if (&protocol == &private_api()) return only_reads_private(request);
  const std::string name = operation_of(request, protocol);
  if (name.empty()) return request.method == "GET";  // a container's, of its metadata
  return std::ranges::any_of(kReading,
                             [&](std::string_view word) { return name.starts_with(word); });
}

}  // namespace localecs::gateway
