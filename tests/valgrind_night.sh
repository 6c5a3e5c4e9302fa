#!/bin/sh
# valgrind_night.sh BUILD: the whole night of the Cremasco under valgrind: no
# error, no leak, in quadro or in what it calls of the libraries.
set -u
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$build/quadro" init "$work/w" --from cremasco-2021-2023 \
	--as-of 2023-06-30 >/dev/null || exit 1
valgrind --quiet --error-exitcode=99 --leak-check=full \
	--show-leak-kinds=definite,indirect --errors-for-leak-kinds=definite,indirect \
	--trace-children=no \
	"$build/quadro" run -w "$work/w" --as-of 2023-06-30 >"$work/out" 2>"$work/err"
code=$?
if [ $code -gt 1 ]; then
	echo "FAILED  the night under valgrind (exit $code)"
	tail -n 40 "$work/err"
	echo "0 passed, 1 failed"
	exit 1
fi
echo "ok      the night under valgrind"
echo "1 passed, 0 failed"
