// What STS demands of its inputs, as the public model states it.
#include <localecs/aws/sts/rules.hpp>

namespace localecs::aws::sts {

const Rules& rules() {
  static constexpr Rule table[] = {
    {"AssumeRoleRequest", "DurationSeconds", {.least = 900, .most = 43200}},
    {"AssumeRoleRequest", "ExternalId", {.least = 2, .most = 1224, .pattern = R"([\w+=,.@:\/-]*)"}},
    {"AssumeRoleRequest", "Policy", {.least = 1, .pattern = R"([\u0009\u000A\u000D\u0020-\u00FF]+)"}},
    {"AssumeRoleRequest", "ProvidedContexts", {.least = 1, .most = 5}},
    {"AssumeRoleRequest", "RoleArn", {.least = 20, .most = 2048, .pattern = R"([\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+)"}},
    {"AssumeRoleRequest", "RoleSessionName", {.least = 2, .most = 64, .pattern = R"([\w+=,.@-]*)"}},
    {"AssumeRoleRequest", "SerialNumber", {.least = 9, .most = 256, .pattern = R"([\w+=/:,.@-]*)"}},
    {"AssumeRoleRequest", "SourceIdentity", {.least = 2, .most = 64, .pattern = R"([\w+=,.@-]*)"}},
    {"AssumeRoleRequest", "Tags", {.most = 50}},
    {"AssumeRoleRequest", "TokenCode", {.least = 6, .most = 6, .pattern = R"([\d]*)"}},
    {"AssumeRoleRequest", "TransitiveTagKeys", {.most = 50}, {.least = 1, .most = 128, .pattern = R"([\p{L}\p{Z}\p{N}_.:/=+\-@]+)"}},
    {"PolicyDescriptorType", "arn", {.least = 20, .most = 2048, .pattern = R"([\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+)"}},
    {"ProvidedContext", "ContextAssertion", {.least = 4, .most = 2048}},
    {"ProvidedContext", "ProviderArn", {.least = 20, .most = 2048, .pattern = R"([\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+)"}},
    {"Tag", "Key", {.least = 1, .most = 128, .pattern = R"([\p{L}\p{Z}\p{N}_.:/=+\-@]+)"}},
    {"Tag", "Value", {.least = 0, .most = 256, .pattern = R"([\p{L}\p{Z}\p{N}_.:/=+\-@]*)"}},
    {"AssumeRoleWithWebIdentityRequest", "DurationSeconds", {.least = 900, .most = 43200}},
    {"AssumeRoleWithWebIdentityRequest", "Policy", {.least = 1, .most = 2048, .pattern = R"([\u0009\u000A\u000D\u0020-\u00FF]+)"}},
    {"AssumeRoleWithWebIdentityRequest", "ProviderId", {.least = 4, .most = 2048}},
    {"AssumeRoleWithWebIdentityRequest", "RoleArn", {.least = 20, .most = 2048, .pattern = R"([\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+)"}},
    {"AssumeRoleWithWebIdentityRequest", "RoleSessionName", {.least = 2, .most = 64, .pattern = R"([\w+=,.@-]*)"}},
    {"AssumeRoleWithWebIdentityRequest", "WebIdentityToken", {.least = 4, .most = 20000, .is_sensitive = true}},
    {"GetAccessKeyInfoRequest", "AccessKeyId", {.least = 16, .most = 128, .pattern = R"([\w]*)"}},
    {"GetSessionTokenRequest", "DurationSeconds", {.least = 900, .most = 129600}},
    {"GetSessionTokenRequest", "SerialNumber", {.least = 9, .most = 256, .pattern = R"([\w+=/:,.@-]*)"}},
    {"GetSessionTokenRequest", "TokenCode", {.least = 6, .most = 6, .pattern = R"([\d]*)"}},
  };
  static constexpr Rules all{"ValidationError", table};
  return all;
}

}  // namespace localecs::aws::sts
