#!/bin/sh
# bench_pages.sh BUILD: how fast the documents of a Cremasco's night are made:
# the median of seven renderings of all of them, less that of seven without a
# page (the open data alone: the same opening, tables and publishing).
set -eu
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
night=2023-06-30

now() { date +%s%N; }

# median COMMAND...: milliseconds.
median() {
	i=0
	while [ $i -lt 7 ]; do
		start=$(now)
		"$@" >"$work/said" || [ $? = 1 ]
		echo $((($(now) - start) / 1000000))
		i=$((i + 1))
	done | sort -n | sed -n 4p
}

"$build/quadro" init "$work/w" --from cremasco-2021-2023 \
	--as-of $night >/dev/null
"$build/quadro" run -w "$work/w" --as-of $night >"$work/said" || [ $? = 1 ]

documents=$(find "$work/w/out" -name '*.pdf')
pages=0 charts=0
for document in $documents; do
	pages=$((pages + $(pdfinfo "$document" | sed -n 's/^Pages: *//p')))
	charts=$((charts + $(pdfinfo -struct "$document" 2>/dev/null |
		grep -c '^ *Figure' || true)))
done
bare=$(median "$build/quadro" render opendata -w "$work/w")
whole=$(median "$build/quadro" render -w "$work/w")
spent=$((whole - bare))
[ $spent -gt 0 ] || spent=1
echo "documents                                $(echo "$documents" | wc -l)"
echo "pages                                    $pages"
echo "charts                                   $charts"
echo "all of them                              $spent ms"
echo "pages a second                           $((pages * 1000 / spent))"
echo "charts a second                          $((charts * 1000 / spent))"
