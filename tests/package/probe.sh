#!/bin/bash
# probe.sh WORKSPACE: run in place of the night, tries what it must not do, and
# writes in the workspace what it could.
home=/var/lib/quadro
out=$home/$1/probe

try() {
	local what=$1
	shift
	if "$@" >/dev/null 2>&1; then
		echo "$what: done"
	else
		echo "$what: refused"
	fi >>"$out"
}

: >"$out"
try 'write in the workspace' touch "$home/$1/probe"
try 'write a temporary file' touch /tmp/probe
try 'write in another workspace' touch "$home/oglio-po/probe"
try 'write beside the workspaces' touch "$home/probe"
try 'write in /etc' touch /etc/probe
try 'write in /usr' touch /usr/probe
try 'read the home of root' ls /root
try 'open a network socket' bash -c ': <>/dev/udp/127.0.0.1/9'
try 'see a network' test -e /sys/class/net/host0
try 'see other processes' test -e /proc/1/status
try 'raise its priority' renice -n -5 "$$"
try 'make a name space' unshare --user true
try 'mount something' mount -t tmpfs none /tmp
try 'make a set-uid file' bash -c 'cp /bin/true /tmp/t && chmod u+s /tmp/t'
echo "capabilities: $(sed -n 's/^CapBnd:[^0-9a-f]*//p' /proc/self/status)" \
	>>"$out"
