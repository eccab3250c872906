// Patterns of models, and the words for what breaks a rule.
#include <gmock/gmock.h>

#include <localecs/aws/error.hpp>
#include <localecs/aws/rules.hpp>
#include <localecs/aws/ssm/put_parameter.hpp>

namespace localecs::aws {
namespace {

TEST(Patterns, match_the_whole_text) {
  EXPECT_TRUE(matches(R"([\w+=,.@-]*)", "me@home-1_x"));
  EXPECT_TRUE(matches(R"([\w+=,.@-]*)", ""));
  EXPECT_FALSE(matches(R"([\w+=,.@-]*)", "a b"));
  EXPECT_FALSE(matches(R"([\w]+)", ""));
  EXPECT_TRUE(matches(R"([\d]*)", "012345"));
  EXPECT_FALSE(matches(R"([\d]*)", "01a"));
  EXPECT_TRUE(matches(R"(^([a-zA-Z0-9:/_-]+)$)", "alias/aws:x_-"));
  EXPECT_FALSE(matches(R"(^([a-zA-Z0-9:/_-]+)$)", "a\n"));
  EXPECT_TRUE(matches(R"(^[a-zA-Z0-9\-]+$)", "a-1"));
}

TEST(Patterns, know_unicode) {
  constexpr const char* tag = R"(^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$)";
  EXPECT_TRUE(matches(tag, "Caf\xc3\xa9 no 1"));
  EXPECT_FALSE(matches(tag, "a#b"));
  EXPECT_FALSE(matches(tag, "\xff"));
  EXPECT_TRUE(matches(R"([\u0009\u000A\u000D\u0020-\u00FF]+)", "{\"a\":\t\xc3\xbf}"));
  EXPECT_FALSE(matches(R"([\u0009\u000A\u000D\u0020-\u00FF]+)", "\xe2\x82\xac"));
}

TEST(Patterns, may_be_of_any_form_that_RE2_reads) {
  EXPECT_TRUE(matches("tag:.+|Name", "Name"));
  EXPECT_TRUE(matches("tag:.+|Name", "tag:x"));
  EXPECT_FALSE(matches("tag:.+|Name", "tag:"));
  EXPECT_FALSE(matches("tag:.+|Name", "Names"));
  EXPECT_TRUE(matches("[0-9]+h", "12h"));
  EXPECT_THROW(matches("(?!aws).*", "x"), std::invalid_argument);
}

std::string problem(const Document& input) {
  try {
    check(validation_errors("ValidationException"), shape_of<ssm::PutParameterRequest>(), input);
    return {};
  } catch (const Error& error) {
    return error.what();
  }
}

TEST(Rules, are_kept_by_most_inputs) {
  EXPECT_EQ(problem({{"Name", "a"}, {"Value", "v"}, {"Type", "String"}, {"Unknown", 1}}), "");
}

TEST(Rules, name_every_violation) {
  EXPECT_EQ(problem(Document::object()),
            "2 validation errors detected: Value null at 'name' failed to satisfy constraint: "
            "Member must not be null; Value null at 'value' failed to satisfy constraint: Member "
            "must not be null");
  EXPECT_EQ(problem({{"Name", "a"}, {"Value", "v"}, {"KeyId", "a b"}}),
            "1 validation error detected: Value 'a b' at 'keyId' failed to satisfy constraint: "
            "Member must satisfy regular expression pattern: ^([a-zA-Z0-9:/_-]+)$");
}

TEST(Rules, count_characters) {
  std::string long_name;
  for (int i = 0; i < 1024; ++i) long_name += "\xc3\xa9";
  EXPECT_EQ(problem({{"Name", "a"}, {"Value", "v"}, {"Description", long_name}}), "");
  EXPECT_THAT(problem({{"Name", "a"}, {"Value", "v"}, {"Description", long_name + "x"}}),
              testing::EndsWith("Member must have length less than or equal to 1024"));
}

TEST(Rules, leave_wrong_types_to_decode) {
  EXPECT_EQ(problem({{"Name", 1}, {"Value", Document::array()}, {"Tags", "x"}, {"Type", 7}}), "");
  EXPECT_EQ(problem(Document::array()), "");
}

}  // namespace
}  // namespace localecs::aws
