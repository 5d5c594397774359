/**
 * The board of one ward on a single platform: buttons on Telegram, buttons and numbers on Zalo OA, codes and words on Zalo Bot. A
 * story consists of points that are played in order; each point continues from the state that the preceding one left.
 */
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { PersonId } from '../../src/domain/ids.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { Ward } from '../../src/domain/ward.ts';
import type { PlatformName } from '../support/phones.ts';
import { platformsForThisRun } from '../support/platforms-for-this-run.ts';
import { openStage, type Player, type Stage } from '../support/stage.ts';

export const hourMs = 3_600_000;

type Somebody = Player & { readonly id: PersonId };
const people = {
  head: ['Vũ Thị Hoa', 'head'],
  ha: ['Phạm Thị Hà', 'standingDeputy'],
  minh: ['Trần Văn Minh', 'deputy'],
  lan: ['Nguyễn Thị Lan', 'contributor'],
  tu: ['Lê Văn Tư', 'contributor'],
} as const;
type Name = keyof typeof people;

export type Cast = Readonly<Record<Name, Somebody>> & { readonly stage: Stage };

export interface Point {
  readonly name: string;
  readonly play: (cast: Cast) => Promise<void>;
}

interface Scene {
  /** The time at which the first point begins. */
  readonly now: string;
  /** The platform on which `npm test` plays it; `other-apps.long.test.ts` covers the others. */
  readonly short: PlatformName;
  readonly ward?: Partial<Ward>;
  /** Persons who have another role in this scene. */
  readonly roles?: Readonly<Partial<Record<Name, Role>>>;
}

async function openCast(platform: PlatformName, { now, ward = {}, roles = {} }: Scene): Promise<Cast> {
  const stage = await openStage({
    platforms: [platform],
    now: new Date(now),
    // Decides in the chat; sensitive items would be decided on a page.
    ward: { sensitive: [], ...ward },
  });
  const comes = (who: Name) => stage.person(people[who][0], roles[who] ?? people[who][1]);
  const [head, ha, minh] = [await comes('head'), await comes('ha'), await comes('minh')];
  return { stage, head, ha, minh, lan: await comes('lan'), tu: await comes('tu') };
}

/** Plays the points in their order, on each platform in a separate ward. */
export function onEachPlatform(scene: Scene, points: readonly Point[]): void {
  describe.each(platformsForThisRun(scene.short))('on %s alone', (platform) => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await openCast(platform, scene);
    });
    afterAll(async () => {
      await cast?.stage.close();
    });

    it.each(points)('$name', ({ play }) => play(cast));
  });
}

export const codeIn = (text: string): string => /[A-Z]{2}-\d{4}-(\d{4})/u.exec(text)?.[1] ?? '';

/** Every person writes a message and gets an answer: an Official Account cannot write to people who were silent for two days. */
export async function greet({ stage, head, ha, minh, lan, tu }: Cast): Promise<void> {
  for (const each of [head, ha, minh, lan, tu]) {
    const before = each.phone.seen().length;
    await each.says('menu');
    await stage.eventually(
      () => `${each.name} gets no menu`,
      () => each.phone.seen().length > before || null,
    );
  }
}

export async function pass(cast: Cast, hours: number): Promise<void> {
  await cast.stage.pass(hours * hourMs);
  await greet(cast);
}

/** Writes and sends an item. @returns its number as shown on the reader's card */
export async function sent(writer: Player, reader: Player, title: string, text: string): Promise<string> {
  await writer.says(`${title}\n${text}`);
  await writer.choosesOn(title, 'Gửi');
  return codeIn(await reader.sees(title));
}

/**
 * Performs the action and waits for one more message with these words. The numbers of that
 * message are then the newest, not those of an older list.
 */
export async function waitForAnother(
  { stage }: Cast,
  player: Player,
  words: string,
  does: () => Promise<void>,
): Promise<void> {
  const before = player.count(words);
  await does();
  await stage.eventually(
    () => `${player.name} gets no new "${words}"`,
    () => player.count(words) > before || null,
  );
}

/** Chooses an entry of the menu that **Sửa** below the card opens. */
export async function fromMenu(cast: Cast, player: Player, title: string, label: string): Promise<void> {
  await waitForAnother(cast, player, 'chọn mục cần sửa', () => player.choosesOn(title, 'Sửa'));
  await player.choosesOn('chọn mục cần sửa', label);
}

/** The number of the item with this title. */
export const numberOf = async ({ stage }: Cast, title: string): Promise<string> =>
  codeIn((await stage.submissions()).find(({ content }) => content.title?.includes(title))?.code ?? '');

/** The ZIP that the head gets: in the chat, or from the page at its address. */
export const dossierOf = ({ head, stage }: Cast): Promise<Uint8Array> =>
  stage.eventually(
    () => 'the head has no dossier',
    async () => {
      const found = head.phone
        .seen()
        .find(({ files, text }) => text.includes('ho-so-') || files.some((each) => each.includes('ho-so-')));
      if (!found || found.bytes) return found?.bytes ?? null;
      const [page = ''] = found.links.at(-1)?.split(/[)\s]/u) ?? [];
      const zip = await fetch(page, { method: 'POST', headers: { origin: new URL(page).origin } });
      return zip.headers.get('content-type') === 'application/zip' ? new Uint8Array(await zip.arrayBuffer()) : null;
    },
  );
