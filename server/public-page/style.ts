/** How the public page looks: the product's paper and ink, without a script or a font to fetch. */

export const STYLE = `
:root { color-scheme: light dark; --paper: light-dark(#faf8f3, #12171c); --ink: light-dark(#17202a, #eceef0); --quiet: light-dark(#46515c, #b3bdc6); --rule: light-dark(#e2ddd2, #2a323a); --strong: light-dark(#83888c, #6d7883); --link: light-dark(#12324a, #a3cbe8); --line: light-dark(#12466e, #9ccbf0); --path: light-dark(#7c858d, #87929c);
  --met: light-dark(#0a6a4e, #63d2ab); --on_track: light-dark(#2468ad, #74aeea); --at_risk: light-dark(#955e00, #efbd5b); --off_track: light-dark(#8c1a10, #f28670); --incomplete: light-dark(#5a4385, #d3c6f4); --no_data: light-dark(#5f6973, #929da8); --informative: var(--quiet); --not_due: var(--no_data); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 system-ui, sans-serif; font-variant-numeric: tabular-nums lining-nums; }
main { max-width: 50rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1, h2, h3 { font-family: Georgia, 'Times New Roman', serif; line-height: 1.2; text-wrap: balance; margin: 0; }
h1 { font-size: clamp(1.75rem, 6vw, 2.5rem); letter-spacing: -.01em; }
h2 { font-size: 1.5rem; margin-top: 3.5rem; padding-top: 1.25rem; border-top: 1px solid var(--strong); }
h3 { font-size: 1.2rem; margin-top: 2.25rem; }
h4 { font-size: 1.0625rem; margin: 0; }
p { margin: .5rem 0 0; max-width: 40rem; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.top { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 1rem; color: var(--quiet); font-size: .9375rem; margin-bottom: 1.5rem; }
.quiet { color: var(--quiet); font-size: .9375rem; }
.lead { font-size: 1.1875rem; }
.invented { border-inline-start: 4px solid var(--at_risk); padding-inline-start: .75rem; }
nav ul, dl { list-style: none; margin: .5rem 0 0; padding: 0; }
nav li { padding: .15rem 0; }
.metric { border-top: 1px solid var(--rule); padding: 1rem 0 .5rem; margin-top: 1rem; }
.metric .head { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: .15rem 1rem; }
.status { display: inline-flex; align-items: center; gap: .4em; font-weight: 600; white-space: nowrap; }
.status svg { width: .95em; height: .95em; fill: currentColor; flex: none; }
.status svg.dashed, .status svg.solid { fill: none; stroke: currentColor; stroke-width: 2; }
.status svg.dashed { stroke-dasharray: 2.2 2; }
${['met', 'on_track', 'at_risk', 'off_track', 'incomplete', 'no_data', 'informative', 'not_due']
  .map((status) => `.${status} { color: var(--${status}); }`)
  .join(' ')}
.row { display: flex; flex-wrap: wrap; gap: .5rem 2rem; align-items: center; margin-top: .75rem; }
.chart { width: 13rem; height: 3.5rem; overflow: visible; }
.chart .line { fill: none; stroke: var(--line); stroke-width: 2; }
.chart .dot { fill: var(--line); }
.chart .path { fill: none; stroke: var(--path); stroke-width: 1.5; stroke-dasharray: 4 3; }
.region { flex: 1 1 16rem; min-width: 0; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { text-align: right; padding: .3rem 0 .3rem .75rem; font-weight: 400; vertical-align: top; overflow-wrap: anywhere; }
thead th { color: var(--quiet); font-size: .8125rem; border-bottom: 1px solid var(--rule); }
th:first-child, td:first-child { padding-inline-start: 0; text-align: left; }
dl.meanings { display: grid; gap: .5rem; }
dl.meanings div { display: grid; grid-template-columns: minmax(8rem, 12rem) 1fr; gap: .25rem 1rem; }
dd { margin: 0; }
.variant { font-weight: 600; }
.months h2 { margin-top: 2.5rem; } .months h3 { font: inherit; font-weight: 600; margin: 0; } .months .metric { margin-top: .5rem; padding-bottom: 0; }
.months .region { flex-basis: 19rem; } .months table + table { margin-top: .5rem; }
.months th, .months td { overflow-wrap: normal; padding-inline-start: .5rem; } .months th:first-child { padding-inline-start: 0; }
.months th[scope='row'] { width: 30%; color: var(--quiet); }
footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--rule); color: var(--quiet); font-size: .875rem; overflow-wrap: anywhere; }
@media (max-width: 30rem) { dl.meanings div { grid-template-columns: 1fr; } .chart { width: 100%; } .months table { font-size: .8125rem; } .months thead th { font-size: .75rem; } .months th, .months td { padding-inline-start: .3rem; } .months th[scope='row'] { width: 24%; } }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; }
  body { font-size: 10.5pt; } nav, .top a { display: none; }
  h2 { break-before: page; border: 0; margin-top: 0; } h3, h4, .head { break-after: avoid; } .metric { break-inside: avoid; }
  main.months { max-width: none; padding: 0; font-size: 7.5pt; line-height: 1.25; }
  .months h1 { font-size: 13pt; } .months .top { margin: 0; } .months h2 { break-before: auto; font-size: 10pt; margin-top: .6em; padding-top: .3em; border-top: 1px solid var(--strong); }
  .months .sheet { columns: 3; column-gap: 1.2em; } .months .metric { padding: .25em 0; margin: 0; } .months .row { margin: 0; } .months table { font-size: 7pt; } .months thead th { font-size: 6.5pt; }
  .months th, .months td { padding: .05rem 0 .05rem .4rem; } .months .quiet, .months .top { font-size: 7.5pt; } .months p { margin: .1em 0 0; } .months .chart, .months .variant, .months .lead { display: none; } .months footer { margin-top: .6em; padding-top: .3em; font-size: 6.5pt; }
}
`
