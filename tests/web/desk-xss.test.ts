/** Markup typed into any field stays text: at the desk, on signed pages, on the portal and in the API. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doOnQuestion } from '../../src/chat/question/act.ts';
import { dangerActs } from '../../src/domain/act/danger.ts';
import { paperActs } from '../../src/domain/act/paper.ts';
import { planActs } from '../../src/domain/act/plan.ts';
import { questionActs } from '../../src/domain/act/question.ts';
import { submissionActs } from '../../src/domain/act/submission.ts';
import { personId } from '../../src/domain/ids.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import type { Ward } from '../../src/domain/ward.ts';
import type { LinkPurpose } from '../../src/ports/links.ts';
import { createPageLink } from '../../src/usecases/page-link.ts';
import { recordDelivery } from '../../src/usecases/question/delivery.ts';
import { eventually } from '../support/world.ts';
import { partsOf } from '../support/zip-parts.ts';
import { type DeskReader, type DeskWorld, openDesk } from './desk-world.ts';
import { formsOf } from './form-fields.ts';

const evil = `"><script>alert(1)</script><img src=x onerror=alert(2)>'<svg/onload=alert(3)>{{7*7}}`;
/** The ward's file with markup in the fields that pages show. */
const withMarkup = (ward: Ward): Ward => ({
  ...ward,
  fullName: `${ward.fullName} ${evil}`,
  contact: { ...ward.contact, responsible: evil, address: evil, email: `a@b.vn${evil}` },
  reception: { place: evil, hours: evil },
  sections: ward.sections.map((section) => ({ ...section, name: `${section.name} ${evil}` })),
  pages: ward.pages.map((page) => ({ ...page, owner: evil })),
});
let desk: DeskWorld;
let code = '';
let slug = '';
const addresses: string[] = [];
/** The person and subject for the signed page of each purpose. */
const signedOf = new Map<LinkPurpose, readonly [person: Person, subject: string, revision?: number]>();

beforeAll(async () => {
  desk = await openDesk(undefined, withMarkup);
  await desk.system.start();
  await fill();
});
afterAll(async () => {
  await desk?.system.stop(1_000);
  await desk?.close();
});

