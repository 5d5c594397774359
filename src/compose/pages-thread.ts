/**
 * The thread that renders portal pages: it has its own connections to their database and its own copy of their words.
 * Its messages are defined in `pages-beside.ts`.
 */
import { join } from 'node:path';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { createTranslator } from '../adapters/fluent.ts';
import type { PortalReader } from '../ports/portal-reader.ts';
import { answerAsked } from '../web/portal/answer-asked.ts';
import { apiRoutes } from '../web/portal/api-route.ts';
import { makeAnswer, writeBody } from '../web/portal/page-cache.ts';
import { pageRoutes } from '../web/portal/page-route.ts';
import { createPortal, type Portal } from '../web/portal/portal.ts';
import { openPortals } from './open-reader.ts';
import {
  type PageAsked,
  type PagePlaced,
  placeBytes,
  type ThreadPlace,
  type ToldToMain,
  type ToldToThread,
  type WardNow,
} from './pages-beside.ts';

const routes = [...pageRoutes, ...apiRoutes];

/** Pages rendered at once: while one waits for the database, another is rendered. They are returned together. */
const atOnce = 4;

/** Only the main thread opens files, so pages that show file contents are rendered there. */
class FileNeeded extends Error {}
const noFiles = async (): Promise<never> => {
  throw new FileNeeded();
};
const media = {
  ...{ readCopy: noFiles, readDocument: noFiles },
  ...{ readDocumentPicture: noFiles, readDocumentText: noFiles },
};

interface Kept {
  readonly reader: PortalReader;
  readonly portal: Portal;
  now: Date;
}

async function serve(port: MessagePort, { root, memory: shared, ...place }: ThreadPlace): Promise<void> {
  const translator = createTranslator(join(root, 'locales'));
  const portals = await openPortals(place);
  const memory = Buffer.from(shared);
  const wards = new Map<string, Kept>();
  const post = (told: ToldToMain): void => port.postMessage(told);

  async function take({ ward, publicUrl }: WardNow): Promise<void> {
    const before = wards.get(ward.slug);
    const reader = before?.reader ?? portals.readerOf(ward.slug);
    const kept: Kept = {
      reader,
      now: new Date(0),
      portal: createPortal({
        ...{ ward, publicUrl, reader, media },
        translate: (key, facts) => translator.say('vi', facts ? { key, facts } : { key }),
        inEnglish: (key, facts) => translator.say('en', facts ? { key, facts } : { key }),
        now: () => kept.now,
        keepOpened: async () => undefined,
      }),
    };
    wards.set(ward.slug, kept);
    if (before) return;
    // Reads the ward's words before the first page is requested. If that fails, the ward's next version tries again.
    try {
      await reader.find({ words: 'a', after: null, limit: 1 });
      post({ ready: ward.slug });
    } catch (error) {
      wards.delete(ward.slug);
      throw error;
    }
  }

  async function make({ place, slug, nowMs, asked }: PageAsked): Promise<PagePlaced> {
    const kept = wards.get(slug);
    const route = routes.find(({ path }) => path === asked.route);
    if (!kept || !route) throw new Error(`there is no ${asked.route} of ${slug} here`);
    const { portal } = kept;
    kept.now = new Date(nowMs);
    const answer = await answerAsked(portal, await portal.edition(kept.now), route, asked);
    const length = writeBody(answer.body, memory.subarray(place * placeBytes, (place + 1) * placeBytes));
    const { status, type, location = null, item = null } = answer;
    return { place, page: { status, type, location, item, body: length ?? makeAnswer(answer).bytes } };
  }

  const failed = (error: unknown): void => post({ failure: String(error) });
  const made = (asked: PageAsked): Promise<PagePlaced> =>
    make(asked).catch((error: unknown) => {
      if (!(error instanceof FileNeeded)) failed(error);
      return { place: asked.place, page: null };
    });

  port.on('message', async (told: ToldToThread) => {
    // Pages are requested only for wards that are ready.
    if ('ward' in told) await take(told).catch(failed);
    else
      for (let from = 0; from < told.length; from += atOnce)
        post(await Promise.all(told.slice(from, from + atOnce).map(made)));
  });
}

if (parentPort) await serve(parentPort, workerData as ThreadPlace);
