/**
 * Read-only commands: they read page by page on read-only connections, so they do not slow a running server, and memory
 * does not grow with the ward. They never migrate.
 */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../adapters/clock.ts';
import { processLine } from '../chat/say/process.ts';
import { deadlineCategories, dueDate } from '../domain/calendar/due-date.ts';
import type { WorkCalendar } from '../domain/calendar/holidays.ts';
import { formatDate, localDate, parseLocalDate } from '../domain/calendar/local-date.ts';
import { vietnamCalendar } from '../domain/calendar/vietnam.ts';
import { wardCalendar } from '../domain/calendar/ward-calendar.ts';
import type { Sentence } from '../domain/facts.ts';
import { lawHours } from '../domain/process/process.ts';
import { type CategoryId, categoryIds } from '../domain/submission/categories/index.ts';
import { submissionStates } from '../domain/submission/transitions.ts';
import { type Difference, differencesOnPortal } from '../outbox/reconcile.ts';
import { longestPage, type Page, type Paged } from '../ports/reader.ts';
import type { StorageReader } from '../ports/storage.ts';
import type { SpecialDay } from '../ports/ward-rules.ts';
import { listSheets } from '../reading/items.ts';
import { readWard, type WardReadAccess } from '../reading/looking.ts';
import { listEverybody } from '../reading/people.ts';
import { listQuestionSheets } from '../reading/questions.ts';
import { processes, processNow } from '../usecases/process/process.ts';
import {
  type Answer,
  mistyped,
  needed,
  noDay,
  noNumber,
  notOneOf,
  type Options,
  print,
  printAll,
  Refusal,
  text,
} from './admin-answer.ts';
import { type Say, sayer } from './admin-commands.ts';
import type { Asked } from './admin-place.ts';
import { isDemoPerson } from './demo-folder.ts';
import { openReader } from './open-reader.ts';

const isJsonAsked = ({ options }: Asked): boolean => options.json === true;

const sayIn = ({ root }: Asked): Say => sayer(root);

async function opened(asked: Asked, look: (opened: StorageReader) => Promise<void>): Promise<void> {
  const open = await openReader({ ...asked, clock: systemClock });
  try {
    await look(open);
  } finally {
    await open.close();
  }
}

/** Each page is read in its own transaction; none is open between pages. */
async function* everyOne<Item>(
  { ward }: Asked,
  reader: StorageReader,
  list: (looking: WardReadAccess, page: Page) => Promise<Paged<Item>>,
): AsyncGenerator<Item> {
  let after: string | null = null;
  do {
    const page: Paged<Item> = await readWard(reader, ward, systemClock.now(), (looking) =>
      list(looking, { limit: longestPage, after }),
    );
    yield* page.items;
    after = page.next;
  } while (after !== null);
}

async function* answers<Item>(items: AsyncIterable<Item>, toAnswer: (item: Item) => Answer): AsyncGenerator<Answer> {
  for await (const item of items) yield toAnswer(item);
}

const listed =
  <Item>(
    list: (looking: WardReadAccess, page: Page, options: Options) => Promise<Paged<Item>>,
    toAnswer: (item: Item, say: Say) => Answer,
    check: (options: Options) => void = () => undefined,
  ) =>
  (asked: Asked): Promise<void> => {
    check(asked.options);
    const say = sayIn(asked);
    return opened(asked, (open) => {
      const items = everyOne(asked, open, (looking, page) => list(looking, page, asked.options));
      return printAll(
        answers(items, (item) => toAnswer(item, say)),
        isJsonAsked(asked),
        say({ key: 'admin-list-empty' }),
      );
    });
  };

/** The calendar with the ward's own days; a folder that does not exist yet has none. */
async function calendarOf(asked: Asked): Promise<WorkCalendar> {
  if (asked.databases === null && !existsSync(join(asked.dataDir, 'core.db'))) return vietnamCalendar;
  let days: readonly SpecialDay[] = [];
  await opened(asked, async (reader) => {
    days = await reader.read(asked.ward.id, ({ specialDays }) => specialDays.list());
  });
  return wardCalendar(vietnamCalendar, days);
}

