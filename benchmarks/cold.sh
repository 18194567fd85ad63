#!/usr/bin/env bash
# Publishes the command and an empty program with NativeAOT and times them beside `dotnet worked.dll`.
set -euo pipefail
cd "$(dirname "$0")/.."
out=artifacts/cold
dotnet publish src/Cli -c Release -r linux-x64 -p:PublishAot=true -o "$out/worked" -v q
dotnet publish benchmarks/Empty -c Release -r linux-x64 -o "$out/empty" -v q
dotnet build src/Cli -c Release -o "$out/dll" -v q
dotnet run -c Release --project benchmarks -- cold "$out/worked/worked" "$out/empty/empty" "$out/dll/worked.dll" problems/001-backpropagation-by-hand.yaml
