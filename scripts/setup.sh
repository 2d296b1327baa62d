#!/usr/bin/env bash
# Makes a fresh Debian or Ubuntu machine ready to build Readout: a linker and C library headers, and a Rust toolchain.
set -euo pipefail

missing=()
for package in build-essential ca-certificates git; do
    dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
done
if [ "${#missing[@]}" -gt 0 ]; then
    as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update
    "${as_root[@]}" apt-get install --yes --no-install-recommends "${missing[@]}"
fi

if ! command -v cargo >/dev/null; then
    echo "There is no Rust toolchain here: install one from https://rustup.rs, then run this again." >&2
    exit 1
fi

needed="$(sed -n 's/^rust-version = "\(.*\)"/\1/p' "$(dirname "$0")/../Cargo.toml")"
have="$(rustc --version | cut -d' ' -f2)"
if [ "$(printf '%s\n%s\n' "$needed" "$have" | sort -V | head -n1)" != "$needed" ]; then
    echo "Rust $have is here, and Readout needs $needed or later: rustup update" >&2
    exit 1
fi
for component in rustfmt clippy; do
    cargo "${component/rustfmt/fmt}" --version >/dev/null 2>&1 || echo "For .ci/run also: rustup component add $component" >&2
done
echo "Ready: cargo run --release -- brief examples/harbour"
