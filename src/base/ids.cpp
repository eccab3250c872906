// Draws identifiers from one seeded generator.
#include <localecs/base/ids.hpp>

#include <string_view>

namespace localecs {
namespace {

std::string draw(std::mt19937_64& random, std::string_view alphabet, int length) {
  std::uniform_int_distribution<std::size_t> pick(0, alphabet.size() - 1);
  std::string id(static_cast<std::size_t>(length), ' ');
  for (char& c : id) c = alphabet[pick(random)];
  return id;
}

std::uint64_t system_seed() {
  std::random_device device;
  return (static_cast<std::uint64_t>(device()) << 32) | device();
}

}  // namespace

IdSource::IdSource() : random_(system_seed()) {}

// Hashes the text by FNV-1a, whose result is the same on every machine; std::hash promises less.
IdSource IdSource::of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return IdSource(hash);
}

std::string IdSource::hex(int digits) {
  return draw(random_, "0123456789abcdef", digits);
}

std::string IdSource::uuid() {
  std::string id = hex(32);
  id[12] = '4';  // version and variant of a random UUID (RFC 9562)
  id[16] = "89ab"[random_() % 4];
  for (std::size_t at : {8, 13, 18, 23}) id.insert(at, "-");
  return id;
}

std::string IdSource::decimal(int digits) {
  std::string id = draw(random_, "0123456789", digits);
  if (id[0] == '0') id[0] = '1';
  return id;
}

std::string IdSource::url_safe(int length) {
  return draw(random_, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-", length);
}

std::string IdSource::base32(int length) {
  return draw(random_, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", length);
}

}  // namespace localecs
