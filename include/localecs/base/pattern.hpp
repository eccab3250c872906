// Regular expressions that users write. Whatever they say, matching takes time linear in the text
// and memory that is bounded; std::regex promises neither.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace re2 {
class RE2;
}

namespace localecs {

class Pattern {
 public:
  // Nothing where `text` is no regular expression (in RE2's dialect, which is also Go's); `problem`
  // then says why.
  static std::optional<Pattern> compile(std::string_view text, std::string* problem = nullptr);

  // Whether any part of the text matches.
  bool found_in(std::string_view text) const;

 private:
  std::shared_ptr<const re2::RE2> compiled_;  // shared: a copy costs nothing
};

}  // namespace localecs
