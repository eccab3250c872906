// Regular expressions that users write. Whatever the expression, matching takes time linear in the
// text and bounded memory; std::regex promises neither (docs/decisions/0013).
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
  // nullopt if `text` is no regular expression in RE2's dialect, which is also Go's; `problem` then
  // says why.
  static std::optional<Pattern> compile(std::string_view text, std::string* problem = nullptr);

  // True if any part of the text matches.
  bool found_in(std::string_view text) const;

 private:
  std::shared_ptr<const re2::RE2> compiled_;  // shared: a copy costs nothing
};

}  // namespace localecs
