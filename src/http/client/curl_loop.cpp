// Sockets and timer of libcurl's multi interface, waited for on the event loop.
#include "curl_loop.hpp"

#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <stdexcept>

namespace localecs::http {

namespace asio = boost::asio;
using Error = boost::system::error_code;
using Descriptor = asio::posix::basic_stream_descriptor<asio::io_context::executor_type>;

namespace {

constexpr long kept_connections = 64;

CURLM* make_multi() {
  static const auto initialised = curl_global_init(CURL_GLOBAL_DEFAULT);
  auto* multi = initialised == CURLE_OK ? curl_multi_init() : nullptr;
  if (!multi) throw std::runtime_error("libcurl does not start");
  return multi;
}

// Ends a turn even when the callback of a finished transfer throws.
class Turn {
 public:
  explicit Turn(bool& flag) : flag_(flag) { flag_ = true; }
  ~Turn() { flag_ = false; }
  Turn(const Turn&) = delete;

 private:
  bool& flag_;
};

}  // namespace

// The socket stays curl's: the descriptor only has it watched and must be released, never closed.
struct CurlLoop::Watch {
  Watch(asio::io_context& loop, curl_socket_t socket) : descriptor(loop, socket) {}
  ~Watch() { release(); }

  void release() {
    if (descriptor.is_open()) descriptor.release();
  }

  Descriptor descriptor;
  int wanted = CURL_POLL_NONE;
  bool reading = false;
  bool writing = false;
};

CurlLoop::CurlLoop(asio::io_context& loop) : loop_(loop), timer_(loop), multi_(make_multi()) {
  curl_multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION, &CurlLoop::on_socket);
  curl_multi_setopt(multi_, CURLMOPT_SOCKETDATA, this);
  curl_multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, &CurlLoop::on_timer);
  curl_multi_setopt(multi_, CURLMOPT_TIMERDATA, this);
  curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS, kept_connections);
}

CurlLoop::~CurlLoop() {
  curl_multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION, nullptr);
  curl_multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, nullptr);
  for (const auto& [socket, watch] : watches_) watch->release();
  curl_multi_cleanup(multi_);
}

void CurlLoop::wake() {
  if (std::exchange(woken_, true)) return;
  asio::post(loop_, [weak = weak_from_this()] {
    const auto self = weak.lock();
    if (!self) return;
    self->woken_ = false;
    {
      const Turn turn(self->in_turn_);  // curl runs next: what it wants meanwhile needs no post
      self->prepare();
    }
    self->act(CURL_SOCKET_TIMEOUT, 0);
  });
}

// One turn of curl. A callback may destroy the client, so whoever calls this holds a reference.
void CurlLoop::act(curl_socket_t socket, int event) {
  {
    const Turn turn(in_turn_);
    if (socket == CURL_SOCKET_TIMEOUT) due_ = false;
    int running = 0;
    curl_multi_socket_action(multi_, socket, event, &running);
    int left = 0;
    while (const auto* message = curl_multi_info_read(multi_, &left)) {
      if (message->msg == CURLMSG_DONE) finished(message->easy_handle, message->data.result);
    }
  }
  if (due_) wake();
}

int CurlLoop::on_timer(CURLM*, long milliseconds, void* self) {
  static_cast<CurlLoop*>(self)->set_timer(milliseconds);
  return 0;
}

void CurlLoop::set_timer(long milliseconds) {
  due_ = milliseconds == 0;
  if (milliseconds <= 0) {
    timer_.cancel();
    if (due_ && !in_turn_) wake();
    return;
  }
  timer_.expires_after(std::chrono::milliseconds(milliseconds));
  timer_.async_wait([weak = weak_from_this()](const Error& error) {
    const auto self = weak.lock();
    if (self && !error) self->act(CURL_SOCKET_TIMEOUT, 0);
  });
}

int CurlLoop::on_socket(CURL*, curl_socket_t socket, int what, void* self, void*) {
  auto* const loop = static_cast<CurlLoop*>(self);
  what == CURL_POLL_REMOVE ? loop->unwatch(socket) : loop->watch(socket, what);
  return 0;
}

void CurlLoop::watch(curl_socket_t socket, int what) {
  auto& watch = watches_[socket];
  if (!watch) watch = std::make_shared<Watch>(loop_, socket);
  watch->wanted = what;
  wait(socket, watch);
}

// curl may close the socket next, and its number may return as another's: the loop must have
// forgotten it.
void CurlLoop::unwatch(curl_socket_t socket) {
  const auto found = watches_.find(socket);
  if (found == watches_.end()) return;
  found->second->wanted = CURL_POLL_NONE;
  found->second->release();
  watches_.erase(found);
}

void CurlLoop::wait(curl_socket_t socket, const std::shared_ptr<Watch>& watch) {
  if ((watch->wanted & CURL_POLL_IN) != 0 && !watch->reading) await_read(socket, watch);
  if ((watch->wanted & CURL_POLL_OUT) != 0 && !watch->writing) await_write(socket, watch);
}

void CurlLoop::await_read(curl_socket_t socket, const std::shared_ptr<Watch>& watch) {
  watch->reading = true;
  const auto resume = [weak = weak_from_this(), socket, watch](const Error& error) {
    const auto self = weak.lock();
    if (!self) return;
    watch->reading = false;
    self->ready(socket, watch, error ? CURL_CSELECT_ERR : CURL_CSELECT_IN);
  };
  watch->descriptor.async_wait(Descriptor::wait_read, resume);
}

void CurlLoop::await_write(curl_socket_t socket, const std::shared_ptr<Watch>& watch) {
  watch->writing = true;
  const auto resume = [weak = weak_from_this(), socket, watch](const Error& error) {
    const auto self = weak.lock();
    if (!self) return;
    watch->writing = false;
    self->ready(socket, watch, error ? CURL_CSELECT_ERR : CURL_CSELECT_OUT);
  };
  watch->descriptor.async_wait(Descriptor::wait_write, resume);
}

void CurlLoop::ready(curl_socket_t socket, const std::shared_ptr<Watch>& watch, int event) {
  const int interest = event == CURL_CSELECT_IN    ? CURL_POLL_IN
                       : event == CURL_CSELECT_OUT ? CURL_POLL_OUT
                                                   : CURL_POLL_INOUT;
  if ((watch->wanted & interest) == 0) return;  // released, or curl changed its mind meanwhile
  act(socket, event);
  wait(socket, watch);
}

}  // namespace localecs::http
