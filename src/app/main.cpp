// Starts localecs with the user's options; prints an error and ends with status 1 if it cannot
// start.
#include <localecs/app/daemon.hpp>
#include <localecs/app/options.hpp>
#include <localecs/base/log.hpp>

#include <exception>
#include <iostream>

int main(int argc, char** argv) {
  try {
    const auto options = localecs::app::read_options(argc, argv, std::cout);
    if (!options) return 0;
    localecs::log::start(options->log_level);
    localecs::app::run(*options);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "localecs: " << error.what() << "\n";
    return 1;
  }
}
