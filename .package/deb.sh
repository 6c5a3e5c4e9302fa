#!/bin/sh
# deb.sh BUILD: the Debian package of the last commit, in BUILD.
#
# Only what is committed goes in, whatever lies about in the work tree, and
# every time in it is the commit's: the same commit gives the same bytes. After
# the program's version comes the minute of the commit, so that newer is higher.
set -eu
umask 022
export LC_ALL=C TZ=UTC
here=$(cd "$(dirname "$0")/.." && pwd)
build=$1
work=$build/deb
tree=$work/tree
root=$work/debian/quadro
cd "$here"

commit=$(git rev-parse --short=8 HEAD)
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH
version=$(git show HEAD:pipeline/base/version.h |
	sed -n 's/.*QUADRO_VERSION "\(.*\)"/\1/p')
version=$version+$(date -d "@$SOURCE_DATE_EPOCH" +%Y%m%d.%H%M).$commit
architecture=$(dpkg --print-architecture)
maintainer=${MAINTAINER:-$(git log -1 --format='%an <%ae>')}
package=$build/quadro_${version}_$architecture.deb

[ -z "$(git status --porcelain)" ] ||
	echo "deb: what is not committed is not in the package" >&2
rm -rf "$work"
mkdir -p "$tree" "$root/DEBIAN"
git archive HEAD | tar -x -C "$tree"
package_files=$tree/.package

# --- Build and install ---------------------------------------------------------
flags="-O2 -fstack-protector-strong -D_FORTIFY_SOURCE=2 -fPIE -pie"
flags="$flags -Wl,-z,relro,-z,now"
make --no-print-directory -C "$tree" -j"$(nproc)" -s B=build PREFIX=/usr \
	OPT="$flags" DESTDIR="$(cd "$root" && pwd)" install
strip --remove-section=.comment --remove-section=.note "$root/usr/bin/quadro"
gzip -9n "$root/usr/share/man/man1/quadro.1"

doc=$root/usr/share/doc/quadro
install -D -m 644 "$package_files/copyright" "$doc/copyright"
install -m 644 "$tree/README.md" "$doc/README.md"
cat >"$doc/changelog" <<END
quadro ($version) stable; urgency=medium

  * The sources at commit $commit.

 -- $maintainer  $(date -R -d "@$SOURCE_DATE_EPOCH")
END
gzip -9n "$doc/changelog" "$doc/README.md"

# --- What Debian wants to know ---------------------------------------------------
printf 'Source: quadro\n\nPackage: quadro\nArchitecture: any\n' \
	>"$work/debian/control"
libraries=$(cd "$work" && dpkg-shlibdeps -O -e debian/quadro/usr/bin/quadro |
	sed -n 's/^shlibs:Depends=//p')
size=$(find "$root" -path "$root/DEBIAN" -prune -o -type f -printf '%s\n' |
	awk '{ blocks += int(($1 + 1023) / 1024) } END { print blocks }')
sed -e "s|@VERSION@|$version|" -e "s|@ARCHITECTURE@|$architecture|" \
	-e "s|@MAINTAINER@|$maintainer|" -e "s|@SIZE@|$size|" \
	-e "s/@SHARED_LIBRARIES@/$libraries/" "$package_files/control" \
	>"$root/DEBIAN/control"
for script in postinst prerm postrm; do
	install -m 755 "$package_files/$script" "$root/DEBIAN/$script"
done
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum) \
	>"$root/DEBIAN/md5sums"

rm -f "$build"/quadro_*.deb
dpkg-deb --root-owner-group -Zxz -z6 --threads-max=1 --build "$root" \
	"$package" >/dev/null
echo "$package"
