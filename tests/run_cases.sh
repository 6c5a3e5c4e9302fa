#!/bin/sh
# run_cases.sh QUADRO [CASE...]: the end-to-end cases, one line each; ends with
# "N passed, N failed".
#
# A case is a folder of tests/cases with a file `command`: shell lines run in a
# scratch directory $W with $QUADRO, $ROOT (the sources) and the words below.
# $W/w is a workspace: tests/plan, over it the case's workspace/ and inbox/.
# expected/stdout, stderr (when there) and exit (0 when not) are what the lines
# must print and return, with $W written as W; any other file below expected/
# is what must be found at the same path below $W/w. With ACCEPT=1 what is
# found is written there instead, to be read before it is committed.
set -u
[ $# -ge 1 ] || { echo "usage: run_cases.sh QUADRO [CASE...]" >&2; exit 2; }
QUADRO=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
ROOT=$(cd "$(dirname "$0")/.." && pwd)
shift
export QUADRO ROOT LC_ALL=C TZ=UTC QUADRO_DATA="$ROOT"
unset SOURCE_DATE_EPOCH NO_COLOR

# --- The words of the commands -------------------------------------------------
# try COMMAND...: runs it, and prints its exit status when it is not 0.
try() {
	"$@" && return
	echo "exit $?"
}
# prints DIR: the digest and the name of every file below it.
prints() {
	(cd "$1" && find . -type f -exec sha256sum {} + | sort)
}
# same WHAT DIR DIR: whether two trees hold the same bytes.
same() {
	prints "$2" >"$W/.first"
	prints "$3" >"$W/.second"
	if cmp -s "$W/.first" "$W/.second"; then
		echo "$1: $(wc -l <"$W/.first") the same"
	else
		echo "$1: different"
		comm -3 "$W/.first" "$W/.second"
	fi
}

# --- One case --------------------------------------------------------------------
make_workspace() {
	cp -R "$ROOT/tests/plan" "$W/w"
	mkdir "$W/w/inbox"
	for part in workspace inbox; do
		[ -d "$case/$part" ] || continue
		if [ $part = inbox ]; then to=$W/w/inbox; else to=$W/w; fi
		cp -R "$case/$part/." "$to"
	done
	# git keeps no times: everything arrived on the same morning.
	find "$W/w/inbox" -type f -exec touch -d 2022-10-10T09:00:00Z {} +
}

accept() {
	mkdir -p "$case/expected"
	[ "$(cat "$W/.exit")" = 0 ] || cp "$W/.exit" "$case/expected/exit"
	cp "$W/.stdout" "$case/expected/stdout"
	(cd "$case/expected" && find . -type f) | while read -r name; do
		[ ! -f "$W/w/$name" ] || cp "$W/w/$name" "$case/expected/$name"
	done
}

compare() {
	expected=$case/expected
	[ -f "$expected/stdout" ] || echo "expected/stdout is missing"
	[ -f "$expected/exit" ] || echo 0 | cmp -s - "$W/.exit" ||
		echo "exit $(cat "$W/.exit") and not 0"
	find "$expected" -type f | sort | while read -r file; do
		name=${file#"$expected"/}
		case $name in
		stdout | stderr | exit) found=$W/.$name ;;
		*) found=$W/w/$name ;;
		esac
		diff "$file" "$found" >"$W/.diff" 2>&1 && continue
		echo "$name is not as expected (< expected, > found):"
		head -n 20 "$W/.diff"
	done
}

run_case() {
	case=$1
	W=$(mktemp -d)
	export W
	make_workspace
	(cd "$W" && set -eu && . "$case/command") >"$W/.raw" 2>"$W/.errors" \
		</dev/null
	echo $? >"$W/.exit"
	sed "s|$W|W|g" "$W/.raw" >"$W/.stdout"
	sed "s|$W|W|g" "$W/.errors" >"$W/.stderr"
	[ -z "${ACCEPT:-}" ] || accept
	compare >"$W/.report"
	if [ -s "$W/.report" ]; then
		echo "FAILED  $(basename "$case")"
		sed 's/^/        /' "$W/.report"
		[ -f "$case/expected/stderr" ] || sed 's/^/        ! /' "$W/.stderr"
		status=1
	else
		echo "ok      $(basename "$case")"
		status=0
	fi
	rm -rf "$W"
	return $status
}

passed=0
failed=0
for case in "$ROOT"/tests/cases/*/; do
	case=${case%/}
	[ -f "$case/command" ] || continue
	[ $# = 0 ] || case " $* " in
	*" $(basename "$case") "*) ;;
	*) continue ;;
	esac
	if run_case "$case"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
	fi
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
