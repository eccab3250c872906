// Filter patterns: what each matches, what is no pattern, and that none is slow.
#include <services/logs/operations/filter_pattern.hpp>

#include <localecs/aws/error.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>
#include <vector>

namespace localecs::services::logs {
namespace {

struct Row {
  std::string pattern;
  std::vector<std::string> matching, other;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const FilterPattern pattern = parse_filter_pattern(row.pattern);
    for (const std::string& message : row.matching)
      EXPECT_TRUE(pattern.matches(message)) << row.pattern << " on " << message;
    for (const std::string& message : row.other)
      EXPECT_FALSE(pattern.matches(message)) << row.pattern << " on " << message;
  }
}

// The error's text; "" for a pattern that parses.
std::string problem_of(const std::string& pattern) {
  try {
    parse_filter_pattern(pattern);
    return {};
  } catch (const aws::Error& error) {
    EXPECT_EQ(error.code(), "InvalidParameterException");
    return error.what();
  }
}

TEST(FilterPattern, Terms) {
  check({
      {"", {"", "anything"}, {}},
      {"  ", {"anything"}, {}},
      {"\" \"", {"anything", "with blanks"}, {}},
      {"ERROR", {"[ERROR] x", "ERRORCODE: -1"}, {"error", "ERRO R", ""}},
      {"ERROR Exception", {"Exception: ERROR"}, {"ERROR", "Exception"}},
      {"\"INTERNAL SERVER ERROR\"", {"500 INTERNAL SERVER ERROR!"}, {"INTERNAL ERROR SERVER"}},
      {R"("say \"hi\" \\")", {R"(say "hi" \)"}, {"say hi"}},
      {"ERROR -WARN", {"ERROR"}, {"ERROR WARN", "WARN", ""}},
      {"-INFO -\"to be\"", {"x", ""}, {"INFO", "not to be"}},
      {"?ERROR ?WARN", {"ERROR", "a WARN"}, {"INFO", ""}},
      {"?ERROR ?WARN INFO", {"INFO", "INFO ERROR"}, {"ERROR"}},
      {"%^[0-9]+ .*done$%", {"42 is done"}, {"x42 is done", "42 is done."}},
      {"%gr[ae]y|colou?r%", {"grey", "a color"}, {"groy"}},
      {"%10\\.10\\.0\\.1%", {"from 10.10.0.1"}, {"10x10x0x1"}},
      {"login -%u[0-9]{2}%", {"login u1"}, {"login u12"}},
  });
}

TEST(FilterPattern, JsonSelectors) {
  const std::string message =
      R"({"user":{"id":1,"e-mail":"a@b.c"},"list":[{"id":7,"on":true},{"id":8,"on":false}],)"
      R"("grid":[[0,1],[2,3]],"none":null,"dotted.name":"x","text":"value"})";
  check({
      {"{ $.user.id = 1 }", {message}, {"{}", "[]", "no json", "", R"({"user":1})"}},
      {"{$.user.e-mail=\"a@b.c\"}", {message}, {}},
      {"{ $.list[1].id = 8 }", {message}, {}},
      {"{ $.list[2].id = 8 }", {}, {message}},
      {"{ $.list[*].id = 8 }", {message}, {}},
      {"{ $.list[*].id = 9 }", {}, {message}},
      {"{ $.grid[1][0] = 2 }", {message}, {}},
      {"{ $.user.* = \"a@b.c\" }", {message}, {}},
      {"{ $.['dotted.name'] = x }", {message}, {}},
      {"{ $.none IS NULL }", {message}, {"{}"}},
      {"{ $.list[0].on IS TRUE }", {message}, {}},
      {"{ $.list[1].on IS FALSE }", {message}, {}},
      {"{ $.text IS TRUE }", {}, {message}},
      {"{ $.missing NOT EXISTS }", {message}, {}},
      {"{ $.none NOT EXISTS }", {}, {message}},
      // An array or an object can be compared with nothing.
      {"{ $.list = 1 }", {}, {message}},
      {"{ $.list != 1 }", {}, {message}},
      {"{ $.missing != 1 }", {}, {message}},
  });
}

TEST(FilterPattern, JsonComparisons) {
  check({
      {"{ $.a = bar }", {R"({"a":"bar"})"}, {R"({"a":"bars"})", R"({"a":1})"}},
      {"{ $.a != bar }", {R"({"a":"baz"})", R"({"a":1})"}, {R"({"a":"bar"})"}},
      {"{ $.a = \"x*\" }", {R"({"a":"x"})", R"({"a":"xy"})"}, {R"({"a":"yx"})"}},
      {"{ $.a = *x }", {R"({"a":"yx"})"}, {R"({"a":"xy"})"}},
      {"{ $.a = *html* }", {R"({"a":"/a.html?b"})"}, {R"({"a":"htm"})"}},
      {"{ $.a = Ev*ent }", {R"({"a":"Ev*ent"})"}, {R"({"a":"Eveent"})"}},
      {"{ $.a = * }", {R"({"a":"x"})", R"({"a":12})", R"({"a":true})"}, {"{}", R"({"a":null})"}},
      {"{ $.a != 123.123.* }", {R"({"a":"111.1.1.1"})"}, {R"({"a":"123.123.0.1"})"}},
      {"{ $.a = 400 }", {R"({"a":400})", R"({"a":4e2})", R"({"a":"400"})"}, {R"({"a":401})"}},
      {"{ $.a = \"400\" }", {R"({"a":400})", R"({"a":"400"})"}, {R"({"a":"400.0"})"}},
      {"{ $.a >= 500 }", {R"({"a":500})", R"({"a":1e9})"}, {R"({"a":499.9})", R"({"a":"x"})"}},
      {"{ $.a < 10e-3 }", {R"({"a":0.001})", R"({"a":-1})"}, {R"({"a":0.1})"}},
      {"{ $.a > +1000 }", {R"({"a":1001})"}, {R"({"a":1000})"}},
      {"{ $.a <= -5.5 }", {R"({"a":-5.5})"}, {R"({"a":-5})"}},
      {"{ $.a = %^x[0-9]+$% }", {R"({"a":"x12"})"}, {R"({"a":"x"})", R"({"a":"yx12"})"}},
      {"{ $.a != %x% }", {R"({"a":"y"})"}, {R"({"a":"axa"})"}},
  });
}

TEST(FilterPattern, JsonExpressions) {
  const std::string message = R"({"a":1,"b":2,"c":3})";
  check({
      {"{ $.a = 1 && $.b = 2 }", {message}, {R"({"a":1})"}},
      {"{ $.a = 9 || $.b = 2 }", {message}, {R"({"a":1})"}},
      {"{ $.a = 1 || $.b = 9 && $.c = 9 }", {message}, {}},
      {"{ ($.a = 1 || $.b = 9) && $.c = 9 }", {}, {message}},
      {"{($.a=1)&&(($.b=2)||($.c=9))}", {message}, {}},
      {"{ $.user NOT EXISTS && $.a > 0 }", {message}, {}},
  });
}

TEST(FilterPattern, Fields) {
  const std::string line =
      R"(127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534)";
  check({
      {"[ip, id, user, time, request, status, bytes]", {line}, {"a b", line + " more"}},
      {"[ip, id, user, time, request, status = 4*, bytes > 1000]", {line}, {}},
      {"[ip, id, user, time, request, status = 404, bytes < 1000]", {}, {line}},
      {"[ip, id, user, time, request = *html*, status = 4* && status != 403, bytes]", {line}, {}},
      {"[ip, id, user, time, request, status = 5* || status = 404, bytes]", {line}, {}},
      {"[..., status = 404, bytes]", {line, "404 1"}, {"404"}},
      {"[ip, id, user = frank, ...]", {line}, {}},
      {"[ip = 127.0.0.1, ..., bytes = 1534]", {line}, {}},
      {"[..., request = *.html*, status = 4*,]", {line}, {}},
      {"[,,,,,,]", {line}, {"a"}},
      {"[w1=ERROR, w2]", {"ERROR message"}, {"ERROR WARN message", "ERROR"}},
      {"[w1=!ERROR&&w1=!WARN, w2]", {"INFO x"}, {"WARN x"}},
      {"[level = %^E%, ...]", {"ERR x"}, {"INFO E"}},
      {"[...]", {"", line}, {}},
      {"[a = \"b c\"]", {"\"b c\"", "[b c]"}, {"b c"}},
  });
}

TEST(FilterPattern, WhatIsNone) {
  for (const char* pattern : {"a@b.c",
                              "a-b",
                              "\"open",
                              "-",
                              "?",
                              "\"a\"b",
                              "a\"b\"",
                              "%(a)%",
                              "%a!b%",
                              "%a",
                              "%%",
                              "%[%",
                              "%a{1001}%",
                              "%*%",
                              "(a)",
                              "'a'",
                              "{}",
                              "{ a = 1 }",
                              "{ $ = 1 }",
                              "{ $. = 1 }",
                              "{ $.a }",
                              "{ $.a = }",
                              "{ $.a == 1 }",
                              "{ $.a = 1 && }",
                              "{ && $.a = 1 }",
                              "{ ($.a = 1 }",
                              "{ $.a = 1) }",
                              "{ $.a = 1 $.b = 2 }",
                              "{ $.a > x }",
                              "{ $.a > \"1\" }",
                              "{ $.a IS }",
                              "{ $.a IS MAYBE }",
                              "{ $.a EXISTS }",
                              "{ $.a[x] = 1 }",
                              "{ $.a[1 = 1 }",
                              "{ $.a[99999999999999999999] = 1 }",
                              "{ $.a = @ }",
                              "{ $.a = 1 } }",
                              "[a, ..., b, ...]",
                              "[a = 1 && b = 2]",
                              "[a = ]",
                              "[= 1]",
                              "[a b]",
                              "[a > x]",
                              "[a]]",
                              "[[a]"})
    EXPECT_EQ(problem_of(pattern), "Invalid filter pattern") << pattern;
  EXPECT_EQ(problem_of("{ $.a = 1"), "If a filter pattern starts with '{' it must end with '}'");
  EXPECT_EQ(problem_of("[a, b"), "If a filter pattern starts with '[' it must end with ']'");
  EXPECT_NE(problem_of(std::string(1025, 'a')), "");
  EXPECT_NE(problem_of("{ " + std::string(400, '(') + "$.a=1" + std::string(400, ')') + " }"), "");
}

// Any text either parses or is refused, and what parses answers for any message.
TEST(FilterPattern, NoTextIsTooStrange) {
  const std::vector<std::string> pieces{
      "{",        "}",     "[",   "]",      "(",     ")",     "$",      ".",  "..",  "...", "a",
      "b1",       "\"",    "'",   "%",      "*",     "=",     "!=",     "<",  ">=",  "&&",  "||",
      "IS",       " NULL", "NOT", "EXISTS", " ",     ",",     "-",      "?",  "1",   "\\",  "\n",
      "\xc3\xa4", "\xff",  "[0]", "$.a",    "$.a=1", "{ $.a", " = 1 }", "[a", ", b]"};
  const std::vector<std::string> messages{"",        "a b 1", R"({"a":1,"b1":[1,{"a":"x"}]})",
                                          "[1,2]",   "{",     std::string(200, '['),
                                          "\xff\xfe"};
  std::mt19937 random(1);
  int parsed = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (auto left = random() % 9; left > 0; --left) text += pieces[random() % pieces.size()];
    try {
      const FilterPattern pattern = parse_filter_pattern(text);
      ++parsed;
      for (const std::string& message : messages) pattern.matches(message);
    } catch (const aws::Error& error) {
      EXPECT_EQ(error.code(), "InvalidParameterException");
    }
  }
  EXPECT_GT(parsed, 200);
}

TEST(FilterPattern, HostileOnesAreNotSlow) {
  const std::string message = std::string(200'000, 'a') + "!";
  const std::string json = R"({"a":")" + message + R"("})";
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_FALSE(parse_filter_pattern("%a*a*a*a*a*a*a*a*a*a*a*a*b%").matches(message));
  EXPECT_FALSE(parse_filter_pattern("{ $.a = %^a*a*a*a*a*a*a*a*b$% }").matches(json));
  EXPECT_FALSE(parse_filter_pattern("[..., x = *b*]").matches(message));
  EXPECT_FALSE(parse_filter_pattern("{ $.* = 1 }").matches(std::string(200'000, '[')));
  // A backtracking matcher would not end within this century.
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

}  // namespace
}  // namespace localecs::services::logs
