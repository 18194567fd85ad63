// Writes GlyphTable.cs: the metrics of the embedded faces, from katex (src/fontMetricsData.js) for the 10-point designs and,
// for scripts, from the TFM files of the 7- and 5-point designs of Computer Modern (found by kpsewhich).
// Run from the root of the repository: node src/Render/Maths/Layout/make-glyph-table.mjs
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

const metrics = (await import(pathToFileURL(resolve("node_modules/katex/src/fontMetricsData.js")))).default;
const faces = ["Main-Regular", "Main-Bold", "Math-Italic", "Math-BoldItalic", "AMS-Regular", "Caligraphic-Regular", "Size1-Regular", "Size2-Regular", "Size3-Regular", "Size4-Regular"];
const members = ["MainRegular", "MainBold", "MathItalic", "MathBoldItalic", "Ams", "Calligraphic", "Size1", "Size2", "Size3", "Size4"];
// The numbers of the members of FontFace.
const numbers = [0, 1, 4, 5, 6, 7, 8, 9, 10, 11];

function readTfm(name) {
  const data = readFileSync(execFileSync("kpsewhich", [name + ".tfm"]).toString().trim());
  const [lf, lh, bc, ec, nw, nh, nd, ni, nl, nk, ne, np] = Array.from({ length: 12 }, (_, i) => data.readUInt16BE(2 * i));
  const at = (start) => (i) => data.readInt32BE(4 * (start + i)) / 2 ** 20;
  const chars = 6 + lh, widths = chars + ec - bc + 1, heights = widths + nw, depths = heights + nh, italics = depths + nd;
  const ligs = italics + ni, kerns = ligs + nl, params = kerns + nk + ne;
  const glyphs = {};
  for (let c = bc; c <= ec; c++) {
    const p = 4 * (chars + c - bc);
    if (data[p] === 0) continue;
    const glyph = { w: at(widths)(data[p]), h: at(heights)(data[p + 1] >> 4), d: at(depths)(data[p + 1] & 15), i: at(italics)(data[p + 2] >> 2), k: 0, kerns: {} };
    if ((data[p + 2] & 3) === 1) {
      let step = data[p + 3];
      const word = (s) => data.subarray(4 * (ligs + s), 4 * (ligs + s) + 4);
      if (word(step)[0] > 128) step = 256 * word(step)[2] + word(step)[3];
      for (;;) {
        const [skip, next, op, rest] = word(step);
        if (op >= 128) glyph.kerns[next] ??= at(kerns)(256 * (op - 128) + rest);
        if (skip >= 128) break;
        step += skip + 1;
      }
    }
    glyphs[c] = glyph;
  }
  return { glyphs, params: Array.from({ length: np }, (_, i) => at(params)(i)) };
}

const tfms = {};
const tfm = (name) => (tfms[name] ??= readTfm(name));

