#!/bin/sh
# bench_night.sh BUILD: how long the Cremasco's night takes, whole and up to
# the pages: the median of seven nights, each on a fresh workspace.
set -eu
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
night=2023-06-30

now() { date +%s%N; }

# once DIR COMMAND...: milliseconds of one night's commands on a fresh
# workspace. Every night has a directory of its own: a file system that has
# just removed many files is slow to make new ones.
once() {
	w=$1
	shift
	"$build/quadro" init "$w" --from cremasco-2021-2023 \
		--as-of $night >/dev/null
	start=$(now)
	for command in "$@"; do
		"$build/quadro" "$command" -w "$w" --as-of $night \
			>"$work/out" || [ $? = 1 ]
	done
	echo $((($(now) - start) / 1000000))
}

median() {
	name=$1
	i=0
	while [ $i -lt 7 ]; do
		once "$work/$name$i" "$@"
		i=$((i + 1))
	done | sort -n | sed -n 4p
}

whole=$(median run)
before=$(median acquire compute)
files=$(ls "$work/run0/ricevute" | grep -c 'ricevuta.csv$')
echo "files received                           $files"
echo "the night, dashboard included            $whole ms"
echo "everything before the pages              $before ms"
