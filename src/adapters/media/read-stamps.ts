/**
 * Which stamps of secrecy stand in the strips of a picture? Letters are read by Tesseract with the registry's Vietnamese
 * data. The reader takes 150 MB and a third of a second to load: it is loaded in the child only, when a picture has a place
 * that may be a stamp, and stays for the next one, until nobody has asked for a while or the memory is needed.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import type { Strip } from './stamp-strips.ts';

/**
 * Marks above and below are small, and the reader loses them first: any A will do. At most two strays of the frame are read
 * with the words.
 */
const level =
  /^.{0,2}?(?:(?<level>TUY?[EỆÊẸÉÈẾỀỄỂ]T|T[OỐÔÓÒỒỔỖỚƠ0][I1L!|]?)M[ẬẠÂAẶẢÃÁÀẤẦẨẪẮẰẲẴĂ4][TYIĨÌ1!|]|M[ẬẠÂAẶẢÃÁÀẤẦẨẪẮẰẲẴĂ4]T).{0,2}$/u;
/** Heights at which a strip is shown to the reader, in pixels: what it loses at one it sees at the other. */
const heights = [64, 132, 40] as const;
/** An album and what is sent after it come within this. */
const keptForMs = 60_000;

/** Reads one line of letters. */
export interface LetterReader {
  read(picture: Buffer): Promise<string>;
  end(): Promise<unknown>;
}

export interface StampReader {
  /** @returns the stamps that were read, as they are written @throws what the reader throws; it is loaded anew then */
  read(strips: readonly Strip[]): Promise<readonly string[]>;
  /** Gives the reader's memory back; it is loaded again when somebody asks. */
  end(): Promise<void>;
}

/** @param keptMs how long nobody asks before the reader goes */
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
        idle.unref(); // nobody waits for it
      }
    },
    end,
  };
}

async function stampsIn(strips: readonly Strip[], reader: LetterReader): Promise<readonly string[]> {
  for (const strip of strips) {
    for (const height of heights) {
      // Upside down too: nobody knows how a page lay under the camera.
      for (const turned of [false, true]) {
        const stamp = stampIn(await reader.read(await pictureOf(strip, height, turned)));
        if (stamp !== null) return [stamp];
      }
    }
  }
  return [];
}

/** Loaded when first needed: most children never read letters. */
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
