// Text helpers at their edges.
#include <localecs/base/text.hpp>

#include <gmock/gmock.h>

namespace localecs {
namespace {

using testing::ElementsAre;
using testing::Optional;

TEST(Text, splits_into_as_many_parts_as_there_are_separators_and_one) {
  EXPECT_THAT(split("a/b/c", '/'), ElementsAre("a", "b", "c"));
  EXPECT_THAT(split("", '/'), ElementsAre(""));
  EXPECT_THAT(split("/", '/'), ElementsAre("", ""));
  EXPECT_THAT(split("a//b", '/'), ElementsAre("a", "", "b"));
}

TEST(Text, joins) {
  EXPECT_EQ(join({}, ", "), "");
  EXPECT_EQ(join({"a"}, ", "), "a");
  EXPECT_EQ(join({"a", "", "b"}, ", "), "a, , b");
}

TEST(Text, trims_blanks_of_every_kind) {
  EXPECT_EQ(trim(" \t\r\n a b \n"), "a b");
  EXPECT_EQ(trim("a"), "a");
  EXPECT_EQ(trim(" \n"), "");
  EXPECT_EQ(trim(""), "");
}

TEST(Text, lowers_ascii_alone) {
  EXPECT_EQ(to_lower("Az09-É"), "az09-É");
}

TEST(Text, reads_whole_numbers_only) {
  EXPECT_THAT(to_number("0"), Optional(0));
  EXPECT_THAT(to_number("-17"), Optional(-17));
  EXPECT_THAT(to_number("9223372036854775807"), Optional(9223372036854775807));
  for (const char* text : {"", "-", "+1", " 1", "1 ", "1.0", "1e3", "0x1", "9223372036854775808"})
    EXPECT_EQ(to_number(text), std::nullopt) << text;
}

TEST(Text, knows_names) {
  EXPECT_TRUE(is_name("web-1_A"));
  EXPECT_TRUE(is_name(std::string(255, 'a')));
  EXPECT_FALSE(is_name(std::string(256, 'a')));
  EXPECT_TRUE(is_name("abc", 3));
  EXPECT_FALSE(is_name("abcd", 3));
  for (const char* text : {"", "a b", "a/b", "a.b", "caf\xc3\xa9", "a\n"})
    EXPECT_FALSE(is_name(text)) << text;
}

TEST(Text, knows_hexadecimal) {
  EXPECT_TRUE(is_hex("09afAF"));
  for (const char* text : {"", "g", "0x1", " 1"}) EXPECT_FALSE(is_hex(text)) << text;
}

TEST(Text, encodes_base64_as_rfc_4648_shows) {
  const std::vector<std::pair<std::string, std::string>> pairs{
      {"", ""},
      {"f", "Zg=="},
      {"fo", "Zm8="},
      {"foo", "Zm9v"},
      {"foob", "Zm9vYg=="},
      {"fooba", "Zm9vYmE="},
      {"foobar", "Zm9vYmFy"},
      {std::string("\0\xff\xfe", 3), "AP/+"}};
  for (const auto& [bytes, text] : pairs) {
    EXPECT_EQ(base64_encode(bytes), text);
    EXPECT_THAT(base64_decode(text), Optional(bytes)) << text;
  }
}

TEST(Text, matches_stars) {
  struct Row {
    std::string_view pattern, text;
    bool is_match;
  };
  const Row rows[] = {{"m5.large", "m5.large", true},
                      {"m5.large", "m5.xlarge", false},
                      {"m5.*", "m5.large", true},
                      {"m5.*", "m5a.large", false},
                      {"c*", "c5.large", true},
                      {"*3*", "t3.micro", true},
                      {"*3*", "m5.large", false},
                      {"c5*.*", "c5n.large", true},
                      {"*.2xlarge", "m5.2xlarge", true},
                      {"*.2xlarge", "m5.12xlarge", false},
                      {"*.*xlarge*", "m5.4xlarge", true},
                      {"", "m5.large", false},
                      {"", "", true},
                      {"*", "", true},
                      {"**", "m5.large", true},
                      {"a?", "ab", false},
                      {"a?", "a?", true}};
  for (const Row& row : rows)
    EXPECT_EQ(matches_wildcards(row.pattern, row.text), row.is_match)
        << row.pattern << " " << row.text;
}

TEST(Text, matches_question_marks_where_they_are_asked_for) {
  const auto matches = [](std::string_view pattern, std::string_view text) {
    return matches_wildcards(pattern, text, Wildcards::star_and_question_mark);
  };
  EXPECT_TRUE(matches("a?c*", "abcd"));
  EXPECT_TRUE(matches("*?", "a"));
  EXPECT_FALSE(matches("a?", "a"));
  EXPECT_FALSE(matches("*?", ""));
}

TEST(Text, appends_numbers) {
  std::string text;
  append_integer(text, -12);
  append_floating(text, 0.25);
  EXPECT_EQ(text, "-120.25");
}

TEST(Text, refuses_what_is_no_base64) {
  for (const char* text : {"Zg", "Zg=", "Zg==\n", "Z===", "====", "Zm9v=", "Z-8_", "Zg==Zg=="})
    EXPECT_EQ(base64_decode(text), std::nullopt) << text;
}

TEST(Text, percent_encodes_all_but_the_unreserved) {
  EXPECT_EQ(percent_encode("aZ09-_.~"), "aZ09-_.~");
  EXPECT_EQ(percent_encode("a b/c?=&%\xc3\xa9\n"), "a%20b%2Fc%3F%3D%26%25%C3%A9%0A");
}

TEST(Text, percent_decodes_what_is_encoded) {
  EXPECT_EQ(percent_decode("a%20b%2fc+d"), "a b/c d");
  EXPECT_EQ(percent_decode("%C3%A9"), "\xc3\xa9");
  for (const char* text : {"%", "%4", "%zz", "a%", "%%"}) EXPECT_EQ(percent_decode(text), text);
  EXPECT_EQ(percent_decode("%%41"), "%A");
}

TEST(Text, knows_utf8) {
  for (const char* text : {"", "abc", "\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x98\x80"})
    EXPECT_TRUE(is_utf8(text)) << text;
  // Cut off, overlong, a surrogate, beyond Unicode, a stray continuation.
  for (const char* text : {"\xc3", "\xe2\x82", "\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80",
                           "\xf4\x90\x80\x80", "\x80", "\xff", "\xc3\x28"})
    EXPECT_FALSE(is_utf8(text)) << text;
  EXPECT_EQ(characters("a\xc3\xa9\xe2\x82\xac"), 3u);
}

}  // namespace
}  // namespace localecs
