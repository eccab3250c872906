// How command lines become words.
#include <exec/shell_words.hpp>

#include <gmock/gmock.h>

#include <stdexcept>

namespace localecs::exec {
namespace {

TEST(ShellWords, SplitsAsTheAgentDoes) {
  using Words = std::vector<std::string>;
  const std::vector<std::pair<const char*, Words>> table{
      {"", {}},
      {"  \t\r\n ", {}},
      {"ls", {"ls"}},
      {"  ls \t -l\n/tmp ", {"ls", "-l", "/tmp"}},
      {"sh -c 'echo \"a  b\" | wc'", {"sh", "-c", "echo \"a  b\" | wc"}},
      {"echo \"it's\"", {"echo", "it's"}},
      {"a\"b c\"'d e'f", {"ab cd ef"}},
      {"echo '' \"\"", {"echo", "", ""}},
      {"a\\ b", {"a b"}},
      {"\\'a \\\"b", {"'a", "\"b"}},
      {"\"a\\\"b\\\\c\\n\"", {"a\"b\\cn"}},
      {"'a\\b'", {"a\\b"}},
      {"a | b && c > d; e", {"a", "|", "b", "&&", "c", ">", "d;", "e"}},
      {"$HOME *", {"$HOME", "*"}},
      {"a # b c", {"a"}},
      {"a # b\nc", {"a", "c"}},
      {"a#b", {"a#b"}},
      {"'#' \\#", {"#", "#"}},
      {"# only", {}},
      {"échö 'ü'", {"échö", "ü"}},
  };
  for (const auto& [line, words] : table) EXPECT_EQ(shell_words(line), words) << line;
}

TEST(ShellWords, RefusesWhatIsLeftOpen) {
  for (const char* line : {"'", "\"", "a 'b", "a \"b", "\"a\\\"", "'it''"}) {
    EXPECT_THROW(
        {
          try {
            shell_words(line);
          } catch (const std::invalid_argument& problem) {
            EXPECT_STREQ(problem.what(), "EOF found when expecting closing quote") << line;
            throw;
          }
        },
        std::invalid_argument)
        << line;
  }
  for (const char* line : {"\\", "a\\", "\"a\\"}) {
    EXPECT_THROW(
        {
          try {
            shell_words(line);
          } catch (const std::invalid_argument& problem) {
            EXPECT_STREQ(problem.what(), "EOF found after escape character") << line;
            throw;
          }
        },
        std::invalid_argument)
        << line;
  }
}

}  // namespace
}  // namespace localecs::exec