const stateOf = (options: Options) => {
  const wanted = text(options, 'state');
  const state = wanted === null ? null : submissionStates.find((each) => each === wanted);
  if (state === undefined) throw notOneOf('--state', submissionStates);
  return state;
};

/** Default number of audit entries to list. */
const mostEntries = 50;

const verifyChain = (asked: Asked): Promise<void> =>
  opened(asked, async (open) => {
    const say = sayIn(asked);
    const verdict = await open.verifyAudit(asked.ward.id);
    if (!verdict.ok) throw new Refusal(say({ key: 'admin-audit-broken', facts: { seq: verdict.seq } }));
    const words = say({ key: 'admin-audit-whole', facts: { entries: verdict.entries } });
    const head = text(asked.options, 'head');
    if (head === null) return print({ json: verdict, text: words }, isJsonAsked(asked));
    const seq = await open.auditEntryOf(asked.ward.id, head.toLowerCase());
    if (seq === null) throw new Refusal(say({ key: 'admin-audit-head-unknown', facts: { hash: head } }));
    const known = say({ key: 'admin-audit-head-known', facts: { seq } });
    print({ json: { ...verdict, headGiven: { hash: head, seq } }, text: `${words}\n${known}` }, isJsonAsked(asked));
  });

/** Differences on the portal are listed up to this number; further ones are only counted. */
const toldDifferences = 1_000;

/** The version in force today, which items sent now will use. */
const showProcess = (asked: Asked, shown: readonly CategoryId[]): Promise<void> =>
  opened(asked, async (open) => {
    const { ward } = asked;
    const { known, now } = await open.read(ward.id, async (stores) => ({
      known: await processes({ ward, stores }),
      now: await processNow({ ward, stores, now: systemClock.now() }),
    }));
    const { version, from, by, at, urgent } = now;
    const say = sayIn(asked);
    print(
      {
        json: {
          ...{ version, from, by, urgent, at: at.toISOString() },
          versions: known.map((each) => ({ version: each.version, from: each.from, by: each.by })),
          categories: shown.map((category) => ({
            category,
            route: now.routes[category],
            budgetHours: now.budgets[category],
            lawHours: lawHours(category, ward.deadlines),
            isSensitive: now.sensitive.includes(category),
          })),
        },
        text: [
          say({ key: 'admin-process', facts: { version, from: formatDate(localDate(from)) } }),
          ...shown.map((category) => say(processLine(now, category))),
        ].join('\n'),
      },
      isJsonAsked(asked),
    );
  });

/** Patterns of the reconciliation's log messages, and the keys of their sentences for operators. */
const problems: readonly (readonly [RegExp, string])[] = [
  [/^missing/u, 'missing'],
  [/^version/u, 'version'],
  [/^content/u, 'content'],
  [/^taken down/u, 'taken-down'],
  [/consent$/u, 'consent'],
];
const problemOf = ({ code, problem }: Difference): Sentence => ({
  key: 'admin-portal-problem',
  facts: { code, problem: problems.find(([pattern]) => pattern.test(problem))?.[1] ?? 'stray' },
});

