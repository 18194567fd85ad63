// KaTeX on the formulas of a file: a line "html RATE" and a line "mathml RATE". `benchmarks formulas` calls it after its own.
import { readFileSync } from "node:fs";
import katex from "katex";

const formulas = readFileSync(process.argv[2], "utf8").trim().split("\n");
for (const output of ["html", "mathml"]) {
  const round = () => formulas.forEach((tex) => katex.renderToString(tex, { displayMode: true, output }));
  for (const end = performance.now() + 2000; performance.now() < end;) round();
  const rounds = [];
  for (const end = performance.now() + 2000; performance.now() < end;) {
    const start = performance.now();
    round();
    rounds.push((performance.now() - start) / 1000);
  }
  rounds.sort((a, b) => a - b);
  console.log(output, Math.round(formulas.length / rounds[rounds.length >> 1]));
}
