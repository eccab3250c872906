// Reads "unix://", "tcp://", "http://" and "https://" addresses with curl's own URL parser, so that
// parsing and calling agree.
#include "client_target.hpp"

#include <curl/curl.h>

#include <memory>
#include <stdexcept>
#include <string_view>

namespace localecs::http {

namespace {

constexpr std::string_view kUnixScheme = "unix://", kTcpScheme = "tcp://";

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, FreeUrl>;

// Empty if the URL has no such part.
std::string part(const Url& url, CURLUPart what) {
  char* text = nullptr;
  if (curl_url_get(url.get(), what, &text, 0) != CURLUE_OK) return {};
  std::string result(text);
  curl_free(text);
  return result;
}

bool has_any(const Url& url, std::initializer_list<CURLUPart> parts) {
  for (const auto what : parts)
    if (!part(url, what).empty()) return true;
  return false;
}

// "tcp" as Docker's DOCKER_HOST means it: TLS if there are files for it, else plain HTTP.
std::string with_http_scheme(const std::string& base, const TlsFiles& tls) {
  if (!base.starts_with(kTcpScheme)) return base;
  const bool encrypted = !tls.ca.empty() || !tls.certificate.empty() || !tls.key.empty();
  return (encrypted ? "https://" : "http://") + base.substr(kTcpScheme.size());
}

// Scheme, host and port. Anything more (user, path, query) is refused: calls append their own path,
// and the rest would be dropped silently.
std::string origin(const std::string& base, const TlsFiles& tls) {
  const Url url(curl_url());
  const auto text = with_http_scheme(base, tls);
  const bool parsed = curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) == CURLUE_OK;
  const auto scheme = part(url, CURLUPART_SCHEME);
  const bool web = scheme == "http" || scheme == "https";
  const bool more =
      has_any(url, {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_QUERY, CURLUPART_FRAGMENT}) ||
      part(url, CURLUPART_PATH) != "/";
  if (!parsed || !web || more) throw std::invalid_argument("not an address to call: " + base);
  const auto port = part(url, CURLUPART_PORT);
  return scheme + "://" + part(url, CURLUPART_HOST) + (port.empty() ? "" : ":" + port);
}

}  // namespace

Target parse_target(const std::string& base, TlsFiles tls) {
  if (!base.starts_with(kUnixScheme)) return {origin(base, tls), {}, std::move(tls)};
  auto path = base.substr(kUnixScheme.size());
  if (!path.starts_with('/')) throw std::invalid_argument("not an absolute socket path: " + base);
  return {"http://localhost", std::move(path), {}};
}

}  // namespace localecs::http
