/** The server asks for confirmation on a second page before every act with serious or binding effects; no browser can skip it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkActs } from '../../src/domain/act/check.ts';
import { dangerActs } from '../../src/domain/act/danger.ts';
import { paperActs } from '../../src/domain/act/paper.ts';
import { personActs } from '../../src/domain/act/person.ts';
import { planActs } from '../../src/domain/act/plan.ts';
import { questionActs } from '../../src/domain/act/question.ts';
import { submissionActs } from '../../src/domain/act/submission.ts';
import { graveNames } from '../../src/web/kit/certainty.ts';
import { rowsOf } from '../support/rows.ts';
import { type DeskWorld, openDesk } from './desk-world.ts';

let desk: DeskWorld;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const written = async (): Promise<number> =>
  (await rowsOf(desk.core).selectFrom('audit_log').select('seq').execute()).length;

/** The form of the second page, as a browser without JavaScript would send it. */
function formOf(text: string): { action: string; fields: Record<string, string> } | null {
  const [, action = '', inside = ''] =
    /<form method="post" action="([^"]+)" data-sure>(.*?)<\/form>/su.exec(text) ?? [];
  if (action === '') return null;
  const found = [...inside.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/gu)];
  return { action, fields: Object.fromEntries(found.map(([, name = '', value = '']) => [name, value])) };
}

/** Forms whose second page has specific content: the days that move, the future process. */
const withPagesOfTheirOwn: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/board/calendar': { act: 'addDay', date: '2026-12-24', kind: 'closure', source: 'Thông báo 12/TB-UBND' },
  '/board/process': { what: 'budget', category: 'news', value: '4', seen: '1' },
};

describe('an act that needs a confirmation', () => {
  it('is confirmed at the desk wherever it is in the chat, and is an act of a page', () => {
    const rows = [
      ...[...submissionActs, ...questionActs, ...dangerActs, ...personActs],
      ...[...paperActs, ...planActs, ...checkActs],
    ];
    const pages = desk.system.app.declaredPages.filter(
      ({ method, path }) => method === 'POST' && path.startsWith('/board'),
    );
    const acts = new Set(pages.flatMap((page) => page.acts));
    const certain = rows.filter(({ needs, name }) => needs === 'certainty' && acts.has(name));
    expect(certain.map(({ name }) => name).filter((name) => !graveNames.includes(name))).toEqual([]);
    const unknown = graveNames.filter((name) => !acts.has(name) && name !== 'role');
    expect(unknown).toEqual([]);
  });

  it('asks at every form that declares it, keeps what was typed, and does nothing yet', async () => {
    const pages = desk.system.app.declaredPages.filter(
      ({ method, path }) => method === 'POST' && path.startsWith('/board'),
    );
    const head = await desk.as('head');
    const before = await written();
    const asked: string[] = [];
    for (const { path, acts, opener } of pages) {
      if (opener.by !== 'session') continue;
      const reader = opener.roles.includes('head') ? head : await desk.as(opener.roles[0] ?? 'head');
      const own = withPagesOfTheirOwn[path];
      const names = own ? [own.act ?? 'changeProcess'] : acts.map((act) => (act === 'role-changed' ? 'role' : act));
      for (const act of names) {
        if (!own && !graveNames.includes(act)) continue;
        const url = path.replaceAll(/:(\w+)/gu, 'x');
        const sent = own ?? { ...(names.length > 1 && { act }), words: 'vì <b>sai</b> số', revision: '3', sure: '' };
        const answer = await reader.post(url, sent);
        const form = formOf(answer.text);
        asked.push(`${path} ${act}`);
        expect([path, act, answer.status, form?.fields.sure]).toEqual([path, act, 200, '1']);
        expect(form?.action).toBe(url);
        if (!own) expect(answer.text).toContain('vì &lt;b&gt;sai&lt;/b&gt; số');
        for (const [name, value] of Object.entries(sent))
          if (name !== 'sure' && name !== 'words') expect([act, name, form?.fields[name]]).toEqual([act, name, value]);
      }
    }
    expect(asked.length).toBeGreaterThan(30);
    expect(await written()).toBe(before);
  });

  it('names the person concerned, and is done after the confirmation', async () => {
    const head = await desk.as('head');
    const cuc = await desk.person('Trần Thị Cúc', 'contributor');
    const at = `/board/people/${cuc.id}`;
    const [press] = [...(await head.get(at)).text.matchAll(/<form [^>]*>.*?value="freeze".*?<\/form>/gsu)];
    expect(press?.[0]).toContain('name="about" value="Trần Thị Cúc"');
    const page = await head.post(`${at}/act`, { act: 'freeze', revision: '0', about: 'Trần Thị Cúc', sure: '' });
    expect(page.text).toContain('<p>Trần Thị Cúc</p>');
    expect(page.text).toContain('Thôi, giữ như cũ');
    expect((await desk.turn(({ stores }) => stores.people.get(cuc.id))).status).toBe('active');
    const form = formOf(page.text);
    expect((await head.post(form?.action ?? '', form?.fields)).status).toBe(303);
    expect((await desk.turn(({ stores }) => stores.people.get(cuc.id))).status).toBe('frozen');
  });
});