// Unicode to the place in TeX's encodings.
const oml = {}, oms = {}, ot1 = {}, omxText = {}, omxDisplay = {};
[..."αβγδϵζηθικλμνξπρστυϕχψωεϑϖϱςφ"].forEach((c, i) => (oml[c] = 0x0b + i));
for (const c of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") { oml[c] = c.charCodeAt(0); ot1[c] = c.charCodeAt(0); }
for (const c of "0123456789!#%&()*+,-./:;=?@[]'`") ot1[c] = c.charCodeAt(0);
[..."ΓΔΘΛΞΠΣΥΦΨΩ"].forEach((c, i) => (ot1[c] = i));
Object.assign(ot1, { "ˆ": 0x5e, "˜": 0x7e, "ˉ": 0x16, "˙": 0x5f, "’": 0x27, "‘": 0x60, "“": 0x5c, "”": 0x22, "–": 0x7b, "—": 0x7c });
const omlMain = { "<": 0x3c, ">": 0x3e, "⋆": 0x3f, "∂": 0x40, "ℓ": 0x60, "℘": 0x7d, "⃗": 0x7e };
const row = (start, text) => [...text].forEach((c, i) => c !== " " && (oms[c] = start + i));
row(0x00, "−⋅×∗÷⋄±∓⊕⊖⊗⊘⊙◯∘∙≍≡⊆⊇≤≥⪯⪰∼≈⊂⊃≪≫≺≻←→↑↓↔↗↘≃⇐⇒⇑⇓⇔↖↙∝′∞∈∋△▽  ∀∃¬∅ℜℑ⊤⊥ℵ");
row(0x5b, "∪∩⊎∧∨⊢⊣⌊⌋⌈⌉{}⟨⟩∣∥↕⇕∖≀√⨿∇ ⊔⊓⊑⊒§†‡¶");
oms["|"] = 0x6a;
const cal = Object.fromEntries([..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].map((c) => [c, c.charCodeAt(0)]));
[..."⨆∮⨀⨁⨂"].forEach((c, i) => { omxText[c] = 0x46 + 2 * i; omxDisplay[c] = 0x47 + 2 * i; });
[..."∑∏∫⋃⋂⨄⋀⋁"].forEach((c, i) => { omxText[c] = 0x50 + i; omxDisplay[c] = 0x58 + i; });
const brackets = (text, start) => Object.fromEntries([...text].map((c, i) => [c, start + i]));
const big = { ...brackets("()[]⌊⌋⌈⌉{}⟨⟩", 0), "/": 0x0e, "\\": 0x0f, "√": 0x70 };
const Big = { ...brackets("()", 0x10), ...brackets("[]⌊⌋⌈⌉{}", 0x68), ...brackets("⟨⟩", 0x44), "/": 0x2e, "\\": 0x2f, "√": 0x71 };
const bigg = { ...brackets("()[]⌊⌋⌈⌉{}⟨⟩/\\", 0x12), "√": 0x72 };
const Bigg = { ...brackets("()[]⌊⌋⌈⌉{}⟨⟩/\\", 0x20), "√": 0x73 };
omxText["∐"] = 0x60; omxDisplay["∐"] = 0x61;

// For each face: pairs of an encoding and the TFM families (10, 7 and 5 points) that hold it.
const sources = {
  "Main-Regular": [[ot1, "cmr10", "cmr7", "cmr5"], [oms, "cmsy10", "cmsy7", "cmsy5"], [omlMain, "cmmi10", "cmmi7", "cmmi5"]],
  "Main-Bold": [[ot1, "cmbx10", "cmbx7", "cmbx5"], [oms, "cmbsy10", "cmbsy7", "cmbsy5"], [omlMain, "cmmib10", "cmmib7", "cmmib5"]],
  "Math-Italic": [[oml, "cmmi10", "cmmi7", "cmmi5"]],
  "Math-BoldItalic": [[oml, "cmmib10", "cmmib7", "cmmib5"]],
  "AMS-Regular": [[cal, "msbm10", "msbm7", "msbm5"]],
  "Caligraphic-Regular": [[cal, "cmsy10", "cmsy7", "cmsy5"]],
  "Size1-Regular": [[{ ...omxText, ...big }, "cmex10", "cmex7", "cmex7"]],
  "Size2-Regular": [[{ ...omxDisplay, ...Big }, "cmex10", "cmex7", "cmex7"]],
  "Size3-Regular": [[bigg, "cmex10", "cmex7", "cmex7"]],
  "Size4-Regular": [[Bigg, "cmex10", "cmex7", "cmex7"]],
};

const units = (x) => Math.round(x * 1e5);
const skewOf = (font, glyph) => glyph.kerns[font.startsWith("cmsy") || font.startsWith("cmbsy") ? 0x30 : 0x7f] ?? 0;
const lines = [], small = [], warnings = [];
for (let f = 0; f < faces.length; f++) {
  lines.push(`        // ${members[f]}`);
  for (const [code, [d, h, i, k, w]] of Object.entries(metrics[faces[f]])) {
    const text = String.fromCharCode(+code);
    let index = -1;
    for (const [encoding, ten, seven, five] of sources[faces[f]] ?? []) {
      if (!(text in encoding)) continue;
      const [a, b, c] = [ten, seven, five].map((name) => [name, tfm(name).glyphs[encoding[text]]]);
      if (!a[1] || Math.abs(a[1].w - w) > 6e-4 && faces[f] !== "Math-BoldItalic" || Math.abs(a[1].w - w) > 5e-2) { warnings.push(`${faces[f]} ${text} ${a[1]?.w} ${w}`); continue; }
      index = small.length;
      const centre = faces[f].startsWith("Size");
      small.push([b, c].map(([name, g]) => {
        const [hh, dd] = centre || text === "√" ? [(g.h + g.d) / 2 + 0.25, (g.h + g.d) / 2 - 0.25] : [g.h, g.d];
        return [g.w, hh, dd, g.i, skewOf(name, g)].map(units).join(", ");
      }).join(", "));
      break;
    }
    lines.push(`        ${(numbers[f] << 16) | +code}, ${[w, h, d, i, k].map(units).join(", ")}, ${index},`);
  }
}

const sigma = ["cmsy10", "cmsy7", "cmsy5"].map((name) => tfm(name).params);
const xi = ["cmex10", "cmex7", "cmex7"].map((name) => tfm(name).params);
const parameters = [5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22].map((n) => sigma.map((s) => units(s[n - 1])).join(", ") + `, // sigma${n}`)
  .concat([8, 9, 10, 11, 12, 13].map((n) => xi.map((s) => units(s[n - 1])).join(", ") + `, // xi${n}`));

console.error(warnings.join("\n"));
writeFileSync("src/Render/Maths/Layout/GlyphTable.cs", `// Written by make-glyph-table.mjs from the metrics of katex 0.19.1 and the TFM files of Computer Modern; do not edit.
namespace WorkedSolutions.Render.Maths;

/// <summary>The metrics of the embedded faces in units of 0.00001 em.</summary>
internal static class GlyphTable
{
    /// <summary>For each glyph: number of the FontFace · 65536 + character, width, height, depth, italic correction, skew, row of <see cref="Small"/> or −1.</summary>
    internal static ReadOnlySpan<int> Glyphs =>
    [
${lines.join("\n")}
    ];

    /// <summary>Width, height, depth, italic correction and skew of the 7-point design, then of the 5-point design.</summary>
    internal static ReadOnlySpan<int> Small =>
    [
${small.map((s) => `        ${s},`).join("\n")}
    ];

    /// <summary>The font parameters of The TeXbook, appendix G, at text, script and scriptscript size.</summary>
    internal static ReadOnlySpan<int> Parameters =>
    [
${parameters.map((p) => "        " + p).join("\n")}
    ];
}
`);