async function fill(): Promise<void> {
  const [head, keeper, deputy, office, member] = [
    await desk.as('head'),
    await desk.as('standingDeputy'),
    await desk.as('deputy'),
    await desk.as('office'),
    await desk.as('member'),
  ];
  const author = await desk.person(`Lan ${evil}`, 'contributor');
  // Profile names are chosen by users in their apps.
  for (const channel of ['telegram', 'zalo-oa', 'zalo-bot', 'web'])
    await desk.turn(({ stores, now }) =>
      stores.people.putAccount({
        ...{ channel, accountId: `1-${channel}`, personId: author.id, conversation: '1' },
        ...{ displayName: `${evil} ${channel}`, lastUsedAt: now, unreachableAt: null },
      }),
    );
  const text = `Khối 4 ${evil}\nSáng nay khối 4 trồng cây ${evil}\nNguồn: bà ${evil}`;
  const item = await desk.sent(author, text);
  code = item.code;
  const at = `/board/items/${code}`;
  const press = async (fields: Readonly<Record<string, string>> & { readonly act: string }, by = deputy) => {
    const form = new RegExp(`name="act" value="${fields.act}"><input[^>]*name="revision" value="(\\d+)"`, 'u');
    return by.post(`${at}/act`, { revision: form.exec((await by.get(at)).text)?.[1] ?? '', ...fields });
  };
  await press({ act: 'note', words: evil });
  expect((await press({ act: 'approve' })).status).toBe(303);
  slug = await eventually('the page', async () => {
    const found = await desk.turn(({ stores }) => stores.submissions.get(item.id));
    return found.standing.publication?.slug;
  });
  expect((await press({ act: 'correct', words: `Sửa ${evil}` })).status).toBe(303);
  expect((await press({ act: 'approveCorrection' }, head)).status).toBe(303);
  const returned = await desk.sent(await desk.person('Trần Thị Cúc', 'contributor'), text);
  await deputy.post(`/board/items/${returned.code}/act`, {
    ...{ act: 'return', revision: String(returned.revision), reason: 'facts', note: evil },
  });
  const question = await desk.question(await desk.person(evil, 'citizen'), `Khi nào sửa đường? ${evil}`);
  const ask = `/board/questions/${question}`;
  await office.post(`${ask}/act`, { act: 'assign', revision: '1', person: member.person.id });
  await member.post(`${ask}/act`, { act: 'draft', revision: '2', words: evil });
  // An answered question that may be published, for the masking page.
  const freed = await desk.person(`Sáu ${evil}`, 'citizen');
  await desk.question(freed, `Khi nào đổ bê tông ngõ 3? ${evil}`);
  const released = (await desk.turn(({ stores }) => stores.questions.byOrigin('desk:question:2')))?.id ?? '';
  const onReleased = async (by: Person, command: Parameters<typeof doOnQuestion>[3]): Promise<void> => {
    const outcome = await desk.turn((unit) => doOnQuestion(unit, by, released, command));
    if (!outcome.ok) throw new Error(`${command.type}: ${JSON.stringify(outcome.issues)}`);
  };
  await onReleased(office.person, { type: 'assign', to: actorOf(member.person) });
  await onReleased(member.person, { type: 'draft', text: `Sang tháng. ${evil}` });
  await onReleased(deputy.person, { type: 'approve', revision: 2 });
  await desk.turn((unit) => recordDelivery(unit, released as never, 'delivered', 'telegram', '1'));
  await onReleased(freed, { type: 'rate', isHelpful: true, note: '' });
  await onReleased(freed, { type: 'giveConsent' });
  await keeper.post('/board/people/invite', { name: evil, role: 'contributor' });
  await head.post('/board/calendar', { act: 'addDay', date: '2026-12-24', kind: 'closure', source: evil, sure: '1' });
  const waiting = await desk.sent(await desk.person('Bùi Thị Hà', 'contributor'), text.replaceAll('Khối 4', 'Khối 8'));
  await head.post('/board/process/undertaking', { text: `Tôi cam kết ${evil}`, sure: '1' });
  for (const [act, words] of [
    ['addPlan', `Hội thao ${evil}; 05/12 7 giờ 30; Nhà văn hóa ${evil}`],
    ['askUnit', `Khối 4; ${evil}; 05/12`],
    ['proposeMeeting', `tháng; 01/12 8 giờ; ${evil}`],
  ] as const)
    await keeper.post('/board/plan/act', { act, subject: '', words });
  const month = 'monthly:2026-11';
  for (const [paper, fields] of [
    [`report/${month}`, { act: 'draftReport', subject: month }],
    [`report/${month}`, { act: 'remarkReport', subject: month, 'remark-strengths': evil }],
    ['budget/2026', { act: 'addBudget', subject: '2026', words: `${evil}; 12 triệu; ${evil}` }],
    ['regulation/-', { act: 'noteDefect', subject: '', words: `Điều 8; ${evil}; ${evil}` }],
    ['violations/-', { act: 'noteViolation', subject: '', words: `Cúc; Điều 7; nhẹ; ${evil}` }],
  ] as const)
    await head.post(`/board/papers/${paper}/act`, fields);
  await office.post('/board/sections/bo-may', {
    do: 'save',
    seen: '0',
    text: `## ${evil}\n\n- ${evil}\n\n${evil} | b`,
  });
  // With a photo whose caption is typed on the page of its item.
  await desk.add(author, `Khối 6 ${evil}\nSáng nay khối 6 họp ${evil}`, { photoCount: 1 });
  const draft = await desk.turn(({ stores }) => stores.submissions.openDraftOf(author.id));
  const [violation] = await desk.turn(({ stores }) => stores.registers.list('violation', null));
  const cuc = await desk.turn(({ stores }) => stores.people.get(personId(violation?.person ?? '')));
  const asked = await desk.turn(({ stores }) => stores.questions.byOrigin('desk:question:1'));
  for (const [purpose, person, subject, revision] of [
    ['view', deputy.person, item.id],
    ['decide', deputy.person, waiting.id, waiting.revision],
    ['edit', author, draft?.id ?? '', draft?.revision ?? 0],
    ['upload', author, ''],
    ['answer', member.person, asked?.id ?? ''],
    ['mask', office.person, released],
    ['answered', author, asked?.id ?? ''],
    ['hearing', cuc, violation?.id ?? ''],
    ['pin', head.person, ''],
    ['data', author, ''],
  ] as const)
    signedOf.set(purpose, [person, subject, revision ?? 1]);
  addresses.push(`/board/items/${waiting.code}`);
  const linkTo = async (purpose: 'view' | 'edit', subject: string): Promise<string> => {
    const url = await desk.turn((unit) =>
      createPageLink(unit, { purpose, person: deputy.person.id, subject, revision: 1 }),
    );
    return new URL(url).pathname;
  };
  const query = encodeURIComponent(evil);
  addresses.push(
    ...['/board', '/board/items?tatca=1', at, `${at}?ban=1`, `/board/items/${returned.code}`, ask, '/board/questions'],
    ...[
      '/board/people',
      `/board/people/${author.id}`,
      '/board/calendar?thang=2026-12',
      '/board/process',
      '/board/plan',
    ],
    ...[`/board/papers/report/${month}`, '/board/papers/budget/2026', '/board/papers/regulation/-', '/board/money'],
    ...['/board/papers/violations/-', '/board/audit', '/board/channels', '/board/sections/bo-may', '/board/sessions'],
    ...[
      `/board/search?q=${query}`,
      `/board/people/${query}`,
      `/board/audit?ai=${query}`,
      `/board/calendar?thang=${query}`,
    ],
    ...[`/board/papers/statement/${query}`, `/board/items/${query}`, `/board/people?xong=${query}`],
    ...[await linkTo('view', item.id), await linkTo('edit', returned.id), await linkTo('view', returned.id)],
    ...['/board/rules', '/board/settings', '/board/templates', '/lien-he', '/en', '/so-do-trang', '/gioi-thieu'],
    ...['/', `/tin/${slug}`, `/tin/${slug}/chia-se`, `/tim-kiem?q=${query}`, '/bo-may', '/hoi-dap', `/${query}`],
  );
}

