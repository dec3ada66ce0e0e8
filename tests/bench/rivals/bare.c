/* The least a server can do: the same bytes to so many sockets, one write each.
 *
 *     bare SOCKETS FRAME
 *
 * FRAME: a file with the bytes. Prints its port, takes SOCKETS connections, and then, for each line `N` on its
 * standard input, writes the frame N times to every one of them. It ends with its standard input.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char **argv) {
    if (argc != 3) { fputs("bare SOCKETS FRAME\n", stderr); return 2; }
    int count = atoi(argv[1]), sockets[count], yes = 1, rounds;
    static char frame[1 << 20], line[64];
    FILE *file = fopen(argv[2], "rb");
    size_t size = file ? fread(frame, 1, sizeof frame, file) : 0;
    if (!size) { perror(argv[2]); return 1; }
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t at_size = sizeof at;
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(listener, (struct sockaddr *)&at, sizeof at) || listen(listener, 1024)) { perror("listen"); return 1; }
    getsockname(listener, (struct sockaddr *)&at, &at_size);
    printf("%d\n", ntohs(at.sin_port));
    fflush(stdout);
    for (int i = 0; i < count; i++) {
        sockets[i] = accept(listener, NULL, NULL);
        setsockopt(sockets[i], IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    }
    while (fgets(line, sizeof line, stdin))
        for (rounds = atoi(line); rounds > 0; rounds--)
            for (int i = 0; i < count; i++)
                if (write(sockets[i], frame, size) != (ssize_t)size) { perror("write"); return 1; }
    return 0;
}
