#!/usr/bin/env bash
# Writes TexBoxes.txt anew: for each of its formulas, in display (D) and text style (T), the width, height and depth that pdflatex gives.
# Needs pdflatex with amsmath, amssymb, xcolor, cancel, hyperref. Run in this folder.
set -euo pipefail
here=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cut -d' ' -f5- TexBoxes.txt | awk '!seen[$0]++' > "$work/formulas.txt"
python3 - "$work" <<'PY'
import re, sys
folder = sys.argv[1]
tex = r"""\documentclass[10pt]{article}
\usepackage{amsmath,amssymb,xcolor,cancel}
\usepackage[colorlinks=false]{hyperref}
\begin{document}
\newwrite\res\immediate\openout\res=res.txt
\def\m#1#2#3{\setbox0\hbox{$#2#3$}\immediate\write\res{#1 \the\wd0 \space\the\ht0 \space\the\dp0}}
"""
for i, line in enumerate(open(folder + "/formulas.txt").read().splitlines()):
    line = line.replace("\\href{#", "\\hyperlink{")
    line = re.sub(r"\\textcolor\{#(\w+)\}", lambda m: "\\textcolor[HTML]{%s}" % m.group(1).upper(), line)
    tex += "\\m{%d D}{\\displaystyle}{%s}\n\\m{%d T}{\\textstyle}{%s}\n" % (i, line, i, line)
open(folder + "/boxes.tex", "w").write(tex + "\\end{document}\n")
PY
(cd "$work" && pdflatex -interaction=batchmode boxes.tex > /dev/null)
python3 - "$work" > "$here/TexBoxes.txt" <<'PY'
import sys
folder = sys.argv[1]
formulas = open(folder + "/formulas.txt").read().splitlines()
for line in open(folder + "/res.txt"):
    i, style, *box = line.replace("pt", "").split()
    print(style, *box, formulas[int(i)])
PY
