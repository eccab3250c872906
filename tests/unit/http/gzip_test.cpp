// Bodies packed with gzip: good ones, damaged ones, and those that would fill the memory.
#include <gtest/gtest.h>

#include <localecs/base/text.hpp>
#include <localecs/http/gzip.hpp>

namespace localecs::http {
namespace {

std::string packed(std::string_view base64) {
  return *base64_decode(base64);
}

// printf 'hello hello hello\n' | gzip -n
const std::string kHello = packed("H4sIAAAAAAAAA8tIzcnJV8hAkFwAO3yK3xIAAAA=");

TEST(Gzip, is_unpacked) {
  EXPECT_EQ(gunzip(kHello, 100).bytes, "hello hello hello\n");
  EXPECT_EQ(gunzip(kHello, 18).bytes, "hello hello hello\n");
}

TEST(Gzip, may_have_a_name_in_its_header) {
  const std::string named = kHello.substr(0, 3) + '\x08' + kHello.substr(4, 6) + "body.json" +
                            std::string(1, '\0') + kHello.substr(10);
  EXPECT_EQ(gunzip(named, 100).bytes, "hello hello hello\n");
}

TEST(Gzip, is_not_unpacked_beyond_the_limit) {
  const Unpacked unpacked = gunzip(kHello, 17);
  EXPECT_TRUE(unpacked.is_too_large);
  EXPECT_FALSE(unpacked.bytes);
}

TEST(Gzip, that_is_damaged_is_refused) {
  for (std::size_t length = 0; length < kHello.size(); ++length)
    EXPECT_FALSE(gunzip(kHello.substr(0, length), 100).bytes) << length;
  for (std::size_t at = 0; at < kHello.size(); ++at) {
    std::string damaged = kHello;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
    // What the header says of time and system is for nobody.
    EXPECT_EQ(gunzip(damaged, 100).bytes.value_or("hello hello hello\n"), "hello hello hello\n")
        << at;
  }
  EXPECT_FALSE(gunzip(std::string(1000, '\x1f'), 100).bytes);
}

}  // namespace
}  // namespace localecs::http