/** The page's tags without attribute values. */
const tagsOf = (page: string): string => page.replaceAll(/="[^"]*"/gu, '=""');

/** The first part of the typed markup that was not rendered as text. */
function markupIn(text: string): string | null {
  const tags = tagsOf(text);
  for (const [what, pattern] of [
    ['a script', /<script(?! src="" defer>)(?! type="">)[^>]*>/u],
    ['their script', /<script>alert/u],
    ['their picture', /<img src=x/u],
    ['their drawing', /<svg\/onload/u],
    ['a handler', /<[a-z][^<>]*\son\w+\s*=/iu],
  ] as const)
    if (pattern.test(tags)) return `${what}: ${pattern.exec(tags)?.[0].slice(0, 80)}`;
  return null;
}

/** Addresses of a declared page with content. An empty list means that nothing is typed there; the comment states why. */
const placesOf: Readonly<Record<string, readonly string[]>> = {
  '/board/enter/:token': ['/board/enter/x'],
  '/board/papers/:name/:of': [
    ...['report/monthly:2026-11', 'statement/2026-11', 'budget/2026', 'regulation/-', 'violations/-', 'estimate/2027'],
    ...['reward/year:2026', 'minutes/monthly:2026-11'],
  ].map((paper) => `/board/papers/${paper}`),
  // Files, event streams, and redirects from a platform: no forms.
  ...{ '/board/papers/:name/:of/:form': [], '/board/live': [], '/board/:name/callback': [], '/board/*': [] },
  // Leads to a platform; has only a button.
  '/board/:name/connect': [],
  '/board/sections/:slug': ['/board/sections/bo-may', '/board/sections/en'],
  '/s/hoi': ['/s/hoi'],
  '/s/mat-tai-khoan': ['/s/mat-tai-khoan'],
  ...{ '/s/files/*': [], '/s/*': [] },
  // Areas are drawn on a photo: numbers, no words.
  '/s/:token/anh/:photo': [],
};

/** A button or link that works only with scripts. (The scripts themselves draw the crop tool and the live line.) */
const needsScripts = (page: string): string | null =>
  /<button[^>]*\stype="button"[^>]*>|href="(?:#|javascript:)"/u.exec(page)?.[0] ??
  /<button[^>]*>/u.exec(page.replaceAll(/<form[\s>].*?<\/form>/gsu, ''))?.[0] ??
  null;

const inTheChat: readonly string[] = ['fill', 'rateNo', 'reclassify'];

