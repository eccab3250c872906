// Warns of open addresses, and reads the files of keys and policies.
#include "security.hpp"

#include <localecs/base/file.hpp>
#include <localecs/base/log.hpp>

#include <boost/asio/ip/address.hpp>
#include <stdexcept>

#include "access_keys.hpp"

namespace localecs::app {
namespace {

std::string whole_file(const std::string& path) {
  auto content = read_file(path);
  if (!content) throw std::invalid_argument("'" + path + "' cannot be read");
  return *std::move(content);
}

}  // namespace

// A caller that may start containers owns the machine (it can mount "/"), so an address that others
// can reach deserves a warning.
void warn_of_others(const Options& options) {
  if (boost::asio::ip::make_address(options.address).is_loopback()) return;
  log::warn(
      "{} is not a loopback address: everyone who reaches it can run containers on this machine, "
      "mount its folders and read the secrets kept here; nothing is encrypted{}",
      options.address,
      options.require_signatures
          ? ", though callers have to sign"
          : ", and callers are believed what they say (see --require-signatures)");
}

http::ServerOptions server_options(const Options& options) {
  return {.address = options.address,
          .port = options.port,
          .max_connections = static_cast<std::size_t>(options.max_connections)};
}

gateway::Options gateway_options(const Options& options, const http::BrowserGuard& guard) {
  const std::string& policies = options.role_policies;
  return {.account = options.account,
          .region = options.region,
          .guard = guard,
          .require_signatures = options.require_signatures,
          .access_keys = options.access_keys.empty() ? gateway::AccessKeys()
                                                     : read_access_keys(options.access_keys),
          .role_policies = policies.empty() ? gateway::RolePolicies()
                                            : gateway::read_role_policies(whole_file(policies))};
}

}  // namespace localecs::app
