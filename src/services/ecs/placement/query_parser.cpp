// Parses the cluster query language by recursive descent:
//   expression := and-list { ("||" | "or") and-list }
//   and-list   := unary { ("&&" | "and") unary }
//   unary      := ("!" | "not") unary | "(" expression ")" | term
#include <localecs/base/text.hpp>

#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/state/state.hpp>

#include "query_scanner.hpp"
#include "query_term.hpp"

namespace localecs::placement {
namespace {

using Node = Query::Node;

constexpr int kDeepest = 64;  // parentheses and negations in each other

// True if the token is the operator's sign or word. ECS documents lower-case words; we accept any
// case.
bool is_either(const Token& token, std::string_view sign, std::string_view word) {
  return token.is(sign) || (token.kind == Token::Kind::word && to_lower(token.text) == word);
}

class Parser {
 public:
  explicit Parser(std::string_view text) : scanner_(text) {}

  Node whole() {
    Node root = expression(0);
    const Token& left = scanner_.peek();
    if (left.kind != Token::Kind::end)
      throw BadQuery{{left.position, "unexpected '" + std::string(left.text) + "'"}};
    return root;
  }

 private:
  Node expression(int depth) {
    return list(Node::Kind::any_of, "||", "or", [&] { return and_list(depth); });
  }

  Node and_list(int depth) {
    return list(Node::Kind::all_of, "&&", "and", [&] { return unary(depth); });
  }

  // A list with a single member becomes that member.
  template <class Member>
  Node list(Node::Kind kind, std::string_view sign, std::string_view word, Member member) {
    Node node{.kind = kind, .of = {}, .term = {}};
    node.of.push_back(member());
    while (is_either(scanner_.peek(), sign, word)) {
      scanner_.take();
      node.of.push_back(member());
    }
    if (node.of.size() > 1) return node;
    Node only = std::move(node.of.front());
    return only;
  }

  Node unary(int depth) {
    const Token& ahead = scanner_.peek();
    if (depth > kDeepest) throw BadQuery{{ahead.position, "it is nested too deeply"}};
    if (is_either(ahead, "!", "not")) {
      scanner_.take();
      Node node{.kind = Node::Kind::none_of, .of = {}, .term = {}};
      node.of.push_back(unary(depth + 1));
      return node;
    }
    if (!ahead.is("(")) return {.kind = Node::Kind::term, .of = {}, .term = read_term(scanner_)};
    scanner_.take();
    Node node = expression(depth + 1);
    const Token close = scanner_.take();
    if (!close.is(")")) throw BadQuery{{close.position, "')' is expected"}};
    return node;
  }

  Scanner scanner_;
};

bool node_holds(const Node& node, const state::State& state, const state::Instance& instance) {
  const auto one = [&](const Node& member) { return node_holds(member, state, instance); };
  switch (node.kind) {
    case Node::Kind::all_of:
      return std::ranges::all_of(node.of, one);
    case Node::Kind::any_of:
      return std::ranges::any_of(node.of, one);
    case Node::Kind::none_of:
      return std::ranges::none_of(node.of, one);
    case Node::Kind::term:
      break;
  }
  return holds(node.term, state, instance);
}

}  // namespace

std::optional<Query> Query::parse(std::string_view text, QueryProblem* problem) {
  try {
    if (text.size() > kLongestQuery)
      throw BadQuery{{kLongestQuery, "it is longer than 2000 characters"}};
    Query query;
    query.root_ = std::make_shared<const Node>(Parser(text).whole());
    return query;
  } catch (BadQuery& bad) {
    if (problem) *problem = std::move(bad.problem);
    return std::nullopt;
  }
}

bool Query::holds(const state::State& state, const state::Instance& instance) const {
  return node_holds(*root_, state, instance);
}

}  // namespace localecs::placement
