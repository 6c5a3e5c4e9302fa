#!/bin/sh
# run.sh BUILD SECONDS: every fuzz target of a build, side by side, for that
# long. Inputs that reach something new stay in BUILD/corpus, those that crash
# in BUILD/found, where the next run tries them first. Ends with a line for
# each target; fails when one crashed.
set -u
build=$1
seconds=$2
here=$(dirname "$0")
export LC_ALL=C TZ=UTC
rooms=$(mktemp -d) || exit 1
trap 'rm -rf "$rooms"' EXIT
trap 'exit 1' HUP INT TERM

run_one() {
	target=$1
	dictionary=$here/csv.dict
	[ -f "$here/${target#fuzz_}.dict" ] &&
		dictionary=$here/${target#fuzz_}.dict
	mkdir -p "$build/corpus/$target" "$build/found/$target"
	sh "$here/seeds.sh" "$target" "$build/seeds/$target"
	TMPDIR=$rooms "$build/tests/fuzz/$target" \
		-max_total_time="$seconds" -max_len=8192 -timeout=20 \
		-rss_limit_mb=2048 -print_final_stats=1 \
		-dict="$dictionary" \
		-artifact_prefix="$build/found/$target/" \
		"$build/corpus/$target" "$build/seeds/$target" \
		"$build/found/$target" >"$build/$target.log" 2>&1
	echo $? >"$build/$target.status"
}

for program in "$build"/tests/fuzz/fuzz_*; do
	case $program in *.o | *.d) continue ;; esac
	run_one "$(basename "$program")" &
done
wait

failed=0
for program in "$build"/tests/fuzz/fuzz_*; do
	case $program in *.o | *.d) continue ;; esac
	target=$(basename "$program")
	runs=$(sed -n 's/^stat::number_of_executed_units: *//p' \
		"$build/$target.log")
	if [ "$(cat "$build/$target.status")" = 0 ]; then
		echo "ok      $target: ${runs:-0} inputs, no crash"
	else
		failed=1
		echo "FAILED  $target: a crash, see $build/$target.log"
		grep -E 'ERROR:|does not hold|runtime error|Test unit written' \
			"$build/$target.log"
	fi
done
[ "$failed" = 0 ]
