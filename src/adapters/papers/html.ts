/** Renders a paper as an HTML page: the same elements as on paper, readable on a phone. */
import type { Block, Paper, Run, Signature } from '../../ports/papers.ts';
import type { ChartDrawer } from './charts.ts';

const safe = (text: string): string =>
  text.replace(/[&<>"']/gu, (letter) => `&#${letter.codePointAt(0)};`).replaceAll('\n', '<br>');

const run = ({ text, bold, italic }: Run): string => {
  const inner = italic ? `<em>${safe(text)}</em>` : safe(text);
  return bold ? `<strong>${inner}</strong>` : inner;
};

const row = (tag: 'td' | 'th', texts: readonly string[], aligns: readonly string[]): string =>
  `<tr>${texts.map((text, at) => `<${tag} class="${aligns[at]}">${safe(text)}</${tag}>`).join('')}</tr>`;

function blockOf(block: Block, drawer: ChartDrawer): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level + 1}>${safe(block.text)}</h${block.level + 1}>`;
    case 'paragraph':
      return `<p class="${block.align ?? 'justify'}">${block.runs.map(run).join('')}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${safe(item)}</li>`).join('')}</ul>`;
    case 'table': {
      const aligns = block.columns.map(({ align }) => align);
      const titles = block.columns.map(({ title }) => title);
      return `<div class="wide"><table><thead>${row('th', titles, aligns)}</thead><tbody>${block.rows
        .map((texts) => row('td', texts, aligns))
        .join('')}</tbody>${block.total ? `<tfoot>${row('td', block.total, aligns)}</tfoot>` : ''}</table></div>`;
    }
    case 'chart':
      return `<figure role="img" aria-label="${safe(block.chart.title)}">${drawer.svg(block.chart)}</figure>`;
  }
}

const signature = ({ capacity, office, hint, post, name }: Signature): string =>
  `<div class="sign">${[capacity, office, post]
    .flatMap((text) => (text ? [`<strong>${safe(text)}</strong>`] : []))
    .join(
      '<br>',
    )}${hint ? `<br><em>${safe(hint)}</em>` : ''}<div class="room"></div><strong>${safe(name ?? '')}</strong></div>`;

const css = `body{font-family:'Times New Roman',Tinos,serif;font-size:1.1rem;line-height:1.45;max-width:46rem;margin:1rem auto;padding:0 1rem;color:#000;background:#fff}
.head,.foot{display:flex;gap:1rem;justify-content:space-between;flex-wrap:wrap}.head>div,.sign{text-align:center;flex:1 1 14rem}.head{font-size:.92rem}.head strong{white-space:nowrap}.head em{white-space:pre-wrap}
h1{font-size:1.2rem;text-align:center;margin:1.5rem 0 0}h2,h3,h4{font-size:1.1rem}.center,.subject{text-align:center}.justify{text-align:justify}.right{text-align:right}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:1rem}th,td{border:1px solid #000;padding:.2rem .4rem}td{vertical-align:top}tfoot{font-weight:700}figure{margin:1rem 0}figure svg{max-width:100%;height:auto}
.room{height:4.5rem}.imprint{font-size:.8rem;overflow-wrap:anywhere}@media print{body{max-width:none;margin:0}}`;

/** The paper as one self-contained HTML page. */
export function htmlOf(paper: Paper, drawer: ChartDrawer): string {
  const { words, agency } = paper;
  const left = [agency.above ? safe(agency.above) : '', `<strong>${safe(agency.name)}</strong>`];
  if (paper.symbol) left.push(`${safe(words.number)}: &emsp;&emsp;/${safe(paper.symbol)}`);
  const right = [
    `<strong>${safe(words.country)}</strong>`,
    `<strong>${safe(words.motto)}</strong>`,
    `<em>${safe(paper.placeAndDate)}</em>`,
  ];
  const to = paper.addressees.map((each) => safe(each)).join('; ');
  const recipients =
    paper.recipients.length === 0
      ? paper.signatures.length === 1
        ? '<div class="sign"></div>'
        : ''
      : `<div><strong><em>${safe(words.recipients)}:</em></strong><br>${paper.recipients.map((each) => `- ${safe(each)}`).join('<br>')}</div>`;
  return `<!doctype html>
<html lang="${words.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${safe(`${paper.type} ${paper.subject}`).replaceAll('<br>', ' ')}</title>${paper.hashNote ? `<meta name="description" content="${safe(paper.hashNote)}">` : ''}<style>${css}</style></head><body>
<div class="head"><div>${left.filter(Boolean).join('<br>')}</div><div>${right.join('<br>')}</div></div>
<h1>${safe(paper.type)}</h1><p class="subject"><strong>${safe(paper.subject)}</strong></p>
${to ? `<p class="center">${safe(words.to)}: ${to}</p>` : ''}
${paper.bases.map((each) => `<p><em>${safe(each)}</em></p>`).join('')}
${paper.blocks.map((block) => blockOf(block, drawer)).join('\n')}
<div class="foot">${recipients}${paper.signatures.map(signature).join('')}</div>
${paper.appendices
  .map(
    ({ label, title, blocks }) =>
      `<section><h1>${safe(label)}</h1><p class="subject"><strong>${safe(title)}</strong></p>${blocks.map((block) => blockOf(block, drawer)).join('\n')}</section>`,
  )
  .join('\n')}
${paper.imprint ? `<p class="imprint">${safe(paper.imprint)}</p>` : ''}
</body></html>
`;
}
