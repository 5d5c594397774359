/** Scheduled work runs exactly once, even with two processes; missed work is made up for after a stop, but never all at once. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wardKey } from '../../src/adapters/keys.ts';
import { fileQuestion } from '../../src/chat/question/receive-words.ts';
import { unitOpener } from '../../src/compose/core.ts';
import { runningClock } from '../../src/compose/demo-clock.ts';
import { vietnamCalendar } from '../../src/domain/calendar/vietnam.ts';
import type { Effect } from '../../src/domain/effect.ts';
import type { Person } from '../../src/domain/person/person.ts';
import type { Unit } from '../../src/ports/services.ts';
import { routinesOf } from '../../src/schedule/routines.ts';
import { dailyAt, everyMinutes, nightlyEvery, workingDaysAt } from '../../src/schedule/slots.ts';
import { createTimetable, type Routine } from '../../src/schedule/timetable.ts';
import { childEnvironment } from '../support/child-environment.ts';
import { rowsOf } from '../support/rows.ts';
import { root } from '../support/world.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

const child = fileURLToPath(new URL('ticking.ts', import.meta.url));
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** 'YYYY-MM-DD HH:MM' in the ward's time zone. */
const at = (text: string) => new Date(`${text.replace(' ', 'T')}:00+07:00`);

let ward: OpenWard;
let warnings: string[];
beforeEach(async () => {
  ward = await openWard(undefined, at('2026-11-25 09:00').toISOString());
  warnings = [];
  jumpMs = 0;
});
afterEach(() => ward.close());

/** The wall clock, which may be set wrong. */
let jumpMs = 0;
const clock = { now: () => new Date(ward.clock.now().getTime() + jumpMs) };
const log = {
  debug: () => undefined,
  info: () => undefined,
  warn: (_: object, words: string) => void warnings.push(words),
  error: (_: object, words: string) => void warnings.push(words),
};

const timetable = (routines: readonly Routine[]) =>
  createTimetable({
    ward: ward.ward.id,
    unitOfWork: ward.core.unitOfWork,
    openUnit: unitOpener(ward.core, clock, ward.ward, wardKey(ward.dataDir, ward.ward.id), 'http://127.0.0.1'),
    routines,
    log,
    now: () => clock.now(),
  });

const counting = (change: Partial<Routine> = {}) => {
  const ran: string[] = [];
  const routine: Routine = {
    name: 'count',
    slotBefore: everyMinutes(5),
    usefulForMs: hourMs,
    run: async (_unit, slot) => {
      ran.push(slot.toISOString());
    },
    ...change,
  };
  return { ran, routine };
};
const slots = () => rowsOf(ward.core).selectFrom('slot').select(['name', 'at', 'note']).orderBy('at').execute();

describe('a routine that reads before it claims its slot', () => {
  it('is made up after a stop in between, and reads nothing again once it is done', async () => {
    const done: string[] = [];
    let gathered = 0;
    let isStopped = true;
    const routine: Routine = {
      ...{ name: 'gather', slotBefore: everyMinutes(5), usefulForMs: hourMs },
      gather: async (inWard) => {
        gathered += 1;
        const people = await inWard(({ stores }) => stores.people.list());
        if (isStopped) throw new Error('killed while it read');
        return async () => void done.push(`${people.length}`);
      },
    };
    await timetable([routine])();
    expect([gathered, done]).toEqual([1, []]);
    isStopped = false;
    const again = timetable([routine]);
    await again();
    await again();
    // Another process, or the next start: this hour is already done.
    await timetable([routine])();
    expect([gathered, done]).toEqual([2, ['0']]);
  });
});

