#!/bin/sh
# check.sh BUILD: the package's whole life in a fresh Debian 12: built from a
# clone, twice, to the same bytes; installed by apt; booted, where a missed
# night is made up for; removed, purged. Prints what differs from expected.
#
# Needs root, the network and some minutes. The bare system made the first
# time stays in BUILD/fresh for the next.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
mkdir -p "$1/fresh"
fresh=$(cd "$1/fresh" && pwd)
bare=$fresh/bare
export LC_ALL=C DEBIAN_FRONTEND=noninteractive

# inside SYSTEM COMMAND...: runs it there, with the devices it needs.
inside() {
	system=$1
	shift
	systemd-nspawn -q --register=no --keep-unit --as-pid2 \
		--resolv-conf=copy-host --setenv=LC_ALL=C \
		--setenv=DEBIAN_FRONTEND=noninteractive --console=pipe \
		-D "$system" "$@" </dev/null
}

# --- A bare system -----------------------------------------------------------------
if [ ! -f "$bare/etc/debian_version" ]; then
	rm -rf "$bare"
	debootstrap --variant=minbase --include=systemd,systemd-sysv \
		bookworm "$bare.new" http://deb.debian.org/debian \
		>"$fresh/debootstrap.log"
	mv "$bare.new" "$bare"
fi
echo "fresh: Debian $(cat "$bare/etc/debian_version")"

# --- Made from a clone, twice ---------------------------------------------------
maker=$fresh/maker
rm -rf "$maker"
cp -a "$bare" "$maker"
inside "$maker" sh -c 'apt-get -qq update && apt-get -qq -y install \
	--no-install-recommends git make ca-certificates' \
	>"$fresh/maker.log" 2>&1
git clone -q --no-hardlinks "$root" "$maker/root/quadro"
git clone -q --no-hardlinks "$maker/root/quadro" "$maker/srv/elsewhere/q"
for place in root/quadro srv/elsewhere/q; do
	inside "$maker" sh -c "chown -R 0:0 /$place && cd /$place && make deb" \
		>>"$fresh/maker.log" 2>&1
done
package=$(basename "$maker"/root/quadro/build/quadro_*.deb)
cmp "$maker/root/quadro/build/$package" \
	"$maker/srv/elsewhere/q/build/$package" && echo 'made twice: the same'
cp "$maker/root/quadro/build/$package" "$fresh/quadro.deb"
echo "$package: $(stat -c %s "$fresh/quadro.deb") bytes"
lintian --fail-on error "$fresh/quadro.deb" 2>/dev/null |
	grep '^E:' || echo 'lintian: no errors'

# --- Installed, booted, removed ---------------------------------------------------
user=$fresh/user
rm -rf "$user"
cp -a "$bare" "$user"
cp "$fresh/quadro.deb" "$here/booted.sh" "$here/probe.sh" "$user/root"
inside "$user" sh -c 'apt-get -qq update &&
	apt-get -qq -y install --no-install-recommends /root/quadro.deb' \
	>"$fresh/user.log" 2>&1
inside "$user" sh /root/booted.sh prepare >"$fresh/said" 2>"$fresh/prepare.log"
timeout 600 systemd-nspawn -q --register=no --keep-unit --private-network \
	--boot -D "$user" >"$fresh/boot.log" 2>&1 </dev/null || :
cat "$user/root/said" >>"$fresh/said"
if diff "$here/expected" "$fresh/said"; then
	echo "package: 1 passed, 0 failed"
else
	echo "package: 0 passed, 1 failed (logs in $fresh)"
	exit 1
fi
