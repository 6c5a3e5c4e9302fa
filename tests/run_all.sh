#!/bin/sh
# run_all.sh BUILD [tests|cases]: every unit test of that build, then every
# end-to-end case with its binary; or one of the two. Goes on after a failure;
# ends with "N passed, N failed".
set -u
build=$1
part=${2:-both}
export LC_ALL=C TZ=UTC
passed=0
failed=0
for source in tests/test_*.c; do
	[ "$part" != cases ] || break
	test=$build/tests/$(basename "$source" .c)
	if "$test" >"$test.log" 2>&1; then
		passed=$((passed + 1))
		echo "ok      $(basename "$test")"
	else
		failed=$((failed + 1))
		echo "FAILED  $(basename "$test")"
		grep -vE '^\[ +(RUN|OK) ' "$test.log" | tail -n 40
	fi
done
if [ "$part" = tests ]; then
	:
elif sh tests/run_cases.sh "$build/quadro"; then
	passed=$((passed + 1))
else
	failed=$((failed + 1))
fi
echo "$build, $part: $passed passed, $failed failed"
[ "$failed" = 0 ]
