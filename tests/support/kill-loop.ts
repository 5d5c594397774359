/**
 * People use the product while its process is killed again and again. After the kills it
 * drains its backlog, then the invariants are checked.
 */

import { numbersFrom } from '../../scripts/words/dice.ts';
import { approveAll, type Member, openProduct, pause, type Running, sendItem, until } from './product.ts';
import { aPhoto } from './world.ts';

export interface KillLoopOptions {
  readonly mode: 'polling' | 'webhook';
  readonly kills: number;
  readonly seed: number;
  readonly contributors: number;
  readonly citizens: number;
  /**
   * Number of people who only send stickers, about two every three seconds. Stickers open no
   * case (the limit is 300 cases a minute) and are answered once: Telegram takes 25 messages a
   * second, so answering all of them would take an hour after the kills.
   */
  readonly cheerful?: number;
}

export interface KillLoopReport {
  readonly kills: number;
  /** Kills before the program served requests, that is, during a start. */
  readonly killsInBoot: number;
  readonly seconds: number;
  readonly drainSeconds: number;
  readonly questions: number;
  readonly items: number;
  readonly photos: number;
  readonly repeatedDeliveries: number;
  readonly updates: number;
  /** Updates per second during the kills: what people sent, including the time in which the program was starting. */
  readonly perSecond: number;
  /** Receipts that were sent more than once in all, and the maximum for one sender. */
  readonly repeatedReceipts: number;
  readonly repeatedReceiptsOfOne: number;
  readonly repeatedNotices: number;
  /** Milliseconds from SIGTERM to the exit. At most ten seconds are promised on an otherwise idle machine. */
  readonly endMs: number;
  /** Broken invariants; empty when none is broken. */
  readonly wrong: readonly string[];
}

const four = (number: number): string => String(number).padStart(4, '0');
/** Longer than all kills and their starts take on a busy machine. */
const drainMs = 900_000;
/** A start that takes longer is killed like the others, so that one hanging start does not block the loop. */
const longestStartMs = 120_000;
/** Number of kills between two progress reports. */
const progressEvery = 10;

