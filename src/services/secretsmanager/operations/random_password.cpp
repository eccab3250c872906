// GetRandomPassword: characters of the wanted kinds, one of each kind at least.
#include <localecs/aws/error.hpp>
#include <localecs/aws/secretsmanager/get_random_password.hpp>
#include <localecs/aws/secretsmanager/operations.hpp>
#include <localecs/services/operation.hpp>

#include <algorithm>

namespace localecs::services::secretsmanager {
namespace {

bool is_excluded(const GetRandomPasswordRequest& input, char c) {
  return input.ExcludeCharacters.value_or("").find(c) != std::string::npos;
}

// The kinds of which a password has one character each. A space is allowed, but required never.
std::vector<std::string> alphabets(const GetRandomPasswordRequest& input) {
  std::vector<std::string> kinds;
  const auto add = [&](const std::optional<bool>& excluded, const char* characters) {
    if (!excluded.value_or(false)) kinds.emplace_back(characters);
  };
  add(input.ExcludeLowercase, "abcdefghijklmnopqrstuvwxyz");
  add(input.ExcludeUppercase, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  add(input.ExcludeNumbers, "0123456789");
  add(input.ExcludePunctuation, "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");
  for (std::string& kind : kinds)
    std::erase_if(kind, [&](char c) { return is_excluded(input, c); });
  std::erase_if(kinds, [](const std::string& kind) { return kind.empty(); });
  return kinds;
}

char draw(IdSource& ids, const std::string& from) {
  return from[ids.number() % from.size()];
}

}  // namespace

GetRandomPasswordResponse get_random_password(Call& call, const GetRandomPasswordRequest& input) {
  const auto kinds = alphabets(input);
  const auto length = static_cast<std::size_t>(input.PasswordLength.value_or(32));
  std::string password, all;
  if (input.IncludeSpace.value_or(false) && !is_excluded(input, ' ')) all = " ";
  if (kinds.empty() && all.empty())
    throw aws::Error("InvalidParameterException",
                     "The password cannot be generated: every character is excluded.");
  for (const std::string& kind : kinds) {
    if (input.RequireEachIncludedType.value_or(true)) password += draw(call.ids, kind);
    all += kind;
  }
  if (password.size() > length)
    throw aws::Error("InvalidParameterException",
                     "Password length is too short based on the required types.");
  password.reserve(length);
  while (password.size() < length) password += draw(call.ids, all);
  for (std::size_t left = password.size(); left > 1; --left)
    std::swap(password[left - 1], password[call.ids.number() % left]);
  return {std::move(password)};
}

}  // namespace localecs::services::secretsmanager