describe('a time slot', () => {
  it('runs once with two timetables of one process at the same moment', async () => {
    const { ran, routine } = counting();
    const ticks = [timetable([routine]), timetable([routine])];
    for (let minute = 0; minute < 20; minute += 1) {
      await Promise.all(ticks.map((tick) => tick()));
      ward.clock.advance(minuteMs);
    }
    expect(ran).toEqual(['02:00', '02:05', '02:10', '02:15'].map((time) => `2026-11-25T${time}:00.000Z`));
    expect(await slots()).toHaveLength(4);
  });

  it('runs once with two processes on one database', async () => {
    const ticking = () =>
      spawn(process.execPath, [child, ward.dataDir, join(root, 'wards'), '2500'], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...childEnvironment(), ...ward.variables },
      });
    const codes = await Promise.all([ticking(), ticking()].map(async (one) => (await once(one, 'exit'))[0]));
    expect(codes).toEqual([0, 0]);
    const done = await rowsOf(ward.core)
      .selectFrom('timeline')
      .select(['event', 'actorId'])
      .where('subjectId', '=', 'slot')
      .execute();
    expect(done.length).toBeGreaterThan(10);
    expect(new Set(done.map(({ event }) => event)).size).toBe(done.length);
    expect(new Set(done.map(({ actorId }) => actorId)).size).toBe(2);
    expect(await slots()).toHaveLength(done.length);
  });

  it('missed because of a stop at seven is made up once after the start (case 103)', async () => {
    const { ran, routine } = counting({
      slotBefore: workingDaysAt(7, 0, () => vietnamCalendar),
      usefulForMs: 2 * hourMs,
    });
    jumpMs = -minuteMs;
    const tick = timetable([routine]);
    await tick();
    await tick();
    expect(ran).toEqual([at('2026-11-25 07:00').toISOString()]);
    expect(warnings).toEqual([]);
  });

  it('that is too old to be useful is recorded and skipped, and the next one runs', async () => {
    const { ran, routine } = counting({ slotBefore: workingDaysAt(7, 0, () => vietnamCalendar), usefulForMs: hourMs });
    const tick = timetable([routine]);
    await tick();
    expect(ran).toEqual([]);
    expect(await slots()).toMatchObject([{ note: 'missed' }]);
    // A ward that has just started has missed nothing.
    expect(warnings).toEqual([]);
    ward.clock.advance(22 * hourMs + minuteMs);
    await tick();
    expect(ran).toEqual([at('2026-11-26 07:00').toISOString()]);
    ward.clock.advance(26 * hourMs);
    await tick();
    expect(ran).toHaveLength(1);
    expect(warnings).toEqual(['a scheduled run was missed']);
  });

  it('is passed minute by minute when the demo’s clock is advanced, and its messages leave at their time', async () => {
    const often = counting();
    const daily = counting({ name: 'digest', slotBefore: dailyAt(7, 15, 'Asia/Ho_Chi_Minh') });
    const look = timetable([often.routine, daily.routine]);
    const settled: Date[] = [];
    const settle = async () => {
      if (daily.ran.length > settled.length) settled.push(clock.now());
    };
    let steps = 0;
    const advance = runningClock(ward.clock, { look, settle, isOver: () => steps === 300 });
    const from = ward.clock.now().getTime();
    await Promise.all([
      advance(23 * hourMs),
      advance(hourMs, () => {
        steps += 1;
      }),
    ]);
    expect(ward.clock.now().getTime() - from).toBe(dayMs);
    expect(often.ran).toHaveLength(24 * 12);
    expect(settled).toEqual([at('2026-11-26 07:15')]);
    // The hour is processed minute by minute, because dangers are checked each minute.
    expect(steps).toBe(60);
    steps = 300;
    await advance(dayMs);
    expect(ward.clock.now().getTime() - from).toBe(dayMs);
  });

  it('whose routine fails is tried again, leaves nothing half done, and does not affect others', async () => {
    let tries = 0;
    const ran: string[] = [];
    const failing: Routine = {
      name: 'failing',
      slotBefore: everyMinutes(5),
      usefulForMs: hourMs,
      run: async (unit: Unit) => {
        tries += 1;
        await unit.stores.setSetting('half', 'done');
        if (tries < 3) throw new Error('not yet');
        ran.push('failing');
      },
    };
    const good = counting({ name: 'good' });
    const tick = timetable([failing, good.routine]);
    await tick();
    expect(await ward.turn(({ stores }) => stores.setting('half'))).toBeNull();
    expect(good.ran).toHaveLength(1);
    for (let again = 0; again < 3; again += 1) {
      ward.clock.advance(minuteMs);
      await tick();
    }
    expect([tries, ran]).toEqual([3, ['failing']]);
    expect(good.ran).toHaveLength(1);
  });

  it('whose work takes longer than its period does not run twice at once (case 104)', async () => {
    let running = 0;
    let most = 0;
    let runs = 0;
    const slow: Routine = {
      name: 'slow',
      slotBefore: everyMinutes(1),
      usefulForMs: hourMs,
      run: async () => {
        running += 1;
        runs += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 60));
        running -= 1;
      },
    };
    const ticks = [timetable([slow]), timetable([slow])];
    const begun: Promise<void>[] = [];
    for (let tick = 0; tick < 4; tick += 1) {
      begun.push(...ticks.map((each) => each()));
      ward.clock.advance(minuteMs);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await Promise.all(begun);
    expect(most).toBe(1);
    expect(runs).toBeLessThanOrEqual(4);
    expect(await slots()).toHaveLength(runs);
  });

  it('is not repeated many times when the clock jumps a day ahead and back (case 39)', async () => {
    const frequent = counting();
    const daily = counting({ name: 'daily', slotBefore: dailyAt(2, 10, 'Asia/Ho_Chi_Minh'), usefulForMs: 20 * hourMs });
    const tick = timetable([frequent.routine, daily.routine]);
    await tick();
    ward.clock.advance(dayMs);
    await tick();
    jumpMs = -2 * hourMs;
    await tick();
    jumpMs = 0;
    await tick();
    expect(frequent.ran).toEqual(['2026-11-25T02:00:00.000Z', '2026-11-26T02:00:00.000Z', '2026-11-26T00:00:00.000Z']);
    expect(daily.ran).toHaveLength(2);
  });
});

