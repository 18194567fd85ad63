#!/usr/bin/env bash
# Variants per second by format, growth from 100 to 10,000 variants, and peak memory, of the command published with NativeAOT.
# Usage: benchmarks/batch.sh [WORKED]   (WORKED: a command that is published already)
set -euo pipefail
cd "$(dirname "$0")/.."
worked=${1:-}
if [ -z "$worked" ]; then
  dotnet publish src/Cli -c Release -r linux-x64 -p:PublishAot=true -o artifacts/batch -v q
  worked=artifacts/batch/worked
fi
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
run() { # problem, count, format
  rm -rf "$out/o"
  /usr/bin/time -f "| $(basename "$1" .yaml) | $3 | $2 | %e | %U | %M |" "$worked" batch "$1" --count "$2" --seed 1 --out "$out/o" --to "$3" --quiet
}
echo "| problem | format | variants | wall s | user s | peak KB |"
echo "| --- | --- | ---: | ---: | ---: | ---: |"
for problem in problems/sets/*.yaml; do
  for format in json md html pdf moodle; do run "$problem" 1000 "$format"; done
done
for count in 100 1000 10000; do run problems/sets/sigmoid-beginners.yaml "$count" json; done
# 2,000 of every set: no diagnostic, every number verified (a disagreement ends with status 70).
for problem in problems/sets/*.yaml; do run "$problem" 2000 json; done
