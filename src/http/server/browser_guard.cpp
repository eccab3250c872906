// The rules: the Host that is asked for, and the headers by which browsers tell on pages.
#include <boost/beast/core/string.hpp>
#include <localecs/base/text.hpp>
#include <localecs/http/browser_guard.hpp>

#include <algorithm>
#include <array>

namespace localecs::http {
namespace {

using boost::beast::iequals;

// Nobody can register a name below .localhost or .internal, and point it at us with a page of
// theirs.
constexpr std::array<std::string_view, 5> kNames{
    "localhost", "localecs.internal", "data-localecs.internal", "stream-localecs.internal",
    "host.docker.internal"};

bool consists_of(std::string_view text, std::string_view characters) {
  return !text.empty() && text.find_first_not_of(characters) == std::string_view::npos;
}

// A page that came from an address can only ask that address: rebinding needs a name. No name's
// last label is a number.
bool is_address(std::string_view host) {
  if (host.starts_with('[') && host.ends_with(']'))
    return consists_of(host.substr(1, host.size() - 2), "0123456789abcdefABCDEF:.");
  return consists_of(host, "0123456789.") && host[0] != '.';
}

// "localhost:4566" -> "localhost"; empty where what follows the name is no port.
std::string_view without_port(std::string_view host) {
  const auto bracket = host.starts_with('[') ? host.find(']') : 0;
  if (bracket == std::string_view::npos) return {};
  const auto colon = host.find(':', bracket);
  if (colon == std::string_view::npos) return host;
  const std::string_view port = host.substr(colon + 1);
  return port.empty() || consists_of(port, "0123456789") ? host.substr(0, colon)
                                                         : std::string_view();
}

bool matches(std::string_view pattern, std::string_view host) {
  if (pattern == "*") return true;
  if (!pattern.starts_with("*.")) return host == pattern;
  return host.size() > pattern.size() - 1 && host.ends_with(pattern.substr(1));
}

// What of a request tells where it comes from, found in one walk over its headers.
struct Signs {
  std::string_view host, fetch_site, user_agent;
  bool has_host = false, has_origin = false, hosts_differ = false;
  bool is_deliberate = false;  // has a header that no page may send without asking us first
};

// Only names of the right length are compared.
void note(const Header& header, Signs& signs) {
  const auto& [name, value] = header;
  switch (name.size()) {
    case 4:
      if (!iequals(name, "Host")) break;
      signs.hosts_differ = signs.has_host && value != signs.host;
      signs.host = value;
      signs.has_host = true;
      break;
    case 6:
      if (iequals(name, "Origin")) signs.has_origin = true;
      break;
    case 10:
      if (iequals(name, "User-Agent")) signs.user_agent = value;
      break;
    case 12:
      if (iequals(name, "X-Amz-Target")) signs.is_deliberate = true;
      break;
    case 13:
      if (iequals(name, "Authorization")) signs.is_deliberate = true;
      break;
    case 14:
      if (iequals(name, "Sec-Fetch-Site")) signs.fetch_site = value;
      break;
    case 15:
      if (iequals(name, "smithy-protocol")) signs.is_deliberate = true;
      break;
    default:
      break;
  }
}

bool may_act(const Request& request) {
  const bool reads = request.method == "GET" || request.method == "HEAD";
  return !reads || request.target.find("Action=") != std::string::npos;
}

// Every browser says that it is one. Most name the page's origin too, but not old ones on a form,
// nor Safari on a link.
bool is_form_or_link(const Request& request, const Signs& signs) {
  return !signs.is_deliberate && signs.user_agent.starts_with("Mozilla/") && may_act(request);
}

}  // namespace

BrowserGuard::BrowserGuard(std::vector<std::string> allowed_hosts)
    : allowed_(std::move(allowed_hosts)) {
  for (std::string& host : allowed_) host = to_lower(host);
}

// A browser always sends a Host, so one that is missing is nobody's trick.
bool BrowserGuard::is_ours(std::string_view host) const {
  if (host.empty()) return true;
  std::string_view name = without_port(host);
  if (is_address(name)) return true;
  if (name.ends_with('.')) name.remove_suffix(1);
  if (name.empty()) return false;
  const std::string small = to_lower(name);
  return std::ranges::find(kNames, small) != kNames.end() || small.ends_with(".localhost") ||
         std::ranges::any_of(allowed_,
                             [&](const std::string& pattern) { return matches(pattern, small); });
}

std::string BrowserGuard::objection(const Request& request) const {
  Signs signs;
  for (const Header& header : request.headers) note(header, signs);
  if (signs.hosts_differ) return "The request names two hosts.";
  if (!is_ours(signs.host)) {
    const std::string host(signs.host.substr(0, 255));
    return "localecs does not answer to the host name '" + host +
           "', which may be a web page's trick (DNS rebinding). If it is yours, start localecs "
           "with --allowed-host " +
           std::string(without_port(host)) + ".";
  }
  if (signs.has_origin)
    return "localecs does not answer to web pages: the request has an Origin header.";
  if (!signs.fetch_site.empty() && !iequals(signs.fetch_site, "none") &&
      !iequals(signs.fetch_site, "same-origin"))
    return "localecs does not answer to web pages: the request has the header Sec-Fetch-Site: " +
           std::string(signs.fetch_site.substr(0, 32)) + ".";
  if (is_form_or_link(request, signs))
    return "localecs does not do what a browser asks for: a web page might be behind it.";
  return {};
}

}  // namespace localecs::http
