/**
 * Reads stamps of secrecy in the strips of a picture, by Tesseract with Vietnamese data from the package registry. It
 * takes 150 MB and a third of a second to load; so it is loaded only in the child, when a picture has a possible stamp,
 * and unloaded after a pause or when the memory is needed.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import type { Strip } from './stamp-strips.ts';

/**
 * Diacritics are small and often misread, so any variant of a letter matches. At most two stray characters from the
 * frame are accepted on each side.
 */
const level =
  /^.{0,2}?(?:(?<level>TUY?[EỆÊẸÉÈẾỀỄỂ]T|T[OỐÔÓÒỒỔỖỚƠ0][I1L!|]?)M[ẬẠÂAẶẢÃÁÀẤẦẨẪẮẰẲẴĂ4][TYIĨÌ1!|]|M[ẬẠÂAẶẢÃÁÀẤẦẨẪẮẰẲẴĂ4]T).{0,2}$/u;
/** Heights in pixels at which a strip is read; a word missed at one height is found at another. */
const heights = [64, 132, 40] as const;
/** Longer than the time between the photos of an album and what is sent after it. */
const keptForMs = 60_000;

/** Recognises one line of text. */
export interface LetterReader {
  read(picture: Buffer): Promise<string>;
  end(): Promise<unknown>;
}

export interface StampReader {
  /** @returns the stamps found, as written @throws errors of the reader, which is then loaded again */
  read(strips: readonly Strip[]): Promise<readonly string[]>;
  /** Unloads the reader; it is loaded again on demand. */
  end(): Promise<void>;
}

/**
 * Creates the reader of stamps.
 * @param keptMs idle time after which the text recognition is unloaded, in milliseconds
 */
export function createStampReader(load: () => Promise<LetterReader> = loadTesseract, keptMs = keptForMs): StampReader {
  let loaded: Promise<LetterReader> | null = null;
  let idle: NodeJS.Timeout | undefined;
  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = loaded;
    loaded = null;
    await (await ending?.catch(() => null))?.end();
  };
  return {
    async read(strips) {
      clearTimeout(idle);
      loaded ??= load();
      try {
        return await stampsIn(strips, await loaded);
      } catch (error) {
        await end();
        throw error;
      } finally {
        idle = setTimeout(() => void end().catch(() => {}), keptMs);
        idle.unref(); // the timer must not keep the process alive
      }
    },
    end,
  };
}

async function stampsIn(strips: readonly Strip[], reader: LetterReader): Promise<readonly string[]> {
  for (const strip of strips) {
    for (const height of heights) {
      // Also upside down, because the orientation of the page is unknown.
      for (const turned of [false, true]) {
        const stamp = stampIn(await reader.read(await pictureOf(strip, height, turned)));
        if (stamp !== null) return [stamp];
      }
    }
  }
  return [];
}

/** Loaded on first use: most children never need it. */
async function loadTesseract(): Promise<LetterReader> {
  const { createWorker, OEM, PSM } = await import('tesseract.js');
  const data = dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/vie/package.json'));
  const worker = await createWorker('vie', OEM.LSTM_ONLY, {
    langPath: join(data, '4.0.0_best_int'),
    ...{ gzip: true, cacheMethod: 'none' },
  });
  await worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_LINE, user_defined_dpi: '300' });
  return {
    read: async (picture) => (await worker.recognize(picture)).data.text,
    end: () => worker.terminate(),
  };
}

const pictureOf = ({ data, width, height }: Strip, shown: number, turned: boolean): Promise<Buffer> =>
  sharp(turned ? data.toReversed() : data, { raw: { width, height, channels: 1 } })
    .normalise()
    .resize({ height: shown })
    .png({ compressionLevel: 1 })
    .toBuffer();

/** Returns the stamp in a recognised text; null for other words. */
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
