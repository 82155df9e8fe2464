#!/bin/bash
# Installs the Debian packages that a task needs, and only those that are missing.
#
#     tools/setup.sh GROUP…      groups: build fuzz bench format web
#
# As root it calls apt-get itself, otherwise through sudo. On a system without dpkg it says what is needed and goes on,
# so that whoever has the libraries by other means can build. Nothing outside the system's packages is touched: Python
# things go to the project's .venv (tools/venv.sh), Node things to web/node_modules.
set -euo pipefail
cd "$(dirname "$0")/.."

packages_of() {
  case "$1" in
    build) echo g++ cmake ninja-build make pkg-config ccache git ca-certificates python3 python3-venv python3-pip \
      libfmt-dev libssl-dev libarchive-dev nlohmann-json3-dev libsimdjson-dev libcli11-dev libtomlplusplus-dev \
      libsqlite3-dev libzstd-dev libgumbo-dev libpugixml-dev zlib1g-dev libcurl4-openssl-dev libgtest-dev libgmock-dev npm ;;
    fuzz) echo clang-16 libclang-rt-16-dev llvm-16 ;;
    bench) echo libbenchmark-dev libdnnl-dev ;;
    format) echo clang-format clang-tidy-16 ;;
    web) echo npm chromium fonts-dejavu-core ;;
    *) echo "setup: unknown group '$1' (build fuzz bench format web)" >&2; return 2 ;;
  esac
}

fail() { echo "setup: $*" >&2; exit 3; }

wanted=()
for group in "${@:-build}"; do
  list=$(packages_of "$group")
  read -r -a more <<<"$list"
  wanted+=("${more[@]}")
done

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  echo "==> packages: this is no Debian; going on, in the hope that these are here: ${wanted[*]}"
  exit 0
fi

missing=()
for p in "${wanted[@]}"; do
  [[ $(dpkg-query -W -f='${db:Status-Status}' "$p" 2>/dev/null || true) == installed ]] && continue
  # npm also comes with a Node of its own, without the Debian package.
  [[ $p == npm ]] && command -v npm >/dev/null && continue
  missing+=("$p")
done
if ((${#missing[@]} == 0)); then
  echo "==> packages: all ${#wanted[@]} are here"
  exit 0
fi

as_root=()
if ((EUID != 0)); then
  command -v sudo >/dev/null ||
    fail "not root and no sudo; as root, run: apt-get install --no-install-recommends ${missing[*]}"
  as_root=(sudo)
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@" >"$log" 2>&1 </dev/null; }
update() { echo "==> packages: apt-get update"; apt update || { tail -5 "$log" >&2; fail "apt-get update failed"; }; }

for p in "${missing[@]}"; do
  if ! apt-cache show "$p" >/dev/null 2>&1; then update; break; fi
done
echo "==> packages: installing ${missing[*]}"
install() { apt install -y --no-install-recommends "${missing[@]}"; }
if ! install; then
  update   # the lists may be older than the mirror
  install || { tail -5 "$log" >&2; fail "apt-get could not install ${missing[*]}"; }
fi
