// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the HTML report looks.
#pragma once

#include <string_view>

namespace biosubsidy::report {

inline constexpr std::string_view htmlStyle = R"(
:root{color-scheme:light dark;--text:#1c2430;--muted:#5a6472;--line:#d5dae1;--paper:#fff;--desk:#eef1f4;--wash:#f4f7f8;--accent:#0f766e;
--eligible:#15803d;--arguable:#9a5b00;--undetermined:#1d4ed8;--ineligible:#5a6472;--notice:#fdf6e3;--noticeline:#c9a24a}
@media screen and (prefers-color-scheme:dark){:root{--text:#e6e9ee;--muted:#a6adb8;--line:#39424f;--paper:#171c23;--desk:#0f1318;--wash:#1f262f;--accent:#2dd4bf;
--eligible:#4ade80;--arguable:#fbbf24;--undetermined:#93c5fd;--ineligible:#a6adb8;--notice:#332a14;--noticeline:#8a6d1f}.logo{background:#fff;padding:6px}}
*{box-sizing:border-box}
body{margin:0;background:var(--desk);color:var(--text);font:15px/1.65 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC","WenQuanYi Micro Hei",sans-serif}
main{max-width:60rem;margin:0 auto;background:var(--paper);padding:3rem 3.5rem}
h1,h2,h3{line-height:1.3;text-wrap:balance}
h1{font-size:2rem;margin:0 0 .4rem}h2{font-size:1.35rem;margin:2.6rem 0 .8rem;padding-bottom:.3rem;border-bottom:2px solid var(--accent)}h3{font-size:1.1rem;margin:1.8rem 0 .6rem;color:var(--accent)}
p{margin:.6rem 0}.lead{font-size:1.1rem}.small{color:var(--muted);font-size:.9rem}
.notice{background:var(--notice);border-left:4px solid var(--noticeline);padding:.6rem .9rem}
header{border-bottom:1px solid var(--line);padding-bottom:1.6rem;margin-bottom:1.6rem}
header .total{font-size:1.25rem;margin:.2rem 0}header .total strong{font-variant-numeric:tabular-nums}header .company{font-size:1.3rem;margin:0 0 1.4rem;color:var(--accent)}.kicker{color:var(--muted);margin:0 0 1rem}
.logo{max-width:14rem;max-height:5rem;display:block;margin-bottom:1rem}.contact{color:var(--muted);font-size:.9rem;margin:.2rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:.5rem 0;font-size:.94rem}dt{color:var(--muted)}dd{margin:0;min-width:0;overflow-wrap:anywhere}
nav ol{list-style:none;padding:0;margin:0;columns:2}nav a{color:inherit;text-decoration:none}nav a:hover,nav a:focus{text-decoration:underline;color:var(--accent)}
.scroll{overflow-x:auto;margin:.9rem 0}table{border-collapse:collapse;width:100%;font-size:.94rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
th{font-weight:600;color:var(--muted);border-bottom:2px solid var(--line);white-space:normal}
.sum{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
tr.total td{font-weight:700;background:var(--wash)}tr.group td{font-weight:600;background:var(--wash)}
table.compact{font-size:.86rem}table.compact td,table.compact th{padding:.2rem .5rem}
li.d1{padding-left:1.2em}table td.d1,table.compact td.d1{padding-left:1.8em}table.compact td.d2{padding-left:3em}table.compact td.d3{padding-left:4.2em}table.compact td.d4{padding-left:5.4em}
article{border-top:1px solid var(--line);margin-top:1.4rem;padding-top:.9rem}
article>h4{display:flex;gap:.6rem;align-items:baseline;margin:0;font-size:1.06rem}article>h4 .title{flex:1}article>h4 .sum{font-size:1.06rem}
article>.line{color:var(--muted);margin:.1rem 0;font-size:.9rem}
.badge{border:1px solid currentColor;border-radius:3px;padding:0 .4em;font-size:.8rem;color:var(--arguable);margin-right:.4rem;display:inline-block}
.eligible{color:var(--eligible)}.arguable{color:var(--arguable)}.undetermined{color:var(--undetermined)}.ineligible{color:var(--ineligible)}
figure{margin:1.2rem 0}figcaption{font-weight:600;margin-bottom:.3rem}table.chart td{border:0;padding:.22rem .5rem}table.chart td.bar{width:42%;vertical-align:middle}
table.chart svg{display:block;width:100%;height:14px}.fill{fill:var(--accent)}.hatch{stroke:var(--accent)}.outline{fill:none;stroke:var(--accent)}
table.chart small{color:var(--muted);display:block}
@media (max-width:44rem){main{padding:1.2rem}nav ol{columns:1}}
@page{size:A4;margin:18mm 16mm}
@media print{body{background:#fff;font-size:10pt}main{max-width:none;padding:0}nav{display:none}h2,h3,h4,figcaption{break-after:avoid}tr,figure{break-inside:avoid}section.page{break-before:page}header{break-after:page}thead{display:table-header-group}.scroll{overflow:visible}}
)";

} // namespace biosubsidy::report
