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
SANITIZE = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all

SOURCES  = $(wildcard pipeline/*.c pipeline/*/*.c reports/*.c reports/*/*.c)
OBJECTS  = $(SOURCES:%.c=$(B)/%.o)
PARTS    = $(filter-out $(B)/pipeline/main.o,$(OBJECTS))
TESTS    = $(patsubst tests/%.c,$(B)/tests/%,$(wildcard tests/test_*.c))
SUPPORT  = $(patsubst %.c,$(B)/%.o,$(wildcard tests/support*.c))

.PHONY: all tests
all: $(B)/quadro
tests: $(TESTS)
.SECONDARY:

$(B)/quadro: $(OBJECTS)
	@echo "  LINK $@"
	@$(CC) $(CFLAGS) -o $@ $(OBJECTS) $(LDLIBS)

$(B)/%.o: %.c Makefile
	@mkdir -p $(@D)
	@echo "  CC   $<"
	@$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

$(B)/tests/test_%: $(B)/tests/test_%.o $(SUPPORT) $(PARTS)
	@echo "  LINK $@"
	@$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS) -lcmocka

-include $(OBJECTS:.o=.d) $(TESTS:%=%.d) $(SUPPORT:.o=.d)

# --- What Debian must have -----------------------------------------------------
BUILD_PACKAGES = gcc libc6-dev libcsv-dev libsqlite3-dev libhpdf-dev \
                 libxlsxwriter-dev libinih-dev libssl-dev libpcre2-dev \
                 gnuplot-nox fonts-lato icc-profiles-free
TEST_PACKAGES  = libcmocka-dev valgrind qpdf poppler-utils sqlite3
SUDO           = $(shell [ "$$(id -u)" = 0 ] || echo sudo)

# $(call install,PACKAGES): only what is missing, so that a second call needs
# neither network nor root.
define install
	@missing=""; for p in $(1); do \
	    dpkg-query -W -f '$${Status}' $$p 2>/dev/null | \
	        grep -q "ok installed" || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then \
	    echo "  APT $$missing"; \
	    $(SUDO) apt-get -qq update >/dev/null && \
	    DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get -qq -y install \
	        --no-install-recommends $$missing >/dev/null; fi
endef

.PHONY: deps deps-test
deps:
	$(call install,$(BUILD_PACKAGES))
deps-test:
	$(call install,$(BUILD_PACKAGES) $(TEST_PACKAGES))

# --- A night, to see -------------------------------------------------------------
JOBS = $(shell nproc)

.PHONY: demo
demo: deps
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@rm -rf $(B)/demo
	@$(B)/quadro init $(B)/demo --from cremasco-2021-2023 \
	    --as-of 2023-06-30 >/dev/null
	@$(B)/quadro run -w $(B)/demo --as-of 2023-06-30 || [ $$? -eq 1 ]

# --- Tests -----------------------------------------------------------------------
# Every unit test and every end-to-end case, plain and then under the address
# and undefined-behaviour sanitizers; the whole night under valgrind.
.PHONY: check check-plain check-valgrind
check: deps-test
	@$(MAKE) --no-print-directory -j$(JOBS) all tests
	@$(MAKE) --no-print-directory -j$(JOBS) B=$(B)/sanitized \
	    OPT="$(SANITIZE)" all tests
	@$(MAKE) --no-print-directory -j$(JOBS) check-sanitized-tests \
	    check-sanitized-cases check-plain check-valgrind
	@[ "$$(uname -m)" != x86_64 ] || \
	    $(MAKE) --no-print-directory faults EVERY=499

check-plain:
	@sh tests/run_all.sh $(B)
check-sanitized-%:
	@sh tests/run_all.sh $(B)/sanitized $*
check-valgrind:
	@sh tests/valgrind_night.sh $(B)

