/**
 * Writes a ward's portal of 20,000 items into FOLDER, and their slugs beside it. It is a separate process, so that the server's
 * memory is not affected by the writing.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filledUntil, madeTexts, newPortal } from './portal-file.ts';

const items = 20_000;
const day = 24 * 3_600_000;
const start = filledUntil.getTime() - 700 * day;
const now = filledUntil;

async function fill(path: string): Promise<readonly string[]> {
  const { publisher, close } = await newPortal(path, () => now);
  const { made, streets, people } = madeTexts();
  const slugs: string[] = [];
  for (let at = 0; at < items; at += 1) {
    const text = made[(at * 7) % made.length] ?? { title: '', text: '' };
    const facts: Readonly<Record<string, string>> = {
      ...{
        k: String(1 + ((at * 13) % 14)),
        s: streets[(at * 5) % streets.length] ?? '',
        p: people[(at * 3) % people.length] ?? '',
      },
      ...{ d: `${1 + ((at * 11) % 28)}/${1 + ((at * 17) % 12)}`, n: String(10 + ((at * 31) % 190)) },
    };
    const filled = (words: string): string => words.replaceAll(/\{(\w)\}/gu, (_all, name: string) => facts[name] ?? '');
    const code = `DL-${at}`;
    const publishedAt = new Date(start + (at * 699 * day) / items);
    // As long as a ward's news: about 250 words.
    const paragraphs = Array.from({ length: 6 }, (_, part) =>
      filled((made[(at * 7 + part * 3) % made.length] ?? text).text),
    );
    const { slug } = await publisher.apply({
      ...{
        key: code,
        ward: 'dong-lac',
        code,
        version: 1,
        title: filled(text.title),
        summary: paragraphs[0] ?? '',
        paragraphs,
      },
      ...{ category: 'news', section: 'tin-tuc-su-kien', eventOn: null, place: null, source: 'made', authors: ['Lan'] },
      ...{
        photographers: [],
        photos: [],
        corrections: [],
        files: [],
        documentNumber: null,
        signer: null,
        withdrawn: false,
      },
      ...{ publishedAt, updatedAt: publishedAt },
    });
    slugs.push(slug);
  }
  await close();
  return slugs;
}

const folder = process.argv[2] ?? '.';
writeFileSync(join(folder, 'slugs.json'), JSON.stringify(await fill(join(folder, 'portal.db'))));
