/**
 * The web desk without a network port: the whole app on a real database, called by `inject`,
 * with a signed-in person of every role.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import { sendItem } from '../../src/chat/acts/draft.ts';
import { fileQuestion } from '../../src/chat/question/receive-words.ts';
import { createSystem } from '../../src/compose/system.ts';
import type { Config } from '../../src/config.ts';
import type { Person } from '../../src/domain/person/person.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { Submission } from '../../src/domain/submission/submission.ts';
import type { Ward } from '../../src/domain/ward.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import type { Log } from '../../src/ports/log.ts';
import { unsureAct } from '../../src/web/kit/certainty.ts';
import { rowsOf } from '../support/rows.ts';
import { withoutCodeMarkup } from '../support/without-code-markup.ts';
import { silentLog } from '../support/world.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

export interface DeskAnswer {
  readonly status: number;
  readonly text: string;
  readonly location: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface DeskReader {
  readonly person: Person;
  readonly cookie: string;
  get(path: string): Promise<DeskAnswer>;
  post(path: string, fields?: Readonly<Record<string, string>>): Promise<DeskAnswer>;
}

const nobody: Pick<Person, 'name'> = { name: 'nobody' };
const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

interface DeskOptions {
  /** The start time of its clock. */
  readonly start?: string;
  /** The channels of the ward; by default only its own pages. */
  readonly channels?: (world: OpenWard) => Promise<Config['channels']>;
}

export const openDesk = async (log: Log = silentLog, change?: (ward: Ward) => Ward, options: DeskOptions = {}) => {
  const world = await openWard(change, options.start);
  let address = 'http://127.0.0.1';
  const channels = (await options.channels?.(world)) ?? {};
  const system = await createSystem({
    ...{ dataDir: world.dataDir, wards: [world.ward], clock: world.clock, log, reach: nowhere },
    ...{ core: world.core, channels, isDemo: true, publicUrl: null, localUrl: () => address },
  });
  await system.app.ready();

  let forms = 0;
  const readerOf = (person: Person, cookie: string): DeskReader => {
    const told = (answer: Awaited<ReturnType<typeof asked>>): DeskAnswer => ({
      ...{ status: answer.statusCode, text: withoutCodeMarkup(answer.body), headers: answer.headers },
      location: String(answer.headers.location ?? ''),
    });
    const asked = (options: InjectOptions) => system.app.inject(options);
    /**
     * The hidden fields of this act's form on a page opened just now, because acts on papers apply to the revision that was seen.
     */
    const onScreen = async (url: string, { act, subject = '' }: Readonly<Record<string, string>>) => {
      const page = /^\/board\/(?:rules|papers\/[^/]+\/[^/]+(?=\/act))/u.exec(url)?.[0];
      if (!page) return {};
      const { body } = await asked({ method: 'GET', url: page, headers: { cookie } });
      const forms = [...body.matchAll(/<form [^>]*>.*?<\/form>/gsu)].map(([form]) => form);
      const form = forms.find(
        (each) => each.includes(`name="act" value="${act}"`) && each.includes(`value="${subject}"`),
      );
      const revision = /name="revision" value="(\d+)"/u.exec(form ?? '')?.[1];
      return revision === undefined ? {} : { revision };
    };
    return {
      person,
      cookie,
      get: async (url) => told(await asked({ method: 'GET', url, headers: { cookie } })),
      post: async (url, given = {}) => {
        forms += 1;
        const fields: Readonly<Record<string, string>> = { ...(await onScreen(url, given)), ...given };
        const send = (payload: Readonly<Record<string, string>>) =>
          asked({
            ...{ method: 'POST', url, payload: new URLSearchParams(payload).toString() },
            // Forms are rate-limited by address, so the requests use many addresses.
            remoteAddress: `203.0.113.${forms % 250}`,
            headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
          });
        // Confirms acts that need confirmation. `sure: ''` stays on the confirmation page.
        const act = fields.sure === undefined ? unsureAct([], fields) : null;
        return told(await send(act === null ? fields : { ...fields, sure: '1' }));
      },
    };
  };

  const signIn = async (person: Person): Promise<DeskReader> => {
    const token = randomBytes(32).toString('base64url');
    const beganAt = world.clock.now();
    await world.core.storage.sessions.begin(world.ward.id, {
      ...{ tokenHash: hashToken(token), person: person.id, browser: 'Test', beganAt },
      expiresAt: new Date(beganAt.getTime() + 1_800_000),
    });
    return readerOf(person, `board=${world.ward.id}.${token}`);
  };

  const desks = new Map<Role, DeskReader>();
  const names: Readonly<Partial<Record<Role, string>>> = {
    head: 'Vũ Thị Hoa',
    standingDeputy: 'Phạm Quốc Bình',
    deputy: 'Trần Văn Minh',
    office: 'Đỗ Thị Hạnh',
    member: 'Lê Thị Mai',
    chairman: 'Nguyễn Văn Bắc',
    accountant: 'Bùi Thị Thơm',
  };
  let asked = 0;
  return {
    ...world,
    system,
    signIn,
    stranger: readerOf(nobody as Person, ''),
    /** A browser with only this cookie. */
    withCookie: (cookie: string): DeskReader => readerOf(nobody as Person, cookie),
    /** The person's messages in the outbox, as views. */
    views: async (to: Person): Promise<readonly Readonly<Record<string, unknown>>[]> =>
      (await rowsOf(world.core).selectFrom('outbox').select('effect').where('personId', '=', to.id).execute()).map(
        ({ effect }) => (JSON.parse(effect) as { view?: Readonly<Record<string, unknown>> }).view ?? {},
      ),
    /** The signed-in person of this role; the same one each time. */
    as: async (role: Role): Promise<DeskReader> => {
      const known = desks.get(role) ?? (await signIn(await world.person(names[role] ?? `Người ${role}`, role)));
      desks.set(role, known);
      return known;
    },
    /** Submits an item of this author to the board. */
    sent: async (author: Person, text: string): Promise<Submission> => {
      await world.add(author, text);
      const draft = await world.turn(({ stores }) => stores.submissions.openDraftOf(author.id));
      if (!draft) throw new Error('there is no draft');
      const outcome = await world.turn((unit) => sendItem(unit, author, draft.id, draft.revision));
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
      return world.turn(({ stores }) => stores.submissions.get(draft.id));
    },
    /** A citizen's question, filed as from the chat. */
    question: async (asker: Person, text: string): Promise<string> => {
      asked += 1;
      const messageKey = `desk:question:${asked}`;
      const given = { text, photos: [], messageKey, channel: 'telegram', conversation: '7' };
      await world.turn((unit) => fileQuestion(unit, asker, { ...given, receivedAt: unit.now }));
      const found = await world.turn(({ stores }) => stores.questions.byOrigin(messageKey));
      if (!found) throw new Error('there is no question');
      return found.code;
    },
    /** Serves the app on a port, for a browser. */
    listen: async (): Promise<string> => {
      address = await system.app.listen({ port: 0, host: '127.0.0.1' });
      return address;
    },
    close: async () => {
      await system.app.close();
      await world.close();
    },
  };
};

export type DeskWorld = Awaited<ReturnType<typeof openDesk>>;
