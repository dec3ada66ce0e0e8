/* Many screens in one process: opens WebSockets to one address, takes what comes and counts it.
 *
 *     sink HOST PORT PATH SOCKETS MODE MARKER CARD REST_US
 *
 * MODE: `first` a socket counts as open when its first text frame is complete, `upgraded` when its handshake is,
 * `raw` when it is connected (no handshake; frames come all the same). MARKER: a text frame with this text among its
 * first 48 bytes is an event. CARD: how often it stands in a first frame is the number of its cards; `-` counts none.
 * REST_US: pause after each look at the sockets. Whoever writes to a socket that somebody sleeps on has to wake him, and
 * with screens on the same machine that costs as much as the write; nobody sleeps on sockets during a pause. Times are
 * then late by as much; 0 has none.
 *
 * Reads commands, one a line, from standard input and answers on standard output; times are CLOCK_MONOTONIC, in ns:
 *     open AT_ONCE   opens all sockets, so many handshakes under way at a time
 *                      -> opened OPEN FAILED BEGAN_NS LAST_NS CARDS_LEAST
 *     rest US        another REST_US from now on
 *     stats          -> stats FRAMES EVENTS BYTES CLOSED
 * and, unasked, for each event that has arrived at every socket that is open:
 *     event NUMBER FIRST_NS LAST_NS
 * It ends with its standard input. Pings are answered, and nothing else is ever sent.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
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

enum { IDLE, CONNECTING, UPGRADING, WAITING, OPEN, GONE };
enum { AHEAD = 48, MOST_EVENTS = 1 << 20, CHUNK = 1 << 18 };

struct screen {
    int fd, state, head_have, opcode;
    unsigned char head[10];
    uint64_t left;                 /* bytes of the frame's payload that have not come yet */
    int ahead;                     /* bytes of its beginning that are kept below */
    char begin[AHEAD + 1];
    char ping[126];
    int ping_have, answered;       /* bytes of the handshake's end that were seen, \r\n\r\n */
    char status[16];
    int status_have, cards;
    size_t card_match;
    uint32_t events;
};

static struct screen *screens;
static int rest_us, count, opened, failed, closed_later, under_way, at_once, next_one, polling, mode_raw, mode_first;
static const char *host, *port, *path, *marker, *card;
static uint64_t frames, events, bytes, began_ns, last_ns;
static uint32_t *arrived;          /* at how many sockets event NUMBER has arrived */
static uint64_t *first_at;
static char buffer[CHUNK];

static uint64_t now_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + t.tv_nsec;
}

static void more(void);

static void told_open(void) {
    if (opened + failed < count || !began_ns) return;
    int least = -1;
    for (int i = 0; i < count; i++)
        if (screens[i].state == OPEN && (least < 0 || screens[i].cards < least)) least = screens[i].cards;
    printf("opened %d %d %llu %llu %d\n", opened, failed, (unsigned long long)began_ns,
           (unsigned long long)last_ns, least);
    fflush(stdout);
}

static void lost(struct screen *s) {
    if (s->state == OPEN) closed_later++;
    close(s->fd);
    int was = s->state;
    s->state = GONE;
    if (was != OPEN) { failed++; under_way--; last_ns = now_ns(); more(); told_open(); }
}

static void is_open(struct screen *s) {
    s->state = OPEN;
    opened++;
    under_way--;
    last_ns = now_ns();
    more();
    told_open();
}

static void send_all(struct screen *s, const char *data, size_t size) {
    if (write(s->fd, data, size) != (ssize_t)size) lost(s);
}

static void more(void) {
    while (next_one < count && under_way < at_once) {
        struct screen *s = &screens[next_one++];
        struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(atoi(port))};
        inet_pton(AF_INET, host, &to.sin_addr);
        s->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
        s->state = CONNECTING;
        under_way++;
        if (connect(s->fd, (struct sockaddr *)&to, sizeof to) < 0 && errno != EINPROGRESS) { lost(s); continue; }
        struct epoll_event e = {.events = EPOLLIN | EPOLLOUT, .data.ptr = s};
        epoll_ctl(polling, EPOLL_CTL_ADD, s->fd, &e);
    }
}

static void connected(struct screen *s) {
    struct epoll_event e = {.events = EPOLLIN, .data.ptr = s};
    epoll_ctl(polling, EPOLL_CTL_MOD, s->fd, &e);
    int error = 0;
    socklen_t size = sizeof error;
    getsockopt(s->fd, SOL_SOCKET, SO_ERROR, &error, &size);
    if (error) { lost(s); return; }
    if (mode_raw) { is_open(s); return; }
    char text[1024];
    int length = snprintf(text, sizeof text,
        "GET %s HTTP/1.1\r\nHost: %s:%s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n", path, host, port);
    s->state = UPGRADING;
    send_all(s, text, length);
}

