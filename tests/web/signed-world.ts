/** A running ward with people and items, and a browser without scripts for its signed pages. */
import { fillDraft, sendItem, takeIntoDraft } from '../../src/chat/acts/draft.ts';
import { fileQuestion } from '../../src/chat/question/receive-words.ts';
import { portalOf, signedPages } from '../../src/compose/pages.ts';
import { personId } from '../../src/domain/ids.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { Submission } from '../../src/domain/submission/submission.ts';
import type { LinkPurpose } from '../../src/ports/links.ts';
import type { Unit } from '../../src/ports/services.ts';
import { createPageLink } from '../../src/usecases/page-link.ts';
import { actOnQuestion } from '../../src/usecases/question/act-on-question.ts';
import { createPortalStores } from '../../src/web/portal/portal.ts';
import { buildApp } from '../../src/web/server/app.ts';
import type { SignedOptions } from '../../src/web/signed/options.ts';
import { rowsOf } from '../support/rows.ts';
import { readUnmarked } from '../support/without-code-markup.ts';
import { openWorld, silentLog } from '../support/world.ts';

type Fields = Readonly<Record<string, string>>;
export interface FilePart {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A form with files, as a browser sends it. */
export const multipart = async (fields: Fields, files: readonly FilePart[]) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const { name, type, bytes } of files) form.append('files', new Blob([Buffer.from(bytes)], { type }), name);
  const request = new Request('http://localhost/', { method: 'POST', body: form });
  return {
    payload: Buffer.from(await request.arrayBuffer()),
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
  };
};

export const openSignedWorld = async () => {
  const world = await openWorld({ ward: { sensitive: ['document'] } });
  const { app } = world.system;
  let causes = 0;
  const turn = <Result>(work: (unit: Unit) => Promise<Result>): Promise<Result> => {
    causes += 1;
    const cause = `test:${causes}`;
    return world.core.unitOfWork.run(world.ward.id, (stores) => work(world.inject.openUnit(stores, cause)));
  };
  let telegramIds = 7_100_000_000;
  const person = (name: string, role: Role): Promise<Person> => {
    telegramIds += 1;
    const id = telegramIds;
    world.telegram.person({ id, firstName: name, hasStarted: true });
    return turn(async (unit) => {
      const made: Person = {
        id: personId(unit.ids.next()),
        name,
        role,
        unit: null,
        status: 'active',
        locale: 'vi',
        noticedAt: unit.now,
        createdAt: unit.now,
      };
      await unit.stores.people.insert(made);
      await unit.stores.people.accept(made.id, '1', unit.now);
      await unit.stores.people.putAccount({
        channel: 'telegram',
        accountId: String(id),
        personId: made.id,
        conversation: String(id),
        displayName: name,
        lastUsedAt: unit.now,
        unreachableAt: null,
      });
      return made;
    });
  };
  let messages = 0;
  const say = async (author: Person, text: string): Promise<void> => {
    messages += 1;
    const messageKey = `test:message:${messages}`;
    await turn((unit) =>
      takeIntoDraft(unit, author, {
        text,
        photos: [],
        messageKey,
        albumKey: null,
        forwardedFrom: null,
        saidAt: unit.now,
      }),
    );
  };
  const find = (id: string): Promise<Submission> =>
    turn(async ({ stores }) => {
      const found = (await stores.submissions.inStates(null, 1_000)).find((each) => each.id === id);
      if (!found) throw new Error(`no item ${id}`);
      return found;
    });
  /** A submitted item that waits for the board. */
  const item = async (author: Person, text: string, category: 'news' | 'document' = 'news'): Promise<Submission> => {
    await say(author, text);
    await turn((unit) => fillDraft(unit, author, { slot: 'category', category }));
    await turn((unit) => fillDraft(unit, author, { slot: 'eventOn', text: '2026-11-24' }));
    await turn((unit) => fillDraft(unit, author, { slot: 'witness' }));
    const draft = await turn((unit) => unit.stores.submissions.openDraftOf(author.id));
    if (!draft) throw new Error('there is no draft');
    const outcome = await turn((unit) => sendItem(unit, author, draft.id, draft.revision));
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
    return find(draft.id);
  };
  const link = async (purpose: LinkPurpose, to: Person, subject = '', revision = 0): Promise<string> =>
    `/s/${(await turn((unit) => createPageLink(unit, { purpose, person: to.id, subject, revision }))).split('/').at(-1)}`;

  /** A citizen's question assigned to a member. */
  const assignedQuestion = async (asker: Person, assignee: Person, text: string): Promise<string> => {
    messages += 1;
    const messageKey = `test:question:${messages}`;
    const office = await person('Vũ Thị Hoa', 'office');
    const given = { text, photos: [], messageKey, channel: 'telegram', conversation: '7' };
    await turn((unit) => fileQuestion(unit, asker, { ...given, receivedAt: unit.now }));
    const question = await turn(({ stores }) => stores.questions.byOrigin(messageKey));
    if (!question) throw new Error('there is no question');
    const outcome = await turn((unit) =>
      actOnQuestion(unit, office, question.id, { type: 'assign', to: actorOf(assignee) }),
    );
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
    return question.id;
  };

  const get = (path: string, headers: Fields = {}) => readUnmarked(app.inject({ method: 'GET', url: path, headers }));
  const post = (path: string, fields: Fields, headers: Fields = {}, remoteAddress = '127.0.0.1') =>
    readUnmarked(
      app.inject({
        method: 'POST',
        url: path,
        payload: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers },
        remoteAddress,
      }),
    );
  const postFiles = async (path: string, fields: Fields, files: readonly FilePart[], headers: Fields = {}) => {
    const form = await multipart(fields, files);
    return readUnmarked(app.inject({ method: 'POST', url: path, ...form, headers: { ...form.headers, ...headers } }));
  };
  return {
    ...world,
    turn,
    person,
    say,
    item,
    find,
    link,
    assignedQuestion,
    get,
    post,
    postFiles,
    audit: async (): Promise<readonly string[]> =>
      (await rowsOf(world.core).selectFrom('audit_log').select('action').orderBy('seq').execute()).map(
        ({ action }) => action,
      ),
  };
};
/** The options that `src/compose/` passes to the pages, for tests that change some of them. */
export const signedOptions = (world: SignedWorld): SignedOptions => {
  const { core, inject: runtime, publicUrl, dataDir, clock } = world;
  const inbox = { receive: async () => undefined };
  const tools = {
    core,
    dataDir,
    clock,
    inbox,
    publicUrl,
    siteUrl: () => publicUrl,
    freeBytes: () => 1e12,
    isOpen: () => true,
    log: { warn: () => undefined },
  };
  return signedPages(tools, [runtime], [portalOf(tools, runtime, () => [], createPortalStores())]);
};

export type SignedWorld = Awaited<ReturnType<typeof openSignedWorld>>;

/** An app with only the signed pages. */
export const signedApp = (world: SignedWorld, change: Partial<SignedOptions>) =>
  buildApp({
    wards: [world.inject],
    portals: [],
    receive: async () => undefined,
    health: {
      ready: async () => ({ ok: true, details: {} }),
      metrics: async () => ({ type: 'text/plain', body: '' }),
      metricsToken: null,
    },
    isOpen: () => true,
    board: null,
    siteUrl: () => world.publicUrl,
    log: silentLog,
    onForged: () => undefined,
    onSlow: () => undefined,
    signed: { ...signedOptions(world), ...change },
  });

/** The value of a hidden field. */
export const hidden = (page: string, name: string): string =>
  (new RegExp(`name="${name}" value="([^"]*)"`, 'u').exec(page)?.[1] ?? '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
