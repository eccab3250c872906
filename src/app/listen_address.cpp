// Resolves names with the system's resolver.
#include "listen_address.hpp"

#include <netdb.h>

#include <boost/asio/ip/address.hpp>
#include <memory>
#include <stdexcept>

namespace localecs::app {
namespace {

std::string in_digits(const addrinfo& found) {
  char text[NI_MAXHOST];
  const int error =
      getnameinfo(found.ai_addr, found.ai_addrlen, text, sizeof text, nullptr, 0, NI_NUMERICHOST);
  return error == 0 ? text : std::string();
}

std::string without_brackets(const std::string& host) {
  return host.starts_with('[') && host.ends_with(']') ? host.substr(1, host.size() - 2) : host;
}

}  // namespace

std::string resolve_listen_address(const std::string& host) {
  const std::string name = without_brackets(host);
  if (name.empty())
    throw std::invalid_argument(
        "--listen wants an address before the port: 127.0.0.1, or 0.0.0.0 for all");
  boost::system::error_code error;
  if (boost::asio::ip::make_address(name, error); !error) return name;
  addrinfo* list = nullptr;
  const addrinfo wanted{.ai_socktype = SOCK_STREAM};
  const int status = getaddrinfo(name.c_str(), nullptr, &wanted, &list);
  if (status != 0)
    throw std::invalid_argument("--listen: there is no address '" + name +
                                "': " + gai_strerror(status));
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> all(list, &freeaddrinfo);
  for (const addrinfo* one = list; one; one = one->ai_next)
    if (one->ai_family == AF_INET) return in_digits(*one);
  return in_digits(*list);
}

std::string authority(const std::string& address, std::uint16_t port) {
  const bool is_v6 = address.find(':') != std::string::npos;
  return (is_v6 ? "[" + address + "]" : address) + ":" + std::to_string(port);
}

}  // namespace localecs::app
