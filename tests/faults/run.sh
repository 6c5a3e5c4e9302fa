#!/bin/sh
# run.sh BUILD [EVERY [JOBS]]: the harness of faults over that build, in memory
# where there is such a file system: a night syncs often.
set -u
build=$1
export LC_ALL=C TZ=UTC QUADRO_DATA="$PWD"
unset SOURCE_DATE_EPOCH NO_COLOR
if [ -z "${TMPDIR:-}" ] && [ -w /dev/shm ]; then export TMPDIR=/dev/shm; fi
TMPDIR=$(mktemp -d)
trap 'rm -rf "$TMPDIR"' EXIT
trap 'exit 130' INT TERM
start=$(date +%s)
"$build/tests/faults/faults" "$build/quadro" "${2:-1}" "${3:-1}"
status=$?
echo "in $(($(date +%s) - start)) s"
exit $status
