// A log router for tests: takes Fluentd's forward protocol on a Unix socket and prints every text of four or more
// printable characters that arrives, one a line. Enough to see that lines reach a router.
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static void print_texts(int connection) {
  char text[65536];
  size_t length = 0;
  unsigned char byte;
  while (read(connection, &byte, 1) == 1) {
    if (byte >= 32 && byte < 127 && length + 1 < sizeof text) {
      text[length++] = (char)byte;
      continue;
    }
    text[length] = 0;
    if (length >= 4) puts(text);
    length = 0;
  }
}

int main(void) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  strcpy(address.sun_path, "/var/run/fluent.sock");
  const int listener = socket(AF_UNIX, SOCK_STREAM, 0);
  unlink(address.sun_path);
  if (bind(listener, (struct sockaddr*)&address, sizeof address) != 0 || listen(listener, 16) != 0) return 1;
  setvbuf(stdout, NULL, _IONBF, 0);
  puts("router is ready");
  for (;;) {
    const int connection = accept(listener, NULL, NULL);
    if (connection < 0) return 2;
    if (fork() == 0) {
      print_texts(connection);
      return 0;
    }
    close(connection);
  }
}
