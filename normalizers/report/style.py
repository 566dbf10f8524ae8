"""The look of the page: a calm broadsheet, light and dark, one column on a phone. No font or picture is loaded."""

CSS = """
:root{color-scheme:light dark;--paper:#fbf9f4;--card:#fffdf9;--ink:#1d1b18;--soft:#6a645a;--line:#dcd5c6;
--accent:#7a1f1f;--del:#fbdcd6;--delink:#8c1d10;--ins:#d6ecd4;--insink:#14532d;--flag:#ffedb8;--flagink:#7a5200;--here:#fff3c9}
@media (prefers-color-scheme:dark){:root{--paper:#16150f;--card:#1d1c16;--ink:#ece7db;--soft:#a49d8e;--line:#3a372d;
--accent:#e2a39a;--del:#4b211b;--delink:#ffb8ab;--ins:#1d3d25;--insink:#b4e6bd;
--flag:#4a3a0c;--flagink:#ffdf8a;--here:#3d3516}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 Georgia,"Times New Roman",serif;
overflow-wrap:anywhere}
main,header,footer{max-width:76rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2rem;border-bottom:3px double var(--line);padding-bottom:1.25rem}
.meta,.kicker,dl,.notes,.heads,.side,footer,.pill,table,summary,.empty{font-family:system-ui,-apple-system,"Segoe UI",
Roboto,Helvetica,Arial,sans-serif;font-size:.8125rem;line-height:1.5}
.kicker{letter-spacing:.08em;text-transform:uppercase;color:var(--accent);margin:0}
h1{font-size:clamp(1.6rem,4.5vw,2.6rem);line-height:1.15;margin:.4rem 0 .8rem;text-wrap:balance;font-weight:700}
.pill{display:inline-block;border:1px solid currentColor;border-radius:999px;padding:.05rem .7rem;font-weight:600}
.clean{color:var(--insink)}.repaired{color:var(--flagink)}.person{color:var(--delink)}
.meta{margin:.2rem 0 1rem;color:var(--soft)}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.5rem 1.5rem;margin:0}
dt{color:var(--soft)}dd{margin:0}
.heads{position:sticky;top:0;background:var(--paper);border-bottom:1px solid var(--line);padding:.5rem 0;z-index:1;
font-weight:600;letter-spacing:.04em}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:2rem}
section.block{border-bottom:1px solid var(--line);padding:1rem 0}
.cell p{margin:0;white-space:pre-wrap}
.cell .pre{font-family:ui-monospace,Consolas,monospace;font-size:.9rem;overflow-x:auto}
.headline .cell>p{font-size:1.35rem;font-weight:700;line-height:1.25}
.heading .cell>p{font-weight:700}
.quote .cell>p{border-inline-start:3px solid var(--line);padding-inline-start:.8rem;font-style:italic}
.left{color:var(--soft)}
.side{margin:0 0 .2rem;color:var(--soft);font-weight:600}
.pair>.cell>.side{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.engine{margin-top:.8rem;border-inline-start:2px solid var(--line);padding-inline-start:.8rem}
.engine .side{margin-top:.4rem}
del{background:var(--del);color:var(--delink);border-radius:2px;padding:0 .1em}
ins{background:var(--ins);color:var(--insink);text-decoration:underline;text-decoration-thickness:1px;
text-underline-offset:.15em;border-radius:2px;padding:0 .1em}
mark{background:var(--flag);color:var(--flagink);border-bottom:2px dotted currentColor;border-radius:2px;padding:0 .1em}
a{color:var(--accent)}
a.n{font:600 .68rem/1 system-ui,sans-serif;vertical-align:super;text-decoration:none;padding:0 .15em}
a.n:focus-visible,a:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
.notes{list-style:none;margin:.9rem 0 0;padding:.7rem .9rem;background:var(--card);border:1px solid var(--line);
border-radius:6px;display:grid;gap:.55rem}
.notes li{display:grid;grid-template-columns:2.2rem 1fr;border-radius:4px}
.notes li:target{background:var(--here)}
.notes b{font-weight:600}
.notes .why{margin:0;color:var(--ink)}
.rule{color:var(--soft);font-family:ui-monospace,Consolas,monospace;font-size:.75rem}
.near{color:var(--soft)}
.empty{color:var(--soft);font-style:italic}
h2{font-size:1.15rem;margin:2rem 0 .6rem}
h2.where{margin:0 0 .4rem;font:400 .72rem/1 ui-monospace,Consolas,monospace;color:var(--soft)}
table{border-collapse:collapse;width:100%}
th,td{text-align:start;vertical-align:top;padding:.4rem .8rem .4rem 0;border-bottom:1px solid var(--line)}
th{color:var(--soft);font-weight:600}
footer{color:var(--soft);padding-top:1.5rem;padding-bottom:3rem}
@media (max-width:46rem){.pair{grid-template-columns:1fr;gap:.8rem}.heads{display:none}
.pair>.cell>.side{position:static;width:auto;height:auto;clip-path:none}main,header,footer{padding-left:1rem;padding-right:1rem}}
@media print{.heads{position:static}section.block{break-inside:avoid}body{background:#fff;color:#000}}
"""
