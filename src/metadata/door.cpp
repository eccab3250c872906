// Opens the door as well as this machine permits: on the well-known port by a redirect or by
// listening there, else on any port, which tasks are then told.
#include <localecs/metadata/door.hpp>

#include <localecs/base/log.hpp>
#include <localecs/services/ecs/rows/settings.hpp>

#include <system_error>

#include "redirect.hpp"
#include "shield.hpp"

namespace localecs::metadata {

using ServerPtr = std::unique_ptr<http::Server>;

class Door::Impl {
 public:
  Impl(boost::asio::io_context& loop, state::Settings& settings, DoorOptions options,
       DoorHandlers handlers)
      : loop_(loop),
        settings_(settings),
        options_(std::move(options)),
        handlers_(std::move(handlers)) {}

  void open() {
    if (metadata_) return;
    if (options_.redirects)
      shield_ = make_shield(options_.address, "localecs at " + std::to_string(options_.api_port));
    try {
      open_metadata();
      open_api();
    } catch (const std::system_error& error) {
      metadata_.reset();
      shield_.clear();
      log::warn("tasks get no metadata endpoint: {}", error.what());
      return;
    }
    write_settings();
    log::info("tasks reach the metadata endpoint at {}, the API at {}", settings_.metadata_url,
              settings_.api_url);
  }

 private:
  // Only the daemon that listens on the ECS agent's port makes the redirect to it. So a second
  // daemon takes nothing away from the first, and a redirect that a killed daemon left behind leads
  // to its successor.
  void open_metadata() {
    metadata_ = try_to_listen(options_.port);
    if (!metadata_) {
      metadata_ = listen(0, handlers_.metadata, handlers_.refuse_metadata);
      return;
    }
    if (options_.redirects)
      redirect_ = make_redirect(options_.address, options_.public_port, options_.port);
    if (!redirect_) public_ = try_to_listen(options_.public_port);
  }

  // The API listens on the door's address too, so that containers reach it: on the API's own port
  // if that is free. If the API listens on all addresses it is there already.
  void open_api() {
    api_port_ = options_.api_port;
    if (options_.api_address == "0.0.0.0" || options_.api_address == "::") return;
    try {
      api_ = listen(options_.api_port, handlers_.api, handlers_.refuse_api);
    } catch (const std::system_error&) {
      api_ = listen(0, handlers_.api, handlers_.refuse_api);
    }
    api_port_ = api_->port();
  }

  void write_settings() {
    // SDKs complete AWS_CONTAINER_CREDENTIALS_RELATIVE_URI with 169.254.170.2, port 80. With
    // another port tasks need the full URL.
    const bool well_known = redirect_ || public_;
    const std::string base = "http://" + options_.address;
    const std::string with_port = base + ":" + std::to_string(metadata_->port());
    settings_.metadata_url = well_known ? base : with_port;
    settings_.credentials_url = well_known ? "" : with_port;
    settings_.api_url = "http://localecs.internal:" + std::to_string(api_port_);
    settings_.host_entries.clear();
    for (const char* name : {"", "data-", "stream-"})
      settings_.host_entries.push_back(std::string(name) + "localecs.internal:" + options_.address);
  }

  ServerPtr listen(std::uint16_t port, const http::Handler& handler, const http::Refuse& refuse) {
    return http::serve(
        loop_,
        {.address = options_.address, .port = port, .max_connections = options_.max_connections},
        handler, refuse);
  }

  // nullptr if another process has that port, or if we lack the permission.
  ServerPtr try_to_listen(std::uint16_t port) {
    try {
      return listen(port, handlers_.metadata, handlers_.refuse_metadata);
    } catch (const std::system_error& error) {
      if (error.code() == std::errc::address_in_use || error.code() == std::errc::permission_denied)
        return nullptr;
      throw;
    }
  }

  boost::asio::io_context& loop_;
  state::Settings& settings_;
  const DoorOptions options_;
  const DoorHandlers handlers_;
  ServerPtr metadata_, public_, api_;
  std::uint16_t api_port_ = 0;
  std::unique_ptr<PacketRules> redirect_;
  std::vector<std::unique_ptr<PacketRules>> shield_;
};

Door::Door(boost::asio::io_context& loop, state::Settings& settings, DoorOptions options,
           DoorHandlers handlers)
    : impl_(std::make_unique<Impl>(loop, settings, std::move(options), std::move(handlers))) {}

Door::~Door() = default;

void Door::open() {
  impl_->open();
}

}  // namespace localecs::metadata
