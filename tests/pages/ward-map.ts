/** A map of the invented ward, drawn for these tests: seven khối on both sides of a river, roads, and the office. */
const khoi = [
  ['M40 60L520 40 500 300 60 320Z', 270, 180],
  ['M520 40L1010 60 980 310 500 300Z', 750, 175],
  ['M1010 60L1560 50 1540 330 980 310Z', 1270, 185],
  ['M60 430L470 400 450 760 50 780Z', 255, 700],
  ['M470 400L930 410 940 770 450 760Z', 700, 585],
  ['M930 410L1540 430 1550 790 940 770Z', 1240, 600],
  ['M50 780L1550 790 1530 1040 70 1050Z', 800, 920],
] as const;
const tints = ['#f3e3c3', '#e6efd8', '#f0dcd6', '#dfe9ee', '#f5ecc9', '#e4e0ee', '#e2eddf'];

export const wardMap = Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 1100" width="1600" height="1100" font-family="sans-serif" text-anchor="middle">
<rect width="1600" height="1100" fill="#fbf8f0"/>
${khoi.map(([shape, x, y], at) => `<path d="${shape}" fill="${tints[at]}" stroke="#8a7a66" stroke-width="4"/><text x="${x}" y="${y}" font-size="46" font-weight="700" fill="#4a3b2a">Khối ${at + 1}</text>`).join('')}
<path d="M0 370C300 330 520 400 800 362S1300 330 1600 382" fill="none" stroke="#8fbfd6" stroke-width="70"/>
<text x="1180" y="372" font-size="34" font-style="italic" fill="#2c5d76">sông Đồng</text>
<path d="M495 30L470 1060M975 30L935 1060M40 600L1560 610" fill="none" stroke="#fff" stroke-width="16"/>
<g><circle cx="345" cy="500" r="26" fill="#9b1c1c"/><path d="M345 484l5 11 12 1-9 8 3 12-11-6-11 6 3-12-9-8 12-1z" fill="#ffd75e"/><text x="345" y="560" font-size="30" fill="#7a1414">UBND phường</text></g>
</svg>`,
);
