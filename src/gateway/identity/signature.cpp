// Reads and checks signatures; the messages are those of AWS.
#include "signature.hpp"

#include <localecs/aws/error.hpp>
#include <localecs/base/digest.hpp>
#include <localecs/base/text.hpp>

#include <algorithm>
#include <ctime>
#include <map>

#include "canonical_request.hpp"
#include "hmac.hpp"

namespace localecs::gateway {
namespace {

using namespace std::chrono_literals;
using Fields = std::map<std::string, std::string, std::less<>>;

constexpr std::string_view kAlgorithm = "AWS4-HMAC-SHA256";
constexpr std::string_view kUnsigned = "UNSIGNED-PAYLOAD";
// AWS accepts clocks that differ by up to five minutes.
constexpr Duration kSkew = 5min;
constexpr long long kLongest = 604'800;  // seconds that a presigned URL may be valid: 7 days

aws::Error incomplete(const std::string& message) {
  return {"IncompleteSignatureException", message};
}
aws::Error invalid(const std::string& message) {
  return {"InvalidSignatureException", message};
}

const std::string& field(const Fields& fields, std::string_view name) {
  static const std::string none;
  const auto found = fields.find(name);
  return found == fields.end() ? none : found->second;
}

// Splits "Credential=…, SignedHeaders=…, Signature=…" into its fields.
Fields fields_of_header(std::string_view header) {
  Fields fields;
  for (std::string_view part : split(header, ',')) {
    part = trim(part);
    const auto equals = part.find('=');
    if (equals == std::string_view::npos)
      throw incomplete("'" + std::string(part) +
                       "' not a valid key=value pair (missing equal-sign) in Authorization "
                       "header: '" +
                       std::string(header) + "'.");
    fields.emplace(part.substr(0, equals), part.substr(equals + 1));
  }
  return fields;
}

Fields fields_of_query(std::string_view target) {
  Fields fields;
  const auto mark = target.find('?');
  if (mark == std::string_view::npos) return fields;
  for (const std::string_view part : split(target.substr(mark + 1), '&'))
    if (const auto equals = part.find('='); equals != std::string_view::npos)
      fields.emplace(percent_decode(part.substr(0, equals)),
                     percent_decode(part.substr(equals + 1)));
  return fields;
}

// Turns "Thu, 01 Jan 2026 00:00:00 GMT" of a Date header into the spelling that is signed:
// "20260101T000000Z".
std::string basic_time(std::string_view http_date) {
  std::tm parts{};
  const std::string text(http_date);
  const char* end = strptime(text.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
  char basic[32];
  if (!end || *end) return text;
  return {basic, std::strftime(basic, sizeof basic, "%Y%m%dT%H%M%SZ", &parts)};
}

std::string time_of(const http::Request& request) {
  const std::string_view own = request.header("X-Amz-Date");
  return own.empty() ? basic_time(request.header("Date")) : std::string(own);
}

std::string payload_of(const http::Request& request) {
  if (request.header("X-Amz-Content-Sha256") == kUnsigned) return std::string(kUnsigned);
  return to_hex(sha256(request.body));
}

Signature in_header(const http::Request& request, std::string_view header) {
  const auto blank = header.find(' ');
  if (header.substr(0, blank) != kAlgorithm)
    throw incomplete("Unsupported AWS 'algorithm': '" + std::string(header.substr(0, blank)) +
                     "'.");
  const Fields fields =
      blank == std::string_view::npos ? Fields() : fields_of_header(header.substr(blank + 1));
  Signature signature{.credential = field(fields, "Credential"),
                      .signed_headers = field(fields, "SignedHeaders"),
                      .hex = field(fields, "Signature"),
                      .time = time_of(request),
                      .token = std::string(request.header("X-Amz-Security-Token")),
                      .payload = payload_of(request)};
  std::string missing;
  for (const char* name : {"Credential", "Signature", "SignedHeaders"})
    if (field(fields, name).empty())
      missing += std::string("Authorization header requires '") + name + "' parameter. ";
  if (signature.time.empty())
    missing +=
        "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
  if (!missing.empty()) throw incomplete(missing + "Authorization=" + std::string(kAlgorithm));
  return signature;
}

Signature in_url(const http::Request& request, const Fields& fields) {
  if (field(fields, "X-Amz-Algorithm") != kAlgorithm)
    throw incomplete("Unsupported AWS 'algorithm': '" + field(fields, "X-Amz-Algorithm") + "'.");
  std::string missing;
  for (const char* name :
       {"X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date"})
    if (field(fields, name).empty())
      missing += std::string("AWS query-string parameters must include '") + name + "'. ";
  if (!missing.empty()) throw incomplete(missing + "Re-examine the query-string parameters.");
  const std::string& expires = field(fields, "X-Amz-Expires");
  const auto seconds = expires.empty() ? std::optional(0ll) : to_number(expires);
  if (!seconds || *seconds < 0 || *seconds > kLongest)
    throw incomplete("X-Amz-Expires must be between 1 and 604800 seconds.");
  return {.credential = field(fields, "X-Amz-Credential"),
          .signed_headers = field(fields, "X-Amz-SignedHeaders"),
          .hex = field(fields, "X-Amz-Signature"),
          .time = field(fields, "X-Amz-Date"),
          .token = field(fields, "X-Amz-Security-Token"),
          .payload = payload_of(request),
          .lasts = std::chrono::seconds(*seconds)};
}

std::optional<TimePoint> parse_time(const std::string& basic) {
  std::tm parts{};
  const char* end = strptime(basic.c_str(), "%Y%m%dT%H%M%SZ", &parts);
  if (!end || *end || basic.size() != 16) return std::nullopt;
  return TimePoint(std::chrono::seconds(timegm(&parts)));
}

std::string basic(TimePoint at) {
  const std::time_t seconds =
      std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
  std::tm parts{};
  char text[32];
  gmtime_r(&seconds, &parts);
  return {text, std::strftime(text, sizeof text, "%Y%m%dT%H%M%SZ", &parts)};
}

void check_time(const Signature& signature, TimePoint now) {
  const auto signed_at = parse_time(signature.time);
  if (!signed_at)
    throw incomplete("Date must be in ISO-8601 'basic format'. Got '" + signature.time +
                     "'. See http://en.wikipedia.org/wiki/ISO_8601");
  const Duration lasts = std::max(signature.lasts, kSkew);
  const std::string minutes =
      std::to_string(std::chrono::duration_cast<std::chrono::minutes>(lasts).count());
  if (*signed_at < now - lasts)
    throw invalid("Signature expired: " + signature.time + " is now earlier than " +
                  basic(now - lasts) + " (" + basic(now) + " - " + minutes + " min.)");
  if (*signed_at > now + kSkew)
    throw invalid("Signature not yet current: " + signature.time + " is still later than " +
                  basic(now + kSkew) + " (" + basic(now) + " + 5 min.)");
}

bool is_signed(const Signature& signature, std::string_view header) {
  return std::ranges::count(split(signature.signed_headers, ';'), header) > 0;
}

// These headers must be signed if present: otherwise somebody could send a captured signature with
// another operation (x-amz-target) or to another host.
void check_headers(const http::Request& request, const Signature& signature) {
  for (const char* name : {"host", "x-amz-target", "x-amz-content-sha256"})
    if (!request.header(name).empty() && !is_signed(signature, name) &&
        !(name == std::string_view("x-amz-content-sha256") && signature.payload != kUnsigned))
      throw invalid(std::string("'") + name +
                    "' must be a 'SignedHeader' in the AWS Authorization.");
}

}  // namespace

Signature read_signature(const http::Request& request) {
  const std::string_view header = request.header("Authorization");
  if (!header.empty()) return in_header(request, header);
  const Fields fields = fields_of_query(request.target);
  if (fields.contains("X-Amz-Signature") || fields.contains("X-Amz-Credential"))
    return in_url(request, fields);
  throw aws::Error("MissingAuthenticationTokenException", "Missing Authentication Token");
}

std::string sign(const http::Request& request, const Signature& signature,
                 std::string_view secret) {
  const auto slash = signature.credential.find('/');
  const std::string scope =
      slash == std::string::npos ? std::string() : signature.credential.substr(slash + 1);
  std::string text(kAlgorithm);
  text.append("\n").append(signature.time).append("\n").append(scope).append("\n");
  text += to_hex(sha256(canonical_request(request, signature.signed_headers, signature.payload)));
  // The signing key is derived step by step: HMAC over date, region, service, "aws4_request".
  std::string key = "AWS4" + std::string(secret);
  for (const std::string_view part : split(scope, '/')) key = hmac_sha256(key, part);
  return to_hex(hmac_sha256(key, text));
}

void check(const http::Request& request, const Signature& signature, std::string_view secret,
           TimePoint now) {
  const auto parts = split(signature.credential, '/');
  if (parts.size() != 5 || parts[4] != "aws4_request")
    throw incomplete(
        "Credential must have exactly 5 slash-delimited elements, e.g. "
        "keyid/date/region/service/term, got '" +
        signature.credential + "'");
  if (parts[1] != std::string_view(signature.time).substr(0, 8))
    throw invalid(
        "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date "
        "from HTTP: '" +
        std::string(parts[1]) + "' != '" + signature.time.substr(0, 8) + "', from '" +
        signature.time + "'.");
  check_headers(request, signature);
  check_time(signature, now);
  if (!is_same_secret(sign(request, signature, secret), signature.hex))
    throw invalid(
        "The request signature we calculated does not match the signature you provided. Check your "
        "AWS Secret Access Key and signing method. Consult the service documentation for details.");
}

}  // namespace localecs::gateway
