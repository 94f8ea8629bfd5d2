#!/bin/sh
# Checks, tests and compiles the Rego sources to the WebAssembly bundle that the jar carries.
#   build-bundle.sh           writes src/main/resources/io/gradeway/policies/
#   build-bundle.sh --check   compares with what is committed instead; exit 1 when it differs
# Needs opa of exactly the version in opa.version, so that equal sources give equal bytes.
set -eu
cd "$(dirname "$0")"
export LC_ALL=C

sources=src/main/rego
committed=src/main/resources/io/gradeway/policies
wanted=$(cat opa.version)
entrypoint=gradeway/decision

case "${1:-}" in
  "" | --check) ;;
  *) echo "usage: build-bundle.sh [--check]" >&2; exit 2 ;;
esac
if ! command -v opa >/dev/null 2>&1; then
  echo "opa is not on the PATH; get it with: go install github.com/open-policy-agent/opa@$wanted" >&2
  exit 3
fi
found=v$(opa version | sed -n 's/^Version: //p')
if [ "$found" != "$wanted" ]; then
  echo "opa is $found, but opa.version says $wanted" >&2
  exit 3
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/rego" "$work/out"

# The digest names every source but the tests with its own digest, sorted by path. BundleDigestTest
# makes the same.
(cd "$sources" && find . -type f \( -name '*.rego' -o -name '*.json' \) ! -name '*_test.rego' | sed 's|^\./||' | sort |
  while read -r file; do
    printf '%s  %s\n' "$(sha256sum "$file" | cut -d' ' -f1)" "$file"
  done) > "$work/out/sources.sha256"
revision=gradeway-$(sha256sum "$work/out/sources.sha256" | cut -c1-16)

opa fmt --fail --list "$sources" > "$work/unformatted" || {
  echo "not formatted (run opa fmt -w $sources):" >&2; cat "$work/unformatted" >&2; exit 1; }

cp -R "$sources/gradeway" "$work/rego/gradeway"
printf '{"revision": "%s"}\n' "$revision" > "$work/rego/gradeway/data.json"
printf '{"roots": ["gradeway"], "revision": "%s", "rego_version": 1}\n' "$revision" > "$work/rego/.manifest"

opa check --strict --bundle "$work/rego"
opa test --bundle "$work/rego" > "$work/tests" || { cat "$work/tests" >&2; exit 1; }

(cd "$work" && opa build --bundle rego --target wasm --entrypoint "$entrypoint" \
  --ignore '*_test.rego' --output bundle.tar.gz)
# Only the contents are kept: the archive's own bytes hold a time.
(cd "$work" && mkdir unpacked && tar xzf bundle.tar.gz -C unpacked 2> tar.log) || { cat "$work/tar.log" >&2; exit 1; }
cp "$work/unpacked/policy.wasm" "$work/out/policy.wasm"
cp "$work/unpacked/data.json" "$work/out/data.json"
cp "$work/unpacked/.manifest" "$work/out/manifest.json"
chmod 644 "$work/out/"*

if [ "${1:-}" = "--check" ]; then
  if diff -r "$work/out" "$committed" --exclude=package-info.java; then
    echo "the committed bundle is what the sources give: $revision"
    exit 0
  fi
  echo "the committed bundle is not what the sources give; run policies/build-bundle.sh and commit" >&2
  exit 1
fi
mkdir -p "$committed"
cp "$work/out/"* "$committed/"
tail -n 1 "$work/tests"
echo "built $revision"