describe('every field of every form', () => {
  const roles = ['head', 'standingDeputy', 'deputy', 'office', 'member', 'chairman', 'accountant'] as const;

  it('is filled with markup from the declared pages: nothing fails, and no markup is returned', async () => {
    const { declaredPages } = desk.system.app;
    const pathOf = (address: string): string =>
      declaredPages.find(
        ({ method, path }) =>
          method === 'POST' &&
          new RegExp(`^${path.replaceAll(/:\w+/gu, '[^/]+').replaceAll('*', '.*')}$`, 'u').test(
            address.split('?')[0] ?? '',
          ),
      )?.path ?? '';
    const shown = declaredPages.filter(
      ({ method, path }) => method === 'GET' && /^\/(?:board|s)(?:\/|$)/u.test(path) && path !== '/s/:token',
    );
    const places = shown.map(({ path }) => {
      const listed = addresses.filter((each) => isAt(path, each));
      return { path, known: placesOf[path] ?? (path.includes(':') ? listed : [path, ...listed]) };
    });
    // A new page must be listed with an address at which it has content.
    expect(places.filter(({ path, known }) => known.length === 0 && !placesOf[path]).map(({ path }) => path)).toEqual(
      [],
    );
    const tried = new Map<string, readonly string[]>();
    const wrong: string[] = [];
    const talks: string[] = [];
    const sentTo = new Set<string>();
    const seenBy = async (reader: DeskReader, address: string, role: string): Promise<void> => {
      const page = await reader.get(address);
      const dead = address === '/board/kit' ? null : needsScripts(page.text);
      if (dead !== null) wrong.push(`${address} (${role}) can do nothing without scripts: ${dead}`);
      for (const form of formsOf(page.text, address)) {
        const texts = form.fields.filter(({ isText }) => isText).map(({ name }) => name);
        const act = form.fields.find(({ name }) => name === 'act' || name === 'do')?.value ?? '';
        const path = form.isPost ? pathOf(form.action) : 'GET';
        // The page of all parts has forms without a target; the published item must stay on the portal for later checks.
        if (path === '' || act === 'unpublish') continue;
        const key = `${path === '/s/:token' ? `${path} ${role}` : path} ${act}`;
        const known = tried.get(key) ?? [];
        if (texts.every((name) => known.includes(name))) continue;
        tried.set(key, [...known, ...texts]);
        const sent = Object.fromEntries(form.fields.map(({ name, value, isText }) => [name, isText ? evil : value]));
        sentTo.add(form.action);
        const answer = form.isPost
          ? await reader.post(form.action, sent)
          : await reader.get(`${form.action.split('?')[0]}?${new URLSearchParams(sent)}`);
        const shownAfter = answer.location === '' ? answer : await reader.get(answer.location);
        if (/^\/s\/[\w-]{20,}/u.test(answer.location)) talks.push(answer.location);
        const found = markupIn(shownAfter.text);
        if (answer.status >= 500 || found !== null) wrong.push(`${key} (${role}): ${answer.status} ${found ?? ''}`);
      }
    };
    // Before acts at the desk close the objects of these pages.
    for (const [purpose, address] of await signedAddresses()) await seenBy(desk.stranger, address, purpose);
    for (const role of roles) {
      const reader = await desk.as(role);
      for (const { known } of places) for (const address of known) await seenBy(reader, address, role);
    }
    for (const address of new Set(talks)) await seenBy(desk.stranger, address, 'talk');
    expect(wrong).toEqual([]);
    const fields = [...tried].flatMap(([key, names]) => names.map((name) => `${key} ${name}`));
    expect(fields.length).toBeGreaterThan(70);
    const typing = [...submissionActs, ...questionActs, ...paperActs, ...planActs, ...dangerActs]
      .filter(({ needs }) => needs === 'words' || needs === 'date')
      .map(({ name }) => name);
    // Signed pages with free-text fields.
    const onSigned = new Set([...tried.keys()].flatMap((key) => /^\/s\/:token (\w+)/u.exec(key)?.[1] ?? []));
    expect([...onSigned].sort()).toEqual(['answer', 'data', 'decide', 'edit', 'hearing', 'mask', 'talk']);
    // Acts that are not offered to any of these people are sent nevertheless, as from an
    // outdated page; the answer repeats the words with the reason.
    const closed = typing.filter((name) => !fields.some((each) => each.split(' ').includes(name)));
    const unsent: string[] = [];
    for (const act of closed) {
      const pages = declaredPages.filter(
        ({ method, path, acts }) => method === 'POST' && path.startsWith('/board') && acts.includes(act),
      );
      if (pages.length === 0) unsent.push(act);
      for (const { path } of pages) {
        const [address = path.replaceAll(/:\w+/gu, 'x')] = [...sentTo].filter((each) => pathOf(each) === path);
        const answer = await (await desk.as('head')).post(address, {
          ...{ act, words: evil, note: evil, reason: evil, subject: evil, argument: evil, person: evil, day: evil },
        });
        const found = markupIn(answer.text);
        if (answer.status >= 500 || found !== null) wrong.push(`${path} ${act}: ${answer.status} ${found ?? ''}`);
      }
    }
    expect(wrong).toEqual([]);
    // Acts that exist only in the chat; their words are stored in the same rows.
    expect(unsent.sort()).toEqual([...inTheChat].sort());
  });
});