# --- Hostile input ---------------------------------------------------------------
# `make fuzz TIME=600`: inputs made up by libFuzzer, for TIME seconds, each way
# in under the sanitizers; a TMPDIR in memory makes it faster.
TIME      ?= 60
FUZZERS    = $(patsubst %.c,$(B)/%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZED     = -O1 -g -fsanitize=fuzzer-no-link,address,undefined \
             -fno-sanitize-recover=all
FUZZ_PARTS = $(patsubst %.c,$(B)/%.o,$(filter-out tests/fuzz/fuzz_%, \
             $(wildcard tests/fuzz/*.c)))
-include $(FUZZERS:%=%.d) $(FUZZ_PARTS:.o=.d)

.PHONY: fuzz fuzzers
fuzz: deps
	$(call install,clang libclang-rt-14-dev)
	@$(MAKE) --no-print-directory -j$(JOBS) B=$(B)/fuzz CC=clang WARN= \
	    OPT="$(FUZZED)" fuzzers
	@sh tests/fuzz/run.sh $(B)/fuzz $(TIME)
fuzzers: $(FUZZERS)
$(B)/tests/fuzz/fuzz_%: $(B)/tests/fuzz/fuzz_%.o $(FUZZ_PARTS) $(PARTS)
	@echo "  LINK $@"
	@$(CC) $(CFLAGS) -fsanitize=fuzzer -o $@ $^ $(LDLIBS)

# --- Killed anywhere, failing anywhere ---------------------------------------------
# `make faults`: a night killed, and made to fail, at every system call that
# writes (on x86-64). EVERY=N takes one trial in N, as `make check` does.
EVERY ?= 1
HARNESS = $(patsubst %.c,$(B)/%.o,$(wildcard tests/faults/*.c))
-include $(HARNESS:.o=.d)

.PHONY: faults
faults: deps
	@$(MAKE) --no-print-directory -j$(JOBS) $(B)/quadro $(B)/tests/faults/faults
	@sh tests/faults/run.sh $(B) $(EVERY) $(JOBS)
$(B)/tests/faults/faults: $(HARNESS) $(PARTS)
	@echo "  LINK $@"
	@$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS)

# --- Measures --------------------------------------------------------------------
.PHONY: bench
bench: deps-test
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@sh tests/bench_night.sh $(B)
	@sh tests/bench_pages.sh $(B)
	@sh tests/bench_growth.sh $(B) $(AMBITI)
	@sh tests/bench_load.sh $(B) $(ROWS)

# --- Installation ----------------------------------------------------------------
# The program, its data, and beside them what stands in .package as it is but
# for the prefix: FILE:WHERE.
SHARE  = $(DESTDIR)$(PREFIX)/share/quadro
PLACED = quadro.bash:share/bash-completion/completions/quadro \
         quadro@.service:lib/systemd/system/quadro@.service \
         quadro@.timer:lib/systemd/system/quadro@.timer \
         quadro.sysusers:lib/sysusers.d/quadro.conf \
         quadro.tmpfiles:lib/tmpfiles.d/quadro.conf
MANUAL = share/man/man1/quadro.1

.PHONY: install uninstall deb check-deb clean
install: all
	install -D -m 755 $(B)/quadro $(DESTDIR)$(PREFIX)/bin/quadro
	for d in pipeline/tracciati sql reports/chart fixtures; do \
	    find $$d -type f \( -name '*.json' -o -name '*.sql' -o \
	        -name '*.lua' -o -name '*.csv' -o -name '*.ini' -o \
	        -name '*.txt' \) \
	        -exec install -D -m 644 {} $(SHARE)/{} \; ; done
	$(B)/quadro help --roff >$(B)/lists.1
	sed -e '/^@LISTS@$$/{r $(B)/lists.1' -e 'd}' -e 's|@PREFIX@|$(PREFIX)|' \
	    -e "s|@VERSION@|$$($(B)/quadro --version)|" .package/quadro.1 >$(B)/quadro.1
	install -D -m 644 $(B)/quadro.1 $(DESTDIR)$(PREFIX)/$(MANUAL)
	for p in $(PLACED); do \
	    sed 's|@PREFIX@|$(PREFIX)|' ".package/$${p%%:*}" >$(B)/placed && \
	    install -D -m 644 $(B)/placed "$(DESTDIR)$(PREFIX)/$${p#*:}" || \
	        exit 1; done
uninstall:
	rm -rf $(DESTDIR)$(PREFIX)/bin/quadro $(SHARE)
	cd $(DESTDIR)$(PREFIX) && rm -f $(MANUAL) \
	    $(foreach p,$(PLACED),$(lastword $(subst :, ,$(p))))

# The Debian package of the last commit; and its whole life in a fresh Debian.
deb: deps
	$(call install,git dpkg-dev binutils)
	@sh .package/deb.sh $(B)
check-deb:
	$(call install,debootstrap lintian systemd-container)
	@sh tests/package/check.sh $(B)
clean:
	rm -rf $(B)