export const killLoop = async ({ mode, kills, seed, contributors, citizens, cheerful = 0 }: KillLoopOptions) => {
  const random = numbersFrom(seed);
  const authors = Array.from(
    { length: contributors },
    (_, at): Member => ({ id: 5_300_000_001 + at, name: `Cộng tác viên ${at + 1}`, role: 'contributor' }),
  );
  const deputies: readonly Member[] = [
    { id: 5_310_000_001, name: 'Trần Văn Minh', role: 'deputy' },
    { id: 5_310_000_002, name: 'Phạm Thị Thu Hà', role: 'standingDeputy' },
  ];
  const product = await openProduct({ mode, members: [...authors, ...deputies] });
  const { telegram } = product;
  const askers = Array.from({ length: citizens }, (_, at) => 5_320_000_001 + at);
  const cheering = Array.from({ length: cheerful }, (_, at) => 5_340_000_001 + at);
  for (const [at, id] of [...askers, ...cheering].entries())
    telegram.person({ id, firstName: `Người dân ${at + 1}`, hasStarted: true });

  try {
    const photos = await Promise.all(Array.from({ length: 8 }, () => aPhoto()));
    const began = Date.now();
    let isCalm = false;
    const calm = Promise.withResolvers<void>();
    /** Pauses between two actions of a person; ends at once when the calm begins. */
    const rest = (ms: number) => Promise.race([pause(ms), calm.promise]);
    let isOver = false;
    let repeated = 0;
    const asked = new Map<string, number>();
    const items = new Map<string, { person: number; photos: number }>();

    let firstUpdate: number | null = null;
    /** Counts updates by their numbers, because the simulator remembers only a thousand. */
    const updatesMade = (): number => {
      const remembered = telegram.updates();
      firstUpdate ??= remembered[0]?.update_id ?? null;
      return firstUpdate === null ? 0 : (remembered.at(-1)?.update_id ?? 0) - firstUpdate + 1;
    };
    /** Redelivers some updates, at once or a little later. */
    const repeatSome = async (): Promise<void> => {
      while (!isCalm) {
        await rest(150);
        updatesMade();
        const made = telegram.updates();
        const update = made[made.length - 1 - Math.floor(random() * Math.min(20, made.length))];
        if (!update || random() > 0.3) continue;
        telegram.redeliver(update.update_id);
        repeated += 1;
      }
    };
    const askOn = async (person: number): Promise<void> => {
      while (!isCalm) {
        const words = `Câu hỏi số ${four(asked.size + 1)}: làm giấy khai sinh cần những giấy tờ gì?`;
        asked.set(words, person);
        telegram.sendText(person, words);
        // Slower than the pace at which one chat may be written to, and below the limit of twenty cases per person and minute:
        // messages above the limit are answered but open no case, which would look like a loss here.
        await rest(3_000 + random() * 1_500);
      }
    };
    const cheerOn = async (person: number): Promise<void> => {
      await rest(random() * 1_500);
      while (!isCalm) {
        telegram.sendContent(person, { sticker: { file_id: 'x', file_unique_id: 'x', width: 1, height: 1 } });
        await rest(1_000 + random() * 1_000);
      }
    };
    const writeOn = async (person: number): Promise<void> => {
      await rest(random() * 1_500);
      while (!isCalm) {
        const title = `Tin số ${four(items.size + 1)} của khối 4`;
        const count = random() < 0.5 ? 2 : 3;
        items.set(title, { person, photos: count });
        const from = Math.floor(random() * photos.length);
        const chosen = Array.from({ length: count }, (_, at) => photos[(from + at) % photos.length] ?? photos[0]);
        await sendItem(
          product,
          person,
          title,
          chosen.flatMap((photo) => (photo ? [photo] : [])),
          drainMs,
        );
        await rest(500 + random() * 3_000);
      }
    };
    const approving = deputies.map(({ id }) => approveAll(product, id, () => isOver));
    // Failures are collected and checked after the kills, so that they do not end the test's process early.
    const failures: string[] = [];
    const work = [
      ...askers.map(askOn),
      ...cheering.map(cheerOn),
      ...authors.map(({ id }) => writeOn(id)),
      repeatSome(),
    ].map((each) => each.catch((error: unknown) => void failures.push(String(error))));

    let running: Running = await product.begin();
    let killsInBoot = 0;
    const spent = { waitingForStart: 0, working: 0, dying: 0 };
    const timed = async <Result>(what: keyof typeof spent, work: Promise<Result>): Promise<Result> => {
      const since = performance.now();
      const result = await work;
      spent[what] += performance.now() - since;
      return result;
    };
    /** Reports what has arrived so far; losses can only be detected after the calm. */
    const tellProgress = async (kill: number): Promise<void> => {
      const [found] = await product.rows<{ inbox: number; questions: number; titles: number }>(
        'SELECT (SELECT count(*) FROM inbox) AS inbox, count(*) AS questions, count(DISTINCT body) AS titles FROM question',
      );
      const seconds = (Date.now() - began) / 1000;
      const each = Object.entries(spent).map(([what, ms]) => `${what} ${(ms / (1000 * kill)).toFixed(1)} s`);
      process.stdout.write(
        `${mode}: ${kill} kills in ${Math.round(seconds)} s (${each.join(', ')} each), ${updatesMade()} updates, ` +
          `${(updatesMade() / seconds).toFixed(1)} a second; ${found?.inbox} in the inbox, ` +
          `${asked.size - Number(found?.titles)} questions not there yet, ${Number(found?.questions) - Number(found?.titles)} twice\n`,
      );
    };
    for (let kill = 0; kill < kills; kill += 1) {
      // One kill in six happens during the start, the others while the program works.
      const isInBoot = random() < 1 / 6;
      if (isInBoot) await pause(random() * 900);
      else if (await timed('waitingForStart', Promise.race([running.ready, pause(longestStartMs)])))
        await timed('working', pause(100 + random() * 2_600));
      let isReady = false;
      void running.ready.then((value) => {
        isReady = value;
      });
      await pause(0);
      if (running.hasEnded()) failures.push(`it ended by itself: ${running.output().slice(-500)}`);
      if (!isReady) killsInBoot += 1;
      const { signal } = await timed('dying', running.signal('SIGKILL'));
      if (signal !== 'SIGKILL') failures.push(`kill ${kill + 1}: ended with ${signal}`);
      if ((kill + 1) % progressEvery === 0) await tellProgress(kill + 1);
      running = product.start();
    }
    if (!(await running.ready)) failures.push(`the last start failed: ${running.output().slice(-500)}`);
    isCalm = true;
    calm.resolve();
    const calmSince = Date.now();
    const inKills = updatesMade() + repeated;
    await Promise.all(work);

    const receipts = () =>
      askers.map((person) => product.fromBot(person).filter(({ text }) => text.includes('Đã tiếp nhận câu hỏi')));
    const noticesOf = (title: string, person: number) =>
      product.fromBot(person).filter(({ text }) => text.includes('đã được đăng') && text.includes(title)).length;
    await until(
      () => 'nothing waits any more',
      async () => {
        const open = await product.rows<{ n: number }>(
          "SELECT count(*) AS n FROM submission WHERE state IN ('draft','submitted','approved')",
        );
        const waits = (await product.rows<{ n: number }>('SELECT count(*) AS n FROM question'))[0]?.n ?? 0;
        if (open[0]?.n === 0 && (await product.jobsLeft()) === 0 && waits >= asked.size) return true;
        await pause(250);
        return false;
      },
      drainMs,
    ).catch((error: unknown) => void failures.push(String(error)));
    isOver = true;
    await Promise.all(approving);
    const drainSeconds = (Date.now() - calmSince) / 1000;

    // The invariants.
    const wrong = [...failures];
    const questions = await product.questions();
    for (const words of asked.keys()) {
      const found = questions.filter(({ title }) => title === words).length;
      if (found !== 1) wrong.push(`"${words}" is there ${found} times`);
    }
    if (questions.length !== asked.size) wrong.push(`${questions.length} questions instead of ${asked.size}`);
    const seenReceipts = receipts();
    let repeatedReceipts = 0;
    let repeatedReceiptsOfOne = 0;
    for (const { code, title } of questions) {
      const at = askers.indexOf(asked.get(title) ?? 0);
      const times = seenReceipts[at]?.filter(({ text }) => text.includes(code)).length ?? 0;
      if (times === 0) wrong.push(`no receipt for ${code}`);
      repeatedReceipts += Math.max(0, times - 1);
    }
    for (const [at, person] of askers.entries()) {
      const own = [...asked.values()].filter((each) => each === person).length;
      repeatedReceiptsOfOne = Math.max(repeatedReceiptsOfOne, (seenReceipts[at]?.length ?? 0) - own);
    }
    if (repeatedReceiptsOfOne > kills) wrong.push(`${repeatedReceiptsOfOne} repeated receipts of one sender`);

    const submissions = await product.submissions();
    const articles = await product.articles();
    let photoCount = 0;
    let repeatedNotices = 0;
    for (const [title, { person, photos: count }] of items) {
      const found = submissions.filter((each) => each.title.includes(title) || each.body.includes(title));
      if (found.length !== 1) wrong.push(`"${title}" is there ${found.length} times`);
      const [item] = found;
      if (!item) continue;
      const stored = item.photos.filter(({ state }) => state === 'stored').length;
      photoCount += stored;
      if (stored !== count || item.photos.length !== count)
        wrong.push(`"${title}" has ${stored}/${item.photos.length} photos instead of ${count}`);
      if (item.state !== 'published') wrong.push(`"${title}" is ${item.state}`);
      const shown = articles.filter((each) => each.title.includes(title));
      if (shown.length !== 1) wrong.push(`"${title}" is on the portal ${shown.length} times`);
      for (const { slug } of shown) {
        const there = await product.photosOf(slug);
        if (there !== count) wrong.push(`"${title}" shows ${there} photos instead of ${count}`);
      }
      const notices = noticesOf(title, person);
      if (notices === 0) wrong.push(`the author of "${title}" was not told`);
      repeatedNotices += Math.max(0, notices - 1);
    }
    if (submissions.length !== items.size) wrong.push(`${submissions.length} submissions instead of ${items.size}`);
    if (articles.length !== items.size) wrong.push(`${articles.length} articles instead of ${items.size}`);
    for (const command of ['verify-audit', 'verify-portal']) {
      const { status, stderr } = await product.admin(command);
      if (status !== 0) wrong.push(`${command}: ${stderr}`);
    }
    for (const each of await product.rows<{ text: string }>(
      `SELECT 'job ' || task || ' ' || coalesce("lastError", '') AS text FROM job WHERE status = 'dead'
       UNION ALL SELECT 'inbox ' || coalesce("lastError", '') FROM inbox WHERE status = 'dead'`,
    ))
      wrong.push(each.text);
    for (const each of await product.messagesLeft()) wrong.push(`outbox ${each}`);
    for (const rule of product.brokenRules()) wrong.push(`a rule of the platform: ${rule}`);
    const ending = Date.now();
    const { code } = await running.signal('SIGTERM');
    if (code !== 0) wrong.push(`SIGTERM: exit ${code}`);
    const endMs = Date.now() - ending;
    for (const verdict of await product.integrity()) if (verdict !== 'ok') wrong.push(`integrity: ${verdict}`);

    const report: KillLoopReport = {
      kills,
      killsInBoot,
      seconds: Math.round((Date.now() - began) / 1000),
      drainSeconds: Math.round(drainSeconds),
      questions: asked.size,
      items: items.size,
      photos: photoCount,
      repeatedDeliveries: repeated,
      updates: (await product.rows<{ n: number }>('SELECT count(*) AS n FROM inbox'))[0]?.n ?? 0,
      perSecond: Math.round((inKills * 10_000) / (calmSince - began)) / 10,
      repeatedReceipts,
      repeatedReceiptsOfOne,
      repeatedNotices,
      endMs,
      wrong,
    };
    return report;
  } finally {
    await product.close();
  }
};
