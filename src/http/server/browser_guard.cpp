// Judges a request by its Host (DNS rebinding) and by the headers that browsers add to what a web
// page sends.
#include <localecs/http/browser_guard.hpp>

#include <localecs/base/text.hpp>

#include <boost/beast/core/string.hpp>

#include <algorithm>
#include <array>

namespace localecs::http {
namespace {

using boost::beast::iequals;

// Safe to answer to: nobody can register a name below .localhost or .internal, so no attacker's
// page can come from one.
constexpr std::array<std::string_view, 5> kNames{
    "localhost", "localecs.internal", "data-localecs.internal", "stream-localecs.internal",
    "host.docker.internal"};

bool consists_of(std::string_view text, std::string_view characters) {
  return !text.empty() && text.find_first_not_of(characters) == std::string_view::npos;
}

// True for IPv4 and IPv6 addresses. They are safe to answer to: DNS rebinding needs a name, a page
// that came from an address can only ask that address. The test for IPv4 is loose because no host
// name's last label is a number.
bool is_address(std::string_view host) {
  if (host.starts_with('[') && host.ends_with(']'))
    return consists_of(host.substr(1, host.size() - 2), "0123456789abcdefABCDEF:.");
  return consists_of(host, "0123456789.") && host[0] != '.';
}

// "localhost:4566" -> "localhost"; empty if the text after the colon is no port.
std::string_view without_port(std::string_view host) {
  const auto bracket = host.starts_with('[') ? host.find(']') : 0;
  if (bracket == std::string_view::npos) return {};
  const auto colon = host.find(':', bracket);
  if (colon == std::string_view::npos) return host;
  const std::string_view port = host.substr(colon + 1);
  return port.empty() || consists_of(port, "0123456789") ? host.substr(0, colon)
                                                         : std::string_view();
}

// pattern: as BrowserGuard's constructor takes them. "*.example.com" does not match "example.com".
bool matches(std::string_view pattern, std::string_view host) {
  if (pattern == "*") return true;
  if (!pattern.starts_with("*.")) return host == pattern;
  return host.size() > pattern.size() - 1 && host.ends_with(pattern.substr(1));
}

// The headers that tell a browser from a program, collected in one walk over all headers.
struct Signs {
  std::string_view host, fetch_site, user_agent;
  bool has_host = false, has_origin = false, hosts_differ = false;
  // True with a header that a page may send only after a CORS preflight, which is never granted.
  bool is_deliberate = false;
};

// Switches on the name's length first: this runs for every header of every request, and most names
// need no comparison.
void collect(const Header& header, Signs& signs) {
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

// Catches pages that the Origin test misses: old browsers submit forms without an Origin, Safari
// follows links without one. But every browser's User-Agent begins with "Mozilla/".
bool is_form_or_link(const Signs& signs) {
  return !signs.is_deliberate && signs.user_agent.starts_with("Mozilla/");
}

}  // namespace

bool may_act(const Request& request) {
  return request.method != "GET" && request.method != "HEAD";
}

BrowserGuard::BrowserGuard(std::vector<std::string> allowed_hosts)
    : allowed_(std::move(allowed_hosts)) {
  for (std::string& host : allowed_) host = to_lower(host);
}

// A missing Host passes: a browser always sends one, so the request comes from a program.
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

std::string BrowserGuard::objection(const Request& request, MayAct acts) const {
  Signs signs;
  for (const Header& header : request.headers) collect(header, signs);
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
  if (is_form_or_link(signs) && acts(request))
    return "localecs does not do what a browser asks for: a web page might be behind it.";
  return {};
}

}  // namespace localecs::http