static void complete(struct screen *s) {
    if (s->opcode == 9) {
        unsigned char pong[6 + 125] = {0x8a, 0x80 | s->ping_have, 0, 0, 0, 0};  /* masked with zeros */
        memcpy(pong + 6, s->ping, s->ping_have);
        send_all(s, (char *)pong, 6 + s->ping_have);
        return;
    }
    if (s->opcode == 8) { lost(s); return; }
    frames++;
    s->begin[s->ahead] = 0;
    if (s->state == WAITING) { is_open(s); return; }
    if (!strstr(s->begin, marker)) return;
    events++;
    uint32_t n = s->events++;
    if (n >= MOST_EVENTS) return;
    if (!arrived[n]++) first_at[n] = now_ns();
    if ((int)arrived[n] == opened - closed_later) {
        printf("event %u %llu %llu\n", n + 1, (unsigned long long)first_at[n], (unsigned long long)now_ns());
        fflush(stdout);
    }
}

static void count_cards(struct screen *s, const char *data, size_t size) {
    size_t length = strlen(card);
    for (size_t i = 0; i < size; i++) {
        s->card_match = data[i] == card[s->card_match] ? s->card_match + 1 : data[i] == card[0];
        if (s->card_match == length) { s->cards++; s->card_match = 0; }
    }
}

static size_t head_size(const struct screen *s) {
    if (s->head_have < 2) return 2;
    int length = s->head[1] & 0x7f;
    return length == 126 ? 4 : length == 127 ? 10 : 2;
}

static void take(struct screen *s, const char *data, size_t size) {
    bytes += size;
    size_t at = 0;
    if (s->state == UPGRADING) {
        static const char end[] = "\r\n\r\n";
        for (; at < size && s->answered < 4; at++) {
            if (s->status_have < 12) s->status[s->status_have++] = data[at];
            s->answered = data[at] == end[s->answered] ? s->answered + 1 : data[at] == '\r';
        }
        if (s->answered < 4) return;
        if (memcmp(s->status, "HTTP/1.1 101", 12)) { lost(s); return; }
        s->state = WAITING;
        if (!mode_first) is_open(s);
    }
    while (at < size && s->state != GONE) {
        if (s->head_have < (int)head_size(s)) {
            s->head[s->head_have++] = data[at++];
            if (s->head_have < (int)head_size(s)) continue;
            int length = s->head[1] & 0x7f;
            s->left = length;
            if (length > 125) {
                s->left = 0;
                for (int i = 2; i < s->head_have; i++) s->left = s->left << 8 | s->head[i];
            }
            s->opcode = s->head[0] & 15;
            s->ahead = s->ping_have = 0;
        }
        size_t here = size - at < s->left ? size - at : s->left;
        if (s->opcode == 9) {
            for (size_t i = 0; i < here && s->ping_have < 125; i++) s->ping[s->ping_have++] = data[at + i];
        } else if (s->ahead < AHEAD) {
            size_t keep = here < (size_t)(AHEAD - s->ahead) ? here : (size_t)(AHEAD - s->ahead);
            memcpy(s->begin + s->ahead, data + at, keep);
            s->ahead += keep;
        }
        if (s->state == WAITING && s->opcode == 1 && *card != '-') count_cards(s, data + at, here);
        at += here;
        s->left -= here;
        if (!s->left) { s->head_have = 0; complete(s); }
    }
}

static int obey(void) {
    static char line[256];
    static int have;
    ssize_t got = read(0, line + have, sizeof line - 1 - have);
    if (got <= 0) return 0;
    have += got;
    line[have] = 0;
    char *end;
    while ((end = strchr(line, '\n'))) {
        if (sscanf(line, "open %d", &at_once) == 1) { began_ns = now_ns(); more(); }
        else if (sscanf(line, "rest %d", &rest_us) == 1) { }
        else if (!strncmp(line, "stats", 5)) {
            printf("stats %llu %llu %llu %d\n", (unsigned long long)frames, (unsigned long long)events,
                   (unsigned long long)bytes, closed_later);
            fflush(stdout);
        }
        have -= end + 1 - line;
        memmove(line, end + 1, have + 1);
    }
    return 1;
}

int main(int argc, char **argv) {
    if (argc != 9) { fputs("sink HOST PORT PATH SOCKETS MODE MARKER CARD REST_US\n", stderr); return 2; }
    host = argv[1], port = argv[2], path = argv[3], count = atoi(argv[4]);
    mode_raw = !strcmp(argv[5], "raw"), mode_first = !strcmp(argv[5], "first");
    marker = argv[6], card = argv[7];
    rest_us = atoi(argv[8]);
    screens = calloc(count, sizeof *screens);
    arrived = calloc(MOST_EVENTS, sizeof *arrived);
    first_at = calloc(MOST_EVENTS, sizeof *first_at);
    polling = epoll_create1(0);
    struct epoll_event input = {.events = EPOLLIN, .data.ptr = NULL}, ready[1024];
    epoll_ctl(polling, EPOLL_CTL_ADD, 0, &input);
    for (;;) {
        if (rest_us) usleep(rest_us);
        int n = epoll_wait(polling, ready, 1024, -1);
        for (int i = 0; i < n; i++) {
            struct screen *s = ready[i].data.ptr;
            if (!s) { if (!obey()) return 0; continue; }
            if (s->state == GONE) continue;
            if (s->state == CONNECTING) { connected(s); continue; }
            ssize_t got = read(s->fd, buffer, sizeof buffer);
            if (got > 0) take(s, buffer, got);
            else if (got == 0 || (errno != EAGAIN && errno != EINTR)) lost(s);
        }
    }
}