it('a nightly routine has no slot by day', () => {
  const nightly = nightlyEvery(10, 5, 'Asia/Ho_Chi_Minh');
  expect([nightly(at('2026-11-25 00:07')), nightly(at('2026-11-25 04:59'))]).toEqual([
    at('2026-11-25 00:00'),
    at('2026-11-25 04:50'),
  ]);
  expect([nightly(at('2026-11-25 05:00')), nightly(at('2026-11-25 23:59'))]).toEqual([null, null]);
});

describe('a working day', () => {
  const mornings = workingDaysAt(7, 0, () => vietnamCalendar);

  it('may be a worked Saturday, and not the Friday off in exchange', () => {
    expect(mornings(at('2026-01-02 12:00'))).toEqual(at('2025-12-31 07:00'));
    expect(mornings(at('2026-01-10 12:00'))).toEqual(at('2026-01-10 07:00'));
    expect(mornings(at('2026-01-17 12:00'))).toEqual(at('2026-01-16 07:00'));
  });

  it('is found across the whole of Tết', () => {
    expect(mornings(at('2026-02-20 12:00'))).toEqual(at('2026-02-13 07:00'));
  });

  it('does not begin before its hour', () => {
    // The day before is Ngày Văn hóa Việt Nam, a holiday.
    expect(mornings(at('2026-11-25 06:59'))).toEqual(at('2026-11-23 07:00'));
    expect(mornings(at('2026-11-25 07:00'))).toEqual(at('2026-11-25 07:00'));
  });
});

