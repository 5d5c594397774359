/**
 * A separate main process that takes in decompression bombs, so that its memory can be
 * measured: `node documents-memory.ts FOLDER`.
 */
import { createDiskMediaStore } from '../../src/adapters/media/disk-media-store.ts';
import { aDocx, aPdf, aXlsx, docxParts, laughs, objectStream, paragraph, zipOf } from './documents-samples.ts';

const bombs = [
  aDocx({ body: paragraph('a'.repeat(150_000_000)) }),
  aXlsx({ strings: ['a'.repeat(100_000_000)] }),
  aPdf({ objects: [objectStream(`<< /A (${'a'.repeat(60_000_000)}) >>`)] }),
  zipOf(docxParts().map((part) => (part.name === 'word/document.xml' ? { ...part, bytes: laughs } : part))),
  aPdf({ pages: Array.from({ length: 300 }, (_, at) => `Trang ${at}`) }),
  aDocx({ body: paragraph('chu '.repeat(100)).repeat(1_000) }),
];
const store = createDiskMediaStore({ folder: process.argv[2] ?? '' });
globalThis.gc?.();
const before = process.memoryUsage.rss();
let most = before;
const timer = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss());
}, 5);
const outcomes: string[] = [];
for (const bytes of bombs) {
  const intake = await store.takeDocument(bytes, 'x');
  outcomes.push(intake.ok ? intake.document.kind : intake.refusal);
}
clearInterval(timer);
await store.close();
process.stdout.write(JSON.stringify({ grownMb: Math.round((most - before) / 2 ** 20), outcomes }));
