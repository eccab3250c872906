// The one translation unit that holds the compiled bodies of Asio and Beast, for every room above
// this one.
#include <boost/asio/impl/src.hpp>
#include <boost/beast/src.hpp>
