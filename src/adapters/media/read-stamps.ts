/**
 * Which stamps of secrecy stand in the strips of a picture? Letters are read by Tesseract with the registry's Vietnamese
 * data. It takes 150 MB and is loaded in the child only, when a picture has a place that may be a stamp.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { createWorker, OEM, PSM } from 'tesseract.js';
import type { Strip } from './stamp-strips.ts';

/**
 * Marks above and below are small, and the reader loses them first: any A will do. At most two strays of the frame are read
 * with the words.
 */
const level =
  /^.{0,2}?(?:(?<level>TUY?[EỆÊẸÉÈẾỀỄỂ]T|T[OỐÔÓÒỒỔỖỚƠ0][I1L!|]?)M[ẬẠÂAẶẢÃÁÀẤẦẨẪẮẰẲẴĂ4][TYIĨÌ1!|]|M[ẬẠÂAẶẢÃÁÀẤẦẨẪẮẰẲẴĂ4]T).{0,2}$/u;
/** Heights at which a strip is shown to the reader, in pixels: what it loses at one it sees at the other. */
const heights = [64, 132] as const;
const languages = join(
  dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/vie/package.json')),
  '4.0.0_best_int',
);

/** @returns the stamps that were read, as they are written; the reader is closed again, for its memory is needed elsewhere */
export async function readStamps(strips: readonly Strip[]): Promise<readonly string[]> {
  const worker = await createWorker('vie', OEM.LSTM_ONLY, { langPath: languages, gzip: true, cacheMethod: 'none' });
  try {
    await worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_LINE, user_defined_dpi: '300' });
    for (const strip of strips) {
      for (const height of heights) {
        // Upside down too: nobody knows how a page lay under the camera.
        for (const turned of [false, true]) {
          const stamp = stampIn((await worker.recognize(await pictureOf(strip, height, turned))).data.text);
          if (stamp !== null) return [stamp];
        }
      }
    }
    return [];
  } finally {
    await worker.terminate();
  }
}

const pictureOf = ({ data, width, height }: Strip, shown: number, turned: boolean): Promise<Buffer> =>
  sharp(turned ? data.toReversed() : data, { raw: { width, height, channels: 1 } })
    .normalise()
    .resize({ height: shown })
    .png({ compressionLevel: 1 })
    .toBuffer();

/** Null: other words, or none. */
export function stampIn(read: string): string | null {
  const letters = read
    .normalize('NFC')
    .toUpperCase()
    .replace(/[^\p{L}\d!|]/gu, '');
  const found = level.exec(letters);
  if (found === null) return null;
  const above = found.groups?.level;
  if (above === undefined) return 'MẬT';
  return above.startsWith('TU') ? 'TUYỆT MẬT' : 'TỐI MẬT';
}
