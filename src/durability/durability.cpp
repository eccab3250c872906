// Saves the changes at the end of each turn, then lets answers and effects go.
#include <localecs/durability/durability.hpp>

#include <localecs/base/log.hpp>
#include <localecs/gateway/reading.hpp>
#include <localecs/state/state.hpp>

#include <boost/asio/post.hpp>

namespace localecs {

namespace {

constexpr std::chrono::seconds kPause{1};

}  // namespace

void HeldEngine::perform(effects::Effect effect) {
  if (is_holding_)
    effects_.push_back(std::move(effect));
  else
    really_perform(std::move(effect));
}

void HeldEngine::really_perform(effects::Effect effect) {
  if (listener_) listener_(effect);
  engine_->perform(std::move(effect));
}

void HeldEngine::let_go() {
  is_holding_ = false;
  for (auto& done : std::exchange(removals_, {})) engine_->remove_everything(std::move(done));
  for (effects::Effect& effect : std::exchange(effects_, {})) really_perform(std::move(effect));
}

// Answers each waiting removal once, with the problem; let_go() still removes, and then tells
// nobody.
void HeldEngine::tell(const std::string& problem) {
  for (auto& done : removals_) std::exchange(done, [](const std::string&) {})(problem);
}

std::unique_ptr<effects::Terminal> HeldEngine::open_terminal(effects::TerminalSpec spec,
                                                             effects::TerminalEvents events) {
  return engine_->open_terminal(std::move(spec), std::move(events));
}

// Effects still held are dropped: what they would create or change is to be removed.
void HeldEngine::remove_everything(std::function<void(std::string)> done) {
  effects_.clear();
  if (is_holding_)
    removals_.push_back(std::move(done));
  else
    engine_->remove_everything(std::move(done));
}

Durability::Durability(boost::asio::io_context& loop, state::State& state, const Clock& clock,
                       store::Store& store, HeldEngine& engine, HeldFunctions& functions,
                       HeldCalls& calls, Refuse refuse)
    : loop_(loop),
      state_(state),
      clock_(clock),
      store_(store),
      engine_(engine),
      functions_(functions),
      calls_(calls),
      refuse_(std::move(refuse)),
      timer_(loop) {}

void Durability::begin() {
  engine_.hold();
  functions_.hold();
  calls_.hold();
}

// A repeated request changes nothing, but its answer also promises that the first change is on
// disk: hold it too.
void Durability::serve(const http::Handler& handler, http::Request request, http::Respond answer) {
  const std::uint64_t before = state_.changes.notes();
  const bool promises = !gateway::only_reads(request);
  handler(std::move(request), [=, this, answer = std::move(answer)](http::Response response) {
    hold({answer, std::move(response), promises || state_.changes.notes() != before});
  });
}

void Durability::hold(Waiting waiting) {
  if (state_.changes.unsaved().empty()) return waiting.answer(std::move(waiting.response));
  waiting_.push_back(std::move(waiting));
  settle_soon();
}

void Durability::settle_soon() {
  begin();
  if (std::exchange(posted_, true)) return;
  boost::asio::post(loop_, [this] {
    posted_ = false;
    settle();
  });
}

void Durability::settle() {
  const bool is_saved = save();
  for (Waiting& one : std::exchange(waiting_, {}))
    one.answer(is_saved || !one.promises ? std::move(one.response) : refuse_(problem_));
  if (!is_saved) {
    engine_.tell(problem_);
    return try_again_later();
  }
  engine_.let_go();
  functions_.let_go();
  calls_.let_go();
}

bool Durability::save() {
  try {
    store_.save(state_, clock_.now());
    if (!problem_.empty()) log::info("the data directory can be written again");
    problem_.clear();
    return true;
  } catch (const store::StoreError& error) {
    // Logged once: a full disk fails every second.
    if (problem_.empty()) log::error("{}; nothing is begun until it can be written", error.what());
    problem_ = error.what();
    return false;
  }
}

void Durability::try_again_later() {
  begin();
  timer_.expires_after(kPause);
  timer_.async_wait([this](const boost::system::error_code& error) {
    if (!error) settle();
  });
}

}  // namespace localecs
