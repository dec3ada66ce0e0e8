/* Tills in one process: each sends orders over a connection of its own, the next when the last was answered.
 *
 *     producers HOST PORT PATH TILLS ORDERS FIRST INTERVAL_US TEMPLATE
 *
 * TEMPLATE: a file with the JSON of an order; its ten `@` are replaced by the order's number, from FIRST on.
 * INTERVAL_US: orders are begun so often and, if a till is free, no sooner; 0: as fast as they are answered.
 * Once all are answered, prints the CPU seconds it took, and for each order `SENT_NS ANSWERED_NS STATUS` in
 * CLOCK_MONOTONIC.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

struct till { int fd, order, have; char answer[1 << 16]; };
struct order { uint64_t sent_ns, answered_ns; int status; };

static struct order *orders;
static char *request, *digits;
static int length, total, begun, done;
static long first;

static uint64_t now_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + t.tv_nsec;
}

static void begin(struct till *till) {
    till->order = begun++;
    till->have = 0;
    char number[11];
    snprintf(number, sizeof number, "%010ld", first + till->order);
    memcpy(digits, number, 10);
    orders[till->order].sent_ns = now_ns();
    if (write(till->fd, request, length) != length) { perror("write"); exit(1); }
}

/* Whether an answer is complete: its head, and as much of a body as it says. */
static int answered(struct till *till) {
    till->answer[till->have] = 0;
    char *end = strstr(till->answer, "\r\n\r\n");
    if (!end) return 0;
    char *said = strcasestr(till->answer, "\r\ncontent-length:");
    int body = said && said < end ? atoi(said + 17) : 0;
    return till->have >= end + 4 - till->answer + body;
}

int main(int argc, char **argv) {
    if (argc != 9) { fputs("producers HOST PORT PATH TILLS ORDERS FIRST INTERVAL_US TEMPLATE\n", stderr); return 2; }
    int tills = atoi(argv[4]);
    long interval_us = atol(argv[7]);
    total = atoi(argv[5]);
    first = atol(argv[6]);
    FILE *file = fopen(argv[8], "r");
    static char body[1 << 16];
    size_t size = file ? fread(body, 1, sizeof body - 1, file) : 0;
    if (!size) { perror(argv[8]); return 1; }
    length = asprintf(&request, "POST %s HTTP/1.1\r\nHost: %s:%s\r\nContent-Type: application/json\r\n"
                      "Content-Length: %zu\r\n\r\n%s", argv[3], argv[1], argv[2], size, body);
    digits = strstr(request, "@@@@@@@@@@");
    orders = calloc(total, sizeof *orders);
    struct till *all = calloc(tills, sizeof *all);
    int polling = epoll_create1(0), yes = 1, idle = 0;
    struct till *free_tills[tills];
    for (int i = 0; i < tills; i++) {
        struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[2]))};
        inet_pton(AF_INET, argv[1], &to.sin_addr);
        all[i].fd = socket(AF_INET, SOCK_STREAM, 0);
        if (connect(all[i].fd, (struct sockaddr *)&to, sizeof to)) { perror("connect"); return 1; }
        setsockopt(all[i].fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        struct epoll_event e = {.events = EPOLLIN, .data.ptr = &all[i]};
        epoll_ctl(polling, EPOLL_CTL_ADD, all[i].fd, &e);
        free_tills[idle++] = &all[i];
    }
    uint64_t began_ns = now_ns();
    struct epoll_event ready[64];
    while (done < total) {
        uint64_t at_ns = now_ns();
        while (idle && begun < total && began_ns + (uint64_t)begun * interval_us * 1000 <= at_ns)
            begin(free_tills[--idle]);
        int wait_ms = -1;
        if (idle && begun < total) {
            uint64_t next_ns = began_ns + (uint64_t)begun * interval_us * 1000;
            wait_ms = next_ns > at_ns ? (int)((next_ns - at_ns) / 1000000) : 0;
        }
        int n = epoll_wait(polling, ready, 64, wait_ms);
        for (int i = 0; i < n; i++) {
            struct till *till = ready[i].data.ptr;
            ssize_t got = read(till->fd, till->answer + till->have, sizeof till->answer - 1 - till->have);
            if (got <= 0) { perror("read"); return 1; }
            till->have += got;
            if (!answered(till)) continue;
            orders[till->order].answered_ns = now_ns();
            orders[till->order].status = atoi(till->answer + 9);
            done++;
            free_tills[idle++] = till;
        }
    }
    printf("%f\n", (double)clock() / CLOCKS_PER_SEC);
    for (int i = 0; i < total; i++)
        printf("%llu %llu %d\n", (unsigned long long)orders[i].sent_ns,
               (unsigned long long)orders[i].answered_ns, orders[i].status);
    return 0;
}
