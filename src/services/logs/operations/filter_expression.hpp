// Conditions joined by && and || and parentheses, for any kind of subject.
#pragma once

#include <functional>
#include <vector>

#include "filter_scanner.hpp"

namespace localecs::services::logs {

template <class Subject>
class ExpressionReader {
 public:
  using Test = std::function<bool(const Subject&)>;

  // `read_leaf` reads what stands between the operators.
  ExpressionReader(FilterScanner& scanner, std::function<Test(FilterScanner&)> read_leaf)
      : scanner_(scanner), read_leaf_(std::move(read_leaf)) {}

  // Throws "Invalid filter pattern". What follows the expression is left to the caller.
  Test read() {
    std::vector<Test> tests{read_all()};
    while (scanner_.take("||")) tests.push_back(read_all());
    if (tests.size() == 1) return std::move(tests.front());
    return [tests = std::move(tests)](const Subject& subject) {
      return std::ranges::any_of(tests, [&](const Test& test) { return test(subject); });
    };
  }

 private:
  // && binds closer than ||.
  Test read_all() {
    std::vector<Test> tests{read_one()};
    while (scanner_.take("&&")) tests.push_back(read_one());
    if (tests.size() == 1) return std::move(tests.front());
    return [tests = std::move(tests)](const Subject& subject) {
      return std::ranges::all_of(tests, [&](const Test& test) { return test(subject); });
    };
  }

  Test read_one() {
    scanner_.skip_blanks();
    Test test;
    if (scanner_.take("(")) {
      // Each parenthesis takes some of the stack.
      if (++depth_ > kDeepest) throw invalid_filter_pattern();
      test = read();
      scanner_.expect(")");
      --depth_;
    } else {
      test = read_leaf_(scanner_);
    }
    scanner_.skip_blanks();
    return test;
  }

  static constexpr int kDeepest = 50;

  FilterScanner& scanner_;
  std::function<Test(FilterScanner&)> read_leaf_;
  int depth_ = 0;
};

}  // namespace localecs::services::logs
