/** The demo's ward: one person per role, and published content (`demo-content.ts`). */
import type { ZaloBotWorld } from '../../bots/simulator/zalo-bot/world.ts';
import { type DemoPerson, demoPeople } from '../../prisma/demo.ts';
import { systemClock } from '../adapters/clock.ts';
import { personId } from '../domain/ids.ts';
import type { Ward } from '../domain/ward.ts';
import type { Unit } from '../ports/services.ts';
import type { Stores } from '../ports/stores.ts';
import type { Core } from './core.ts';
import { loadPictured, loadWords } from './demo-content.ts';
import { demoMark, readFolderPeople } from './demo-folder.ts';
import { createZaloBot, nameOf } from './demo-platforms.ts';

/** Channel and id of an account as the program stores them. */
const accountOf = (person: DemoPerson, bot: ZaloBotWorld): { readonly channel: string; readonly accountId: string } => {
  const { account } = person;
  switch (account.platform) {
    case 'telegram':
      return { channel: 'telegram', accountId: String(account.id) };
    case 'zaloOa':
      return { channel: 'zalo-oa', accountId: account.id };
    case 'zaloBot':
      return { channel: 'zalo-bot', accountId: bot.person(person.key)?.id ?? '' };
  }
};

/** An id as long as a real one that differs at its end, because buttons name people by the end. */
export const demoPersonId = (key: string) => personId(`${demoMark}${key.toUpperCase().padStart(22, '0')}`);

/**
 * Adds the demo's people, except citizens, who come by themselves. Existing people stay unchanged; a folder of an
 * earlier demo gets the new ones.
 */
const loadPeople = (core: Core, ward: Ward, openUnit: OpenUnit): Promise<number> =>
  core.unitOfWork.run(ward.id, async (stores) => {
    const unit = openUnit(stores, 'demo:people');
    const bot = createZaloBot(systemClock);
    let loaded = 0;
    for (const person of demoPeople) {
      if (person.role === 'citizen') continue;
      const name = nameOf(person);
      const account = accountOf(person, bot);
      const known = await stores.people.account(account.channel, account.accountId);
      const id = known?.personId ?? demoPersonId(person.key);
      if (!(await stores.people.find(id))) {
        loaded += 1;
        await stores.people.insert({
          id,
          name,
          role: person.role,
          unit: ward.units.find(({ name: unit }) => unit === person.unit)?.name ?? null,
          status: 'active',
          locale: 'vi',
          noticedAt: null,
          createdAt: unit.now,
        });
        await stores.outbox.put({
          key: `demo:menu:${id}`,
          effect: { kind: 'menu', person: id },
          lane: `to:${id}`,
          priority: 8,
          at: unit.now,
        });
      }
      if (!known)
        await stores.people.putAccount({
          ...account,
          personId: id,
          conversation: account.accountId,
          displayName: name,
          lastUsedAt: unit.now,
          unreachableAt: null,
        });
    }
    if (loaded > 0) await stores.audit.record({ actor: 'admin', action: 'demo-loaded', object: ward.id }, unit.now);
    return loaded;
  });

type OpenUnit = (stores: Stores, cause: string) => Unit;

/** The folder has real people, so invented ones must not be added. */
export class RealPeopleHere extends Error {
  override readonly name = 'RealPeopleHere';
}

/**
 * Adds one person per role, and items as if they had been published this week. A repeat changes nothing. The caller
 * runs `loadPictured` for items with pictures.
 * @throws RealPeopleHere
 */
export const loadDemo = async (
  core: Core,
  ward: Ward,
  openUnit: OpenUnit,
  root: string,
): Promise<{ people: number; items: number; loadPictured: () => Promise<number> }> => {
  const { kind } = await core.unitOfWork.run(ward.id, async (stores) =>
    readFolderPeople(await stores.people.everInRole()),
  );
  if (kind === 'real') throw new RealPeopleHere('this ward has real people: the demo is for an empty data folder');
  const people = await loadPeople(core, ward, openUnit);
  const place = { core, ward, openUnit, root };
  return { people, items: await loadWords(place), loadPictured: () => loadPictured(place) };
};
