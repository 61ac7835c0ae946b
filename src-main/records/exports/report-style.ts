/** How a report looks: light or dark as its reader's system is, and light on paper. */
export const REPORT_STYLE = `
:root {
  color-scheme: light dark;
  --ground: #eef1f5; --panel: #ffffff; --line: #d5dbe3; --text: #17202c; --dim: #566273; --stripe: #f4f6f9;
  --succeeded: #1b7f41; --failed: #c9252c; --timed-out: #f4902c; --cancelled: #7c3fd6; --running: #2563eb;
  --backing-off: #e0a106; --queued: #4b5a6d; --warn: #fff4d6; --warn-text: #5c3d00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0b0e13; --panel: #12161d; --line: #2a323f; --text: #e6eaf0; --dim: #96a3b5; --stripe: #181d26;
    --succeeded: #46b872; --failed: #f06a6a; --timed-out: #f79845; --cancelled: #b088f5; --running: #5596f5;
    --backing-off: #c79316; --queued: #9aa8ba; --warn: #2e2407; --warn-text: #f7dd9c;
  }
}
@media print {
  :root {
    color-scheme: light;
    --ground: #ffffff; --panel: #ffffff; --line: #c4ccd6; --text: #000000; --dim: #3d4754; --stripe: #f4f6f9;
    --succeeded: #1b7f41; --failed: #c9252c; --timed-out: #f4902c; --cancelled: #7c3fd6; --running: #2563eb;
    --backing-off: #e0a106; --queued: #4b5a6d; --warn: #fff4d6; --warn-text: #5c3d00;
  }
  section { break-inside: avoid; }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 24px; max-width: 1040px; background: var(--ground); color: var(--text);
  font: 14px/1.45 -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, system-ui, sans-serif;
  print-color-adjust: exact;
}
header { margin-bottom: 16px; }
h1 { margin: 0 0 4px; font-size: 22px; }
h2 { margin: 0 0 8px; font-size: 16px; }
h3 { margin: 12px 0 4px; font-size: 14px; }
p { margin: 4px 0; }
section { margin: 0 0 16px; padding: 16px; background: var(--panel); border: 1px solid var(--line); border-radius: 8px; }
.dim { color: var(--dim); }
.warn { padding: 8px 12px; background: var(--warn); color: var(--warn-text); border-radius: 6px; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: 4px 10px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { color: var(--dim); font-weight: 600; white-space: nowrap; }
tbody tr:nth-child(even) { background: var(--stripe); }
td.n, th.n { text-align: right; white-space: nowrap; }
td.long { overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 0; }
dt { color: var(--dim); }
dd { margin: 0; overflow-wrap: anywhere; }
svg[role="img"] { display: block; width: 100%; height: auto; }
svg text { fill: var(--dim); font-size: 11px; font-family: inherit; }
.axis { stroke: var(--line); stroke-width: 1; }
.mark { stroke: var(--text); stroke-width: 1; stroke-dasharray: 4 3; opacity: 0.7; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 6px 0 0; padding: 0; list-style: none; }
.swatch { display: inline-block; width: 14px; height: 10px; margin-right: 6px; border-radius: 2px; }
`;
