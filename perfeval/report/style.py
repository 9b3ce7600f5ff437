"""How a sheet looks: said once for each page, without a colour that black and white or a dark page would lose."""

from __future__ import annotations

from typing import Final

__all__ = ["STYLE"]

#: Colours are those of the page around: text in its colour, lines in a grey that both light and dark bear.
STYLE: Final = """
.perfeval { line-height: 1.45; font-variant-numeric: tabular-nums; text-align: left; overflow-wrap: break-word;
  overflow-x: auto }
.perfeval h1 { font-size: 1.35em; margin: 0 }
.perfeval p { margin: .2em 0; opacity: .85 }
.perfeval dl { display: flex; flex-wrap: wrap; gap: .2em 1.8em; margin: .6em 0 }
.perfeval dl div { display: flex; flex-direction: column-reverse; justify-content: flex-end }
.perfeval dt { font-size: .8em; opacity: .8; font-weight: normal }
.perfeval dd { margin: 0; font-size: 1.15em }
.perfeval dd.strong { font-size: 1.6em; font-weight: bold; line-height: 1.1 }
.perfeval small { font-size: .7em; font-weight: normal; opacity: .8 }
.perfeval table { border-collapse: collapse; width: 100%; margin: .6em 0; font-size: .88em }
.perfeval caption { text-align: left; font-weight: bold; padding: .3em 0 }
.perfeval th, .perfeval td {
  border: 1px solid #8888; padding: .25em .5em; text-align: left; vertical-align: middle; font-weight: normal;
  background: none; white-space: normal; max-width: 22em }
.perfeval thead th { font-weight: bold; border-bottom: 2px solid; min-width: 2.2em }
.perfeval tbody th { min-width: 4.2em }
.perfeval th[scope=rowgroup], .perfeval td:not([class]) { min-width: 5.2em }
.perfeval .number { text-align: right; white-space: nowrap }
.perfeval .pad1::after { content: "0"; visibility: hidden }
.perfeval .pad2::after { content: ".0"; visibility: hidden }
.perfeval .pad3::after { content: ".00"; visibility: hidden }
.perfeval .subtotal > * { background: #8881 }
.perfeval .total > * { font-weight: bold; border-top: 2px solid }
.perfeval .strong { font-weight: bold }
.perfeval .bar {
  display: flex; box-sizing: border-box; width: 100%; min-width: 4.5em; height: .8em;
  border: 1px solid; overflow: hidden;
  print-color-adjust: exact; -webkit-print-color-adjust: exact }
.perfeval .bar i { display: block; height: 100%; background: currentColor; opacity: .65 }
.perfeval .bar .open {
  background: repeating-linear-gradient(135deg, currentColor 0 1px, transparent 1px 4px); opacity: 1 }
.perfeval h2 { font-size: 1em; margin: .8em 0 .2em }
.perfeval ul { list-style: none; margin: .2em 0; padding: 0 }
.perfeval ol { margin: .2em 0; padding-left: 1.8em }
.perfeval li { margin: .2em 0; font-size: .88em }
.perfeval .badge { border: 1px dotted; padding: 0 .4em; margin-right: .4em; white-space: nowrap }
.perfeval .badge.level2 { border: 1px solid }
.perfeval .badge.level1 { border: 2px solid; font-weight: bold }
@media screen and (max-width: 760px) {
  .perfeval table, .perfeval tbody, .perfeval tr, .perfeval caption { display: block }
  .perfeval thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  .perfeval tr { display: flex; flex-wrap: wrap; border-bottom: 1px solid #8888; padding: .3em 0 }
  .perfeval th, .perfeval td { border: 0; padding: .1em .8em .1em 0; max-width: none; min-width: 0; text-align: left }
  .perfeval tbody th { flex: 1 0 100%; font-weight: bold }
  .perfeval tbody th.group { border-left: .4em solid; padding-left: .5em; font-size: 1.15em }
  .perfeval tbody th.subgroup { border-left: .2em solid; padding-left: .5em; margin: .2em 0; font-weight: normal }
  .perfeval .subtotal > * { background: none }
  .perfeval td.empty { display: none }
  .perfeval td[data-label]::before { content: attr(data-label) " "; opacity: .75; font-size: .85em }
  .perfeval td[class]::after { content: none }
  .perfeval td.drawn { flex: 1 0 100%; display: flex; align-items: center; gap: .5em }
  .perfeval td.drawn::before { white-space: nowrap }
}
@media print {
  .perfeval { font-size: 8.5pt; line-height: 1.3; color: #000 }
  .perfeval dl, .perfeval table { margin: .4em 0 }
  .perfeval th, .perfeval td { padding: .15em .4em }
  .perfeval td, .perfeval th[scope=row], .perfeval li { break-inside: avoid }
  .perfeval h2 { break-after: avoid; margin: .4em 0 .1em }
  .perfeval li { margin: .1em 0 }
  .perfeval thead { display: table-header-group }
  .perfeval + .perfeval { break-before: page }
}
""".strip()
