/** Creates the options of the pages: the public portal, the board's desk, the signed pages. */

import { wardKey } from '../adapters/keys.ts';
import { createPinHash } from '../adapters/pin-hash.ts';
import { createSealer } from '../adapters/sealer.ts';
import { createSigner, deriveKey } from '../adapters/signer.ts';
import type { Ward } from '../domain/ward.ts';
import type { InboxWriter } from '../inbox/inbox-writer.ts';
import type { Log } from '../ports/log.ts';
import { pagesChannel } from '../ports/uploads.ts';
import type { WardRuntime } from '../ward-runtime.ts';
import type { BoardOptions } from '../web/desk/desk.ts';
import { createUploadQuota } from '../web/kit/upload-quota.ts';
import { createPortal, type Portal, type PortalStores } from '../web/portal/portal.ts';
import type { ProvinceOptions } from '../web/server/province-route.ts';
import type { SignedOptions } from '../web/signed/options.ts';
import { hashToken } from './core.ts';
import type { WardOptions } from './ward.ts';

/** Shared by the pages of all wards. */
export interface PageTools extends Pick<WardOptions, 'core' | 'dataDir' | 'clock' | 'publicUrl' | 'siteUrl'> {
  /** Free space of the disk with the data folder. */
  readonly freeBytes: () => number;
  readonly log: Pick<Log, 'warn'>;
  readonly inbox: Pick<InboxWriter, 'receive'>;
  readonly isOpen: () => boolean;
  readonly isDemo?: boolean;
}

/** @param contacts returns the channels' current contact links */
export const portalOf = (
  tools: PageTools,
  { ward, publicUrl }: WardRuntime,
  contacts: () => Portal['ward']['channels'],
  stores: PortalStores,
): Portal =>
  createPortal({
    stores,
    beside: tools.core.pagesBeside.make,
    ward: {
      slug: ward.id,
      code: ward.code,
      name: ward.name,
      fullName: ward.fullName,
      domain: ward.domains[0] ?? '',
      colours: ward.colours,
      spokesperson: ward.spokesperson,
      sections: ward.sections,
      get about() {
        return (tools.core.officeOn(ward) ?? ward).contact;
      },
      get settled() {
        return tools.core.officeOn(ward)?.version ?? '';
      },
      get channels() {
        return contacts();
      },
      timeZone: ward.timeZone,
      pages: ward.pages,
      get reception() {
        return (tools.core.officeOn(ward) ?? ward).reception;
      },
    },
    reader: tools.core.storage.portalReaderOf(ward.id),
    media: tools.core.media,
    translate: (key, facts) => tools.core.translator.say('vi', facts ? { key, facts } : { key }),
    inEnglish: (key, facts) => tools.core.translator.say('en', facts ? { key, facts } : { key }),
    publicUrl: tools.publicUrl === null ? null : publicUrl,
    now: () => tools.clock.now(),
    keepOpened: (month, opened) =>
      tools.core.storage.readership
        .add(ward.id, month, opened)
        .catch((error: unknown) =>
          tools.log.warn({ ward: ward.id, reason: String(error) }, 'page views could not be stored'),
        ),
  });

/** Options of the desk; the caller adds the wards and what the desk shows of each. */
export const boardPages = (
  tools: PageTools,
  begin: BoardOptions['onConnected'],
): Omit<BoardOptions, 'wards' | 'shown'> => ({
  unitOfWork: tools.core.unitOfWork,
  reader: tools.core.reader,
  sessions: tools.core.storage.sessions,
  hashToken,
  records: tools.core.storage.boardRecords((ward) => createSealer(wardKey(tools.dataDir, ward))),
  audit: tools.core.storage,
  showsKit: tools.isDemo === true,
  newToken: () => tools.core.ids.token(),
  now: () => tools.clock.now(),
  siteUrl: tools.siteUrl,
  onConnected: begin,
  sayIn: (locale) => (key, facts) => tools.core.translator.say(locale, facts ? { key, facts } : { key }),
});

/** Options of the signed pages; each ward signs with its own key. @throws Error for a ward without a portal */
export const signedPages = (
  tools: PageTools,
  runtimes: readonly WardRuntime[],
  portals: readonly Portal[],
): SignedOptions => ({
  wards: runtimes.map((runtime, at) => {
    const key = wardKey(tools.dataDir, runtime.ward.id);
    const portal = portals[at];
    if (!portal) throw new Error(`no portal of ${runtime.ward.id}`);
    return { runtime, portal, signer: createSigner(key), pinHash: createPinHash(deriveKey(key, 'pin')) };
  }),
  unitOfWork: tools.core.unitOfWork,
  reader: tools.core.reader,
  linkWards: tools.core.storage.linkWards,
  talks: tools.core.storage.talksOn(pagesChannel),
  media: tools.core.media,
  uploads: {
    ...tools.core.uploads,
    quota: createUploadQuota({ now: () => tools.clock.now(), freeBytes: tools.freeBytes }),
  },
  receive: ({ ward, channels }, deliveries) => tools.inbox.receive(ward.id, deliveries, channels),
  say: (locale, sentence) => tools.core.translator.say(locale, sentence),
  words: tools.core.words,
  hashToken,
  newToken: () => tools.core.ids.token(),
  now: () => tools.clock.now(),
  siteUrl: tools.siteUrl,
  isOpen: tools.isOpen,
});

/** Options of the province's pages, which read figures of all wards and write only their own sessions. */
export const provincePages = (
  { core, clock, siteUrl }: PageTools,
  wards: readonly Ward[],
  program: string,
): ProvinceOptions => ({
  ...{ wards, siteUrl, hashToken, program },
  access: core.storage.province,
  reader: core.reader,
  newToken: () => core.ids.token(),
  now: () => clock.now(),
  say: (key, facts) => core.translator.say('vi', facts ? { key, facts } : { key }),
});
