// AssumeRoleWithWebIdentity: keys for a role against a token, whose claims are read and whose
// signature is not verified.
#include <localecs/aws/sts/assume_role_with_web_identity.hpp>
#include <localecs/aws/sts/operations.hpp>
#include <localecs/base/json.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/operation.hpp>

#include <nlohmann/json.hpp>

#include "sessions.hpp"

namespace localecs::services::sts {
namespace {

aws::Document claims_of(const std::string& token) {
  const auto parts = split(token, '.');
  std::string middle(parts.size() == 3 ? parts[1] : std::string_view());
  for (char& c : middle) c = c == '-' ? '+' : c == '_' ? '/' : c;
  middle.append((4 - middle.size() % 4) % 4, '=');
  const auto text = base64_decode(middle);
  auto claims = text ? read_json(*text) : aws::Document();
  if (!claims.is_object())
    throw aws::Error("InvalidIdentityToken",
                     "The ID Token provided is not a valid JWT. (You may see this error if you "
                     "sent an Access Token)");
  return claims;
}

std::optional<std::string> text_claim(const aws::Document& claims, const char* name) {
  const auto found = claims.find(name);
  if (found == claims.end()) return std::nullopt;
  const aws::Document& claim = found->is_array() && !found->empty() ? found->front() : *found;
  return claim.is_string() ? std::optional(claim.get<std::string>()) : std::nullopt;
}

void check_expiry(const aws::Document& claims, TimePoint now) {
  const auto expiry = claims.find("exp");
  if (expiry == claims.end() || !expiry->is_number_integer()) return;
  const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  if (seconds >= expiry->get<std::int64_t>())
    throw aws::Error("ExpiredTokenException",
                     "Token expired: current date/time " + std::to_string(seconds) +
                         " must be before the expiration date/time " + expiry->dump());
}

}  // namespace

AssumeRoleWithWebIdentityResponse assume_role_with_web_identity(
    Call& call, const AssumeRoleWithWebIdentityRequest& input) {
  const aws::Document claims = claims_of(input.WebIdentityToken);
  check_expiry(claims, call.now);
  const auto packed = packed_size(input.Policy);
  Lent lent = lend_role(call, input.RoleArn, input.RoleSessionName, input.DurationSeconds);
  return {.AssumedRoleUser = std::move(lent.user),
          .Audience = text_claim(claims, "aud"),
          .Credentials = std::move(lent.credentials),
          .PackedPolicySize = packed,
          .Provider = text_claim(claims, "iss"),
          .SourceIdentity = std::nullopt,
          .SubjectFromWebIdentityToken = text_claim(claims, "sub")};
}

}  // namespace localecs::services::sts
