// A version of a parameter as GetParameter and its kin show it.
#include <localecs/aws/ssm/parameter.hpp>
#include <localecs/base/text.hpp>

#include <random>

#include "common.hpp"

namespace localecs::services::ssm {
namespace {

// A stand-in for KMS's ciphertext; nothing is encrypted here. Like the real one it reveals only the
// value's length.
std::string ciphertext_of(const Found& found) {
  constexpr std::string_view head("\x01\x02\x02\x00\x78", 5);  // "AQICAHh…" in base64
  constexpr std::size_t envelope = 148;                        // bytes of key and tag
  const std::string version = found.parameter->arn + ":" + std::to_string(found.number);
  std::seed_seq seed(version.begin(), version.end());
  std::mt19937 bytes(seed);
  std::string text(head.data(), head.size());
  for (std::size_t i = 0; i < envelope + found.version->value.size(); ++i)
    text += static_cast<char>(bytes() & 0xff);
  return base64_encode(text);
}

}  // namespace

std::string value_of(const Found& found, bool with_decryption) {
  const bool is_hidden = found.version->type == "SecureString" && !with_decryption;
  return is_hidden ? ciphertext_of(found) : found.version->value;
}

aws::ssm::Parameter view(const Found& found, bool with_decryption) {
  return {.ARN = found.parameter->arn,
          .DataType = found.version->data_type,
          .LastModifiedDate = found.version->modified_at,
          .Name = found.parameter->name,
          .Selector = found.selector,
          .SourceResult = std::nullopt,
          .Type = aws::from_text<ParameterType>(found.version->type),
          .Value = value_of(found, with_decryption),
          .Version = found.number};
}

}  // namespace localecs::services::ssm