describe('the ward’s own timetable', () => {
  let lan: Person;
  let head: Person;
  let deputy: Person;
  beforeEach(async () => {
    lan = await ward.person('Nguyễn Thị Lan', 'contributor');
    head = await ward.person('Lê Thị Hạnh', 'head');
    deputy = await ward.person('Trần Văn Minh', 'deputy');
  });

  const saidBy = (effect: Effect) => {
    if (effect.kind === 'tell') return { key: effect.message.key, level: effect.message.facts?.level };
    const view = effect.kind === 'notice' ? effect.view : null;
    return { key: view?.name ?? '', level: view && 'facts' in view ? view.facts.level : undefined };
  };

  /** Advances the clock in steps. @returns what was sent, to whom and when */
  const live = async (ms: number, stepMs = 5 * minuteMs) => {
    const tick = timetable(
      routinesOf({
        timeZone: 'Asia/Ho_Chi_Minh',
        calendar: () => vietnamCalendar,
        ofFolder: { isMine: false, makesBackups: false },
      }),
    );
    for (let passed = 0; passed < ms; passed += stepMs) {
      ward.clock.advance(stepMs);
      await tick();
    }
  };
  const told = async (prefix: string) =>
    (await rowsOf(ward.core).selectFrom('outbox').select(['effect', 'personId', 'createdAt']).orderBy('id').execute())
      .map(({ effect, personId, createdAt }) => ({
        ...saidBy(JSON.parse(effect) as Effect),
        to: personId,
        local: new Date(createdAt + 7 * hourMs).toISOString().slice(0, 16),
      }))
      .filter(({ key }) => key.startsWith(prefix));

  it('sends reminders of an item at 50, 75, 90 % and when it is overdue, each once, in office hours, the last to the head', async () => {
    await ward.submitted(lan);
    await live(6 * dayMs, 30 * minuteMs);
    const reminders = await told('remind-item');
    const levels = [...new Set(reminders.map(({ key }) => key.replace('remind-item-', '')))];
    expect(levels).toEqual(['half', 'threeQuarters', 'nineTenths', 'overdue']);
    expect(new Set(reminders.map(({ key, to }) => `${key} ${to}`)).size).toBe(reminders.length);
    const toldOf = (level: string) => reminders.filter(({ key }) => key.endsWith(level)).map(({ to }) => to);
    expect(toldOf('half')).toContain(deputy.id);
    expect(toldOf('nineTenths')).toEqual([head.id]);
    // Once it is overdue, the holder is asked why.
    expect(toldOf('overdue').toSorted()).toEqual([deputy.id, head.id].toSorted());
    for (const { local } of reminders) {
      const clock = local.slice(11);
      expect((clock >= '07:30' && clock < '11:30') || (clock >= '13:30' && clock < '17:00'), local).toBe(true);
    }
  });

  it('sends no more reminders of an item that was decided', async () => {
    const item = await ward.submitted(lan);
    const { act } = await import('../../src/usecases/submission/act.ts');
    await ward.turn((unit) =>
      act(unit, deputy, item.id, { type: 'reject', revision: item.revision, reason: { code: 'other', note: 'x' } }),
    );
    await live(4 * dayMs, hourMs);
    expect(await told('remind-item')).toEqual([]);
  });

  it('sends reminders of a question over fifteen working days, and tells the head and the holder when it is overdue', async () => {
    const tu = await ward.person('Phạm Văn Tư', 'citizen', false);
    await ward.turn((unit) =>
      fileQuestion(unit, tu, {
        text: 'Bao giờ sửa đường khối 4?',
        photos: [],
        messageKey: 'tg:1:1',
        channel: 'telegram',
        conversation: '1',
        receivedAt: unit.now,
      }),
    );
    await live(23 * dayMs, hourMs);
    const reminders = await told('question-reminder');
    // There is no office here, so the reminders go to the deciders.
    const names = new Map([
      [head.id as string, 'head'],
      [deputy.id, 'deputy'],
    ]);
    expect(
      reminders.map(({ level, to, local }) => `${local.slice(0, 10)} ${level} ${names.get(to ?? '')}`).sort(),
    ).toEqual([
      '2026-12-09 fiveDaysLeft deputy',
      '2026-12-09 fiveDaysLeft head',
      '2026-12-14 twoDaysLeft deputy',
      '2026-12-16 lastDay head',
      '2026-12-17 overdue deputy',
      '2026-12-17 overdue head',
    ]);
  });

  it('sends one reminder of a draft, and withdraws it after thirty days', async () => {
    await ward.add(lan, 'Khối 4 trồng cây');
    await live(29 * dayMs, 6 * hourMs);
    expect(await told('remind-draft')).toHaveLength(1);
    expect((await ward.item()).state).toBe('draft');
    await live(5 * dayMs, 6 * hourMs);
    expect((await ward.item()).state).toBe('withdrawn');
    expect(await told('remind-draft')).toHaveLength(1);
    expect(await ward.timeline()).toContain('expired');
  });

  it('deletes its own slots after some time', async () => {
    await live(hourMs);
    ward.clock.advance(70 * dayMs);
    await live(dayMs, hourMs);
    await ward.forgets();
    const oldest = (await slots())[0];
    expect(ward.clock.now().getTime() - (oldest?.at ?? 0)).toBeLessThan(21 * dayMs);
  });
});
