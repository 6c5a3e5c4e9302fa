# quadro: `make demo` shows a night, `make check` passes every test.

# --- What is built, and with what --------------------------------------------
B        ?= build
PREFIX   ?= /usr/local
CC       = gcc
WARN     = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
           -Wmissing-prototypes -Wpointer-arith -Wwrite-strings -Wvla \
           -Wformat=2 -Wundef -Werror
OPT      ?= -O2 -g
CFLAGS   = -std=c11 -D_GNU_SOURCE $(OPT) $(WARN) -pthread \
           -Ipipeline -Ireports -isystem /usr/include \
           -DQUADRO_PREFIX='"$(PREFIX)"'
LDLIBS   = -lcsv -lsqlite3 -lhpdf -lxlsxwriter -linih -lcrypto -lpcre2-8 -lm

SOURCES  = $(wildcard pipeline/*.c pipeline/*/*.c reports/*.c reports/*/*.c)
OBJECTS  = $(SOURCES:%.c=$(B)/%.o)
PARTS    = $(filter-out $(B)/pipeline/main.o,$(OBJECTS))
TESTS    = $(patsubst tests/%.c,$(B)/tests/%,$(wildcard tests/test_*.c))

.PHONY: all
all: $(B)/quadro

$(B)/quadro: $(OBJECTS)
	$(CC) $(CFLAGS) -o $@ $(OBJECTS) $(LDLIBS)

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

SUPPORT  = $(patsubst %.c,$(B)/%.o,$(wildcard tests/support.c))

$(B)/tests/test_%: $(B)/tests/test_%.o $(SUPPORT) $(PARTS)
	$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS) -lcmocka

-include $(OBJECTS:.o=.d) $(TESTS:%=%.d)

.PHONY: clean
clean:
	rm -rf $(B)