/** One address of each purpose; a new purpose must name its person and subject. */
async function signedAddresses(): Promise<readonly (readonly [LinkPurpose, string])[]> {
  const [page] = desk.system.app.declaredPages.filter(({ path }) => path === '/s/:token');
  const purposes = page?.opener.by === 'link' ? page.opener.purposes : [];
  // A conversation starts on the page for questions, which is tested there; a file page has only a button.
  expect(purposes.filter((each) => !signedOf.has(each)).sort()).toEqual(['file', 'talk']);
  const found: (readonly [LinkPurpose, string])[] = [];
  for (const [purpose, [{ id: person }, subject, revision = 1]] of signedOf) {
    const url = await desk.turn((unit) => createPageLink(unit, { purpose, person, subject, revision }));
    const { pathname } = new URL(url);
    const steps = purpose === 'decide' ? ['return', 'reject'].map((act) => `?viec=${act}&ban=${revision}`) : [''];
    found.push(...steps.map((step) => [purpose, `${pathname}${step}`] as const));
  }
  return found;
}

const isAt = (path: string, address: string): boolean =>
  new RegExp(`^${path.replaceAll(/:\w+/gu, '[\\w:-]+').replaceAll('*', '.*')}$`, 'u').test(address.split('?')[0] ?? '');

describe('typed markup', () => {
  it('is text on every page: no script, picture or handler of the sender', async () => {
    const head = await desk.as('head');
    const wrong: string[] = [];
    let shown = 0;
    for (const address of addresses) {
      const { text, status } = await head.get(address);
      if (status >= 500) wrong.push(`${address} ${status}`);
      if (text.includes('&lt;script&gt;alert(1)&lt;/script&gt;')) shown += 1;
      const found = markupIn(text);
      if (found !== null) wrong.push(`${address} has ${found}`);
    }
    expect(wrong).toEqual([]);
    // Proves that the markup was shown at all.
    expect(shown).toBeGreaterThan(25);
  });

  it('is text for programs too: valid XML, and JSON with its type', async () => {
    const { stranger } = desk;
    for (const [address, type] of [
      ['/rss.xml', 'xml'],
      ['/sitemap.xml', 'xml'],
      ...(['articles', 'documents', 'questions', 'sections', 'openapi.json'] as const).map(
        (name) => [`/api/v1/${name}`, 'json'] as const,
      ),
      [`/api/v1/articles/${slug}`, 'json'],
      ['/chuyen-muc/tin-tuc-su-kien/rss.xml', 'xml'],
      ['/manifest.webmanifest', 'json'],
      [`/api/v1/search?q=${encodeURIComponent(evil)}`, 'json'],
    ] as const) {
      const { text, headers } = await stranger.get(address);
      expect(String(headers['content-type'])).toContain(type);
      expect(headers['x-content-type-options']).toBe('nosniff');
      if (type === 'json') JSON.parse(text);
      else expect(text).not.toContain('<script');
    }
  });

  it('is text in the papers: Word and Excel contain no markup, link or formula of the sender', async () => {
    const head = await desk.as('head');
    await head.post('/board/papers/statement/2026-11/act', { act: 'computeStatement', subject: '2026-11' });
    let told = 0;
    for (const paper of [
      ...['report/monthly:2026-11/docx', 'budget/2026/docx', 'regulation/-/docx', 'violations/-/docx'],
      ...['statement/2026-11/docx', 'statement/2026-11/xlsx'],
    ]) {
      const answer = await desk.system.app.inject({
        ...{ method: 'GET', url: `/board/papers/${paper}`, headers: { cookie: head.cookie } },
      });
      expect([paper, answer.statusCode]).toEqual([paper, 200]);
      const parts = await partsOf(answer.rawPayload);
      for (const [name, xml] of parts) {
        expect([paper, name, /<script|<img|<svg|HYPERLINK\(|onerror=(?!alert)/iu.test(xml)]).toEqual([
          paper,
          name,
          false,
        ]);
        if (xml.includes('&lt;script&gt;alert(1)')) told += 1;
        for (const [, formula = ''] of xml.matchAll(/<f>(.*?)<\/f>/gu)) expect(formula).not.toContain('alert');
      }
    }
    expect(told).toBeGreaterThan(3);
  });
});