export const looks: Readonly<Record<string, (asked: Asked) => Promise<void>>> = {
  people: listed(listEverybody, (person, say) => {
    const { name, role, state } = person;
    const mark = isDemoPerson(person) ? say({ key: 'admin-demo-person' }) : '';
    return {
      json: { ...person, isDemo: isDemoPerson(person) },
      text: `${role.padEnd(16)}${state.padEnd(9)}${name}${mark}`,
    };
  }),
  submissions: listed(
    (looking, page, options) => {
      const state = stateOf(options);
      return listSheets(looking, state === null ? null : [state], page);
    },
    (sheet) => ({ json: sheet, text: `${sheet.code}  ${sheet.state.padEnd(12)}${sheet.title}` }),
    stateOf,
  ),
  questions: listed(listQuestionSheets, ({ question, photos }, say) => {
    const { code, state, title, body, dueOn, standing } = question;
    return {
      json: {
        ...{ code, state, title, body, dueOn, photos },
        author: question.asker.name,
        category: 'answer',
        receivedAt: question.receivedAt.toISOString(),
        dueAt: question.dueAt.toISOString(),
        explanation: say(question.explanation),
        assignee: standing.assignee?.name ?? null,
        answer: standing.answer?.text ?? null,
      },
      text: `${code}  ${state}  ${dueOn}  ${title}`,
    };
  }),
  due: async (asked) => {
    const { ward, options } = asked;
    const category = deadlineCategories.find((each) => each === needed(options, 'category'));
    if (!category) throw notOneOf('--category', deadlineCategories);
    const startOn = parseLocalDate(needed(options, 'start'));
    if (!startOn) throw noDay('--start');
    const { receiptPolicy, deadlines } = ward;
    const calendar = await calendarOf(asked);
    const due = dueDate({ category, startOn, calendar, receiptPolicy, rules: deadlines });
    const explanation = sayIn(asked)(due.explanation);
    print(
      { json: { dueOn: due.dueOn, explanation, provisional: due.provisional }, text: explanation },
      isJsonAsked(asked),
    );
  },
  process: (asked) => {
    const [verb = 'show', wanted] = asked.words;
    if (verb !== 'show') throw mistyped('process');
    const category = wanted === undefined ? null : categoryIds.find((each) => each === wanted);
    if (category === undefined) throw notOneOf('CATEGORY', categoryIds);
    return showProcess(asked, category === null ? categoryIds : [category]);
  },
  status: (asked) =>
    opened(asked, async (open) => {
      const status = await open.status(asked.ward.id);
      const lines = Object.entries(status).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
      print({ json: status, text: lines.join('\n') }, isJsonAsked(asked));
    }),
  audit: (asked) => {
    const [verb = 'list'] = asked.words;
    if (verb === 'verify') return verifyChain(asked);
    if (verb !== 'list' && verb !== 'head') throw mistyped('audit');
    return opened(asked, async (open) => {
      const { ward, options } = asked;
      const since = text(options, 'since');
      if (since !== null && !parseLocalDate(since)) throw noDay('--since');
      const most = verb === 'head' ? 1 : Number(options.most ?? mostEntries);
      if (!Number.isInteger(most) || most < 1) throw noNumber('--most');
      const entries = await open.auditEntries(ward.id, {
        actor: text(options, 'person'),
        since: since === null ? null : new Date(`${since}T00:00:00+07:00`),
        most,
      });
      const lines = entries.map(({ seq, at, actor, action, object, hash }) =>
        [String(seq), at.toISOString(), action, object, actor, ...(verb === 'head' ? [hash] : [])].join('  '),
      );
      print({ json: verb === 'head' ? (entries[0] ?? null) : entries, text: lines.join('\n') }, isJsonAsked(asked));
    });
  },
  'verify-audit': (asked) => verifyChain(asked),
  'verify-files': async (asked) => {
    const { verifyFiles } = await import('./admin-files.ts');
    return opened(asked, async (open) =>
      print(await verifyFiles(asked, open.namedFiles, sayIn(asked)), isJsonAsked(asked)),
    );
  },
  'verify-portal': (asked) =>
    opened(asked, async (reader) => {
      const { portalStates: states, contentHash } = reader;
      const { ward } = asked;
      const found: Difference[] = [];
      let count = 0;
      for await (const each of differencesOnPortal({
        ward,
        now: systemClock.now(),
        reader,
        states,
        contentHash,
        pause: async () => undefined,
      })) {
        count += 1;
        if (found.length < toldDifferences) found.push(each);
      }
      const more = count > found.length ? [`… ${count - found.length}`] : [];
      if (count > 0) throw new Refusal([...found.map((each) => sayIn(asked)(problemOf(each))), ...more].join('\n'));
      print(
        { json: { ok: true, differences: [] }, text: sayIn(asked)({ key: 'admin-portal-agrees' }) },
        isJsonAsked(asked),
      );
    }),
};
