/**
 * Merges one ward into another. Most rows move unchanged, including their ids. The audit chain cannot move, because
 * each hash covers the ward's name; it stays, closed, and the other chain refers to it. Statements and reports that the
 * old board signed also stay.
 */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { WardId } from '../../../domain/ids.ts';
import { unitNoteId } from '../../../domain/plan/unit.ts';
import { formerCodesSetting } from '../../../domain/question/question.ts';
import { pageCategory } from '../../../domain/section/section-page.ts';
import { mergeTimesIn, mergeTimesSetting } from '../../../domain/ward.ts';
import type { MergedWard, MergeWard } from '../../../ports/ward-rows.ts';
import { chainSettings, createAuditStore, lastHead, noteAbsorbed } from './audit-log.ts';
import { bucketRanges, saltOfWard } from './fingerprint-buckets.ts';
import { createSmallStores } from './inbox-outbox-stores.ts';
import { createPeopleStore } from './people-stores.ts';
import { withParts } from './portal-articles.ts';
import { contentHash } from './portal-content.ts';
import type { DB as CoreDB } from './types.core.ts';
import type { DB as PortalDB } from './types.portal.ts';
import { bandsOf, coreTables, startedByFile } from './ward-tables.ts';

/** Tables whose rows move; only the ward's name changes. */
const moving = [
  ...(['person', 'undertaking_acceptance', 'submission', 'submission_photo', 'submission_file'] as const),
  ...(['contribution', 'revision_content', 'finding', 'decision', 'appraisal', 'question', 'question_photo'] as const),
  ...(['consent', 'handover', 'tip', 'danger_case', 'secrecy_record', 'timeline', 'register_entry'] as const),
  ...(['royalty_line', 'data_request', 'page_link', 'outbox', 'call_note', 'job'] as const),
] as const;

/**
 * Tables whose rows are removed: they belong to the old bots or are sealed with the old key and cannot be used any
 * more.
 */
const ending = ['card', 'dialogue', 'offered_choices', 'pin', 'account_code', 'invitation', 'channel_secret'] as const;

/** Offices that a ward has once: a holder in the old ward loses the office but remains on the board. */
const single = ['head', 'standingDeputy', 'chairman', 'accountant'] as const;
/** The new role of a holder of such an office; null if the office ends. */
const becomes: Readonly<Record<(typeof single)[number], string | null>> = {
  head: 'deputy',
  standingDeputy: 'deputy',
  chairman: null,
  accountant: null,
};

interface Recoding {
  readonly kind: 'question' | 'danger';
  readonly from: string;
  readonly to: string;
}
type Recoded = readonly Recoding[];

/** Splits a code. 'HD-2611-0017' is number 17 of series 'HD-26', because numbers count within a year. */
function spokenNumber(code: string): { readonly series: string; readonly head: string; readonly number: number } {
  const [, series = '', month = '', number = '0'] = /^([A-Z]{2}-\d{2})(\d{2}-)(\d+)$/u.exec(code) ?? [];
  return { series, head: `${series}${month}`, number: Number(number) };
}

/**
 * Codes of questions and danger cases have the same prefix in every ward. If both wards issued a code, the receiving
 * ward keeps it.
 */
async function recodings(core: Kysely<CoreDB>, { from, into }: MergeWard): Promise<Recoded> {
  const recoded: Recoding[] = [];
  for (const table of ['question', 'danger_case'] as const) {
    const codesOf = async (ward: string) =>
      (await core.selectFrom(table).select('code').where('wardId', '=', ward).orderBy('code').execute()).map(
        ({ code }) => code,
      );
    const there = new Set(await codesOf(into));
    const highest = new Map<string, number>();
    const theirs = await codesOf(from);
    for (const code of [...there, ...theirs]) {
      const { series, number } = spokenNumber(code);
      highest.set(series, Math.max(highest.get(series) ?? 0, number));
    }
    for (const code of theirs) {
      if (!there.has(code)) continue;
      const { series, head } = spokenNumber(code);
      const number = (highest.get(series) ?? 0) + 1;
      highest.set(series, number);
      recoded.push({
        kind: table === 'question' ? 'question' : 'danger',
        from: code,
        to: `${head}${String(number).padStart(4, '0')}`,
      });
    }
  }
  return recoded;
}

/**
 * Merges the ward. It can be called again after an interruption: rows that have moved do not move twice. Codes that
 * both wards issued are replaced.
 */
export async function mergeWard(
  core: Kysely<CoreDB>,
  portal: Kysely<PortalDB>,
  wanted: MergeWard,
): Promise<MergedWard> {
  const recoded = await recodings(core, wanted);
  // The portal first: after an interruption in between, the same command finds nothing left to move there and
  // continues.
  const articles = await portal.transaction().execute((tx) => mergePortal(tx, wanted, recoded));
  const kept = await core.transaction().execute((tx) => mergeCore(tx, wanted, recoded));
  return { ...kept, articles, recoded };
}

/** Deletes the pages in which the old ward described itself: its leaders, office hours, map. */
async function forgetOwnPages(tx: Transaction<PortalDB>, ward: string): Promise<void> {
  const pages = tx.selectFrom('article').select('id').where('ward', '=', ward).where('category', '=', pageCategory);
  for (const table of ['article_photo', 'article_file', 'article_correction'] as const)
    await tx.deleteFrom(table).where('articleId', 'in', pages).execute();
  const codes = await tx
    .selectFrom('article')
    .select('code')
    .where('ward', '=', ward)
    .where('category', '=', pageCategory)
    .execute();
  if (codes.length === 0) return;
  const named = codes.map(({ code }) => code);
  await tx.deleteFrom('applied_publication').where('ward', '=', ward).where('code', 'in', named).execute();
  await tx.deleteFrom('article').where('ward', '=', ward).where('category', '=', pageCategory).execute();
}

async function mergePortal(
  tx: Transaction<PortalDB>,
  { from, into, now, isRename }: MergeWard,
  recoded: Recoded,
): Promise<number> {
  if (!isRename) await forgetOwnPages(tx, from);
  const theirs = await tx.selectFrom('article').select(['id', 'slug', 'code']).where('ward', '=', from).execute();
  const codes = new Map(recoded.map((each) => [each.from, each.to]));
  for (const { id, slug, code } of theirs) {
    const taken = await tx
      .selectFrom('article')
      .select('id')
      .where('ward', '=', into)
      .where('slug', '=', slug)
      .executeTakeFirst();
    const moved = codes.get(code) ?? code;
    await tx
      .updateTable('article')
      .set({ ward: into, slug: taken ? `${slug}-${from}` : slug, code: moved })
      .where('id', '=', id)
      .execute();
    if (moved !== code) await rehash(tx, id);
  }
  for (const table of ['article_photo', 'article_file', 'article_correction', 'applied_publication'] as const)
    await sql`update ${sql.table(table)} set "ward" = ${into} where "ward" = ${from}`.execute(tx);
  await sql`insert into "gone_file" ("ward", "hash") select ${into}, "hash" from "gone_file" where "ward" = ${from}
    on conflict ("ward", "hash") do nothing`.execute(tx);
  await tx.deleteFrom('gone_file').where('ward', '=', from).execute();
  for (const ward of [from, into])
    await tx
      .insertInto('ward_generation')
      .values({ ward, generation: now.getTime() })
      .onConflict((conflict) => conflict.column('ward').doUpdateSet({ generation: now.getTime() }))
      .execute();
  return theirs.length;
}

/** The public content has a new code, so its hash changes. */
async function rehash(tx: Transaction<PortalDB>, id: number): Promise<void> {
  const rows = await tx.selectFrom('article').selectAll().where('id', '=', id).execute();
  const [article] = await withParts(tx, rows);
  const [row] = rows;
  if (!article || !row) return;
  const hash = contentHash({ ...article, withdrawn: row.withdrawn !== 0 });
  await tx.updateTable('article').set({ contentHash: hash }).where('id', '=', id).execute();
}

async function mergeCore(
  tx: Transaction<CoreDB>,
  wanted: MergeWard,
  recoded: Recoded,
): Promise<Omit<MergedWard, 'articles' | 'recoded'>> {
  const { from, into, now } = wanted;
  const isDone = (await lastHead(tx, from))?.action === 'ward-merged';
  const people = await peopleOf(tx, from);
  const times = await mergeTimes(tx, wanted);
  await forgetNotices(tx, from);
  if (wanted.isRename) {
    await rename(tx, from, into);
    if (!isDone) await closeChain(tx, wanted, []);
    if (!isDone) await noteMergeTimes(tx, into, times);
    return { people, joined: 0 };
  }
  await moveFingerprints(tx, from, into);
  for (const { from: code, to } of recoded)
    for (const table of ['question', 'danger_case'] as const)
      await tx.updateTable(table).set({ code: to }).where('wardId', '=', from).where('code', '=', code).execute();
  await raiseCounters(tx, into, recoded);
  for (const [unit, name] of wanted.units) await moveUnit(tx, wanted, unit, name);
  await moveMandates(tx, wanted);
  for (const table of ending) await tx.deleteFrom(table).where('wardId', '=', from).execute();
  const pairs = await moveAccounts(tx, from, into);
  // Events of the program have the same subject in both wards, so ids could collide. The ids first become negative,
  // which no row uses, and then continue after those of the other ward.
  await sql`update "timeline" set "id" = -"id" where "wardId" = ${from}`.execute(tx);
  await sql`update "timeline" set "id" = coalesce((select max(t."id") from "timeline" t where t."wardId" = ${into}), 0) - "id"
    where "wardId" = ${from}`.execute(tx);
  for (const table of moving)
    await sql`update ${sql.table(table)} set "wardId" = ${into} where "wardId" = ${from}`.execute(tx);
  await moveOrigins(tx, from, into);
  const store = createPeopleStore(tx, into, () => now);
  for (const { goes, stays } of pairs) {
    const before = await tx.selectFrom('person').select('frozenAt').where('id', '=', goes).executeTakeFirst();
    // A person known to both wards gets the notice of the merge under the remaining record, even if this ward has already sent its
    // first notice. The role comes along, so a frozen stolen account stays frozen.
    await tx
      .updateTable('person')
      .set({ noticedAt: null, ...(before?.frozenAt ? { frozenAt: before.frozenAt } : {}) })
      .where('wardId', '=', into)
      .where('id', '=', stays)
      .execute();
    await store.join(goes, stays);
    const person = await store.find(goes);
    if (person) await store.save({ ...person, name: '', phone: null, status: 'removed' });
  }
  if (!isDone) await closeChain(tx, wanted, recoded);
  if (!isDone) await noteMergeTimes(tx, into, times);
  return { people, joined: pairs.length };
}

/** Marks the ward's people as not yet notified: another authority stores their data now, and their next message tells them so. */
async function forgetNotices(tx: Transaction<CoreDB>, from: WardId): Promise<void> {
  await tx.updateTable('person').set({ noticedAt: null }).where('wardId', '=', from).execute();
}

/** The times of all merges into either ward, including this one. */
async function mergeTimes(tx: Transaction<CoreDB>, { from, into, now }: MergeWard): Promise<readonly number[]> {
  const times = new Set([now.getTime()]);
  for (const ward of [from, into]) {
    const setting = await createSmallStores(tx, ward, () => now).setting(mergeTimesSetting);
    for (const time of mergeTimesIn(setting)) times.add(time);
  }
  return [...times];
}

/** Lets a first message tell people from before the merge apart from those who come later. */
const noteMergeTimes = (tx: Transaction<CoreDB>, into: WardId, times: readonly number[]): Promise<void> =>
  createSmallStores(tx, into, () => new Date(0)).setSetting(mergeTimesSetting, JSON.stringify(times));

/** Moves the unit's people and the board's note about the unit (its liaison). */
async function moveUnit(tx: Transaction<CoreDB>, { from, into }: MergeWard, unit: string, name: string): Promise<void> {
  await tx.updateTable('person').set({ unit: name }).where('wardId', '=', from).where('unit', '=', unit).execute();
  await tx
    .updateTable('register_entry')
    .set({
      ...{ id: unitNoteId(into, name), about: name },
      content: sql<string>`replace("content", ${unitNoteId(from, unit)}, ${unitNoteId(into, name)})`,
    })
    .where('wardId', '=', from)
    .where('id', '=', unitNoteId(from, unit))
    .execute();
}

/** Raises the counters, so that the next code is above the newly issued ones. */
async function raiseCounters(tx: Transaction<CoreDB>, into: WardId, recoded: Recoded): Promise<void> {
  const { raiseNumber } = createSmallStores(tx, into, () => new Date(0));
  for (const { kind, to } of recoded) {
    const { series, number } = spokenNumber(to);
    await raiseNumber(kind, 2000 + Number(series.slice(-2)), number);
  }
}

/**
 * Moves all rows to the new name, including those sealed with the ward's key. Rows that a start with the other ward's
 * file created are replaced.
 */
async function rename(tx: Transaction<CoreDB>, from: string, into: string): Promise<void> {
  await moveFingerprints(tx, from, into);
  const isOver = (await peopleOf(tx, from)) === 0;
  for (const { table } of coreTables) {
    if (table === 'audit_log' || bandsOf[table] || isOver) continue;
    if (table === 'register_entry')
      await sql`update "register_entry" set "id" = replace("id", ${unitNoteId(from, '')}, ${unitNoteId(into, '')}),
        "content" = replace("content", ${unitNoteId(from, '')}, ${unitNoteId(into, '')})
        where "wardId" = ${from} and "id" like ${`${unitNoteId(from, '')}%`}`.execute(tx);
    const own = table === 'setting' ? sql`and "name" not in (${sql.join(chainSettings)})` : sql``;
    if (startedByFile.includes(table))
      await sql`delete from ${sql.table(table)} where "wardId" = ${into} ${own}`.execute(tx);
    await sql`update ${sql.table(table)} set "wardId" = ${into} where "wardId" = ${from} ${own}`.execute(tx);
  }
}

const peopleOf = async (tx: Transaction<CoreDB>, ward: string): Promise<number> =>
  (await tx.selectFrom('person').select('id').where('wardId', '=', ward).execute()).length;

/** Greater than every bucket of either table. */
const beyond = 2 ** 50;

/** The buckets of a text or photo include the ward's salt, so they change with the ward. */
async function moveFingerprints(tx: Transaction<CoreDB>, from: string, into: string): Promise<void> {
  const shift = saltOfWard(into) - saltOfWard(from);
  for (const [bands, prints, same] of [
    ['text_band', 'text_fingerprint', 'subjectId'],
    ['photo_band', 'photo_fingerprint', 'hash'],
  ] as const) {
    // If both wards have the same picture, one fingerprint is kept.
    await sql`delete from ${sql.table(bands)} where "fingerprintId" in (select "id" from ${sql.table(prints)} where "wardId" = ${from}
      and ${sql.ref(same)} in (select ${sql.ref(same)} from ${sql.table(prints)} where "wardId" = ${into}))`.execute(
      tx,
    );
    await sql`delete from ${sql.table(prints)} where "wardId" = ${from}
      and ${sql.ref(same)} in (select ${sql.ref(same)} from ${sql.table(prints)} where "wardId" = ${into})`.execute(tx);
    const { count, first } = bucketRanges[bands];
    const own = sql`"fingerprintId" in (select "id" from ${sql.table(prints)} where "wardId" = ${from})`;
    // Moves through numbers that no bucket uses: another row of the same photo may occupy the target.
    await sql`update ${sql.table(bands)} set "bucket" = "bucket" + ${beyond} where ${own}`.execute(tx);
    await sql`update ${sql.table(bands)} set
      "bucket" = ("bucket" - ${beyond + first} + ${(shift + beyond) % count}) % ${count} + ${first} where ${own}`.execute(
      tx,
    );
    await sql`update ${sql.table(prints)} set "wardId" = ${into} where "wardId" = ${from}`.execute(tx);
  }
}

async function moveMandates(tx: Transaction<CoreDB>, { from, into, now }: MergeWard): Promise<void> {
  const open = await tx.selectFrom('mandate').selectAll().where('wardId', '=', from).execute();
  const at = now.getTime();
  for (const { id, role, personId, until, replaces } of open) {
    const office = single.find((each) => each === role);
    if (!office || (until !== null && until <= at)) continue;
    await tx.updateTable('mandate').set({ until: at }).where('id', '=', id).execute();
    const next = becomes[office];
    if (next !== null && replaces === null)
      await tx
        .insertInto('mandate')
        .values({ wardId: from, role: next, personId, from: at, until: null, grantedBy: null, replaces: null })
        .execute();
  }
  await tx.updateTable('mandate').set({ wardId: into }).where('wardId', '=', from).execute();
}

/** People whom both wards know by the same account become one person. */
async function moveAccounts(tx: Transaction<CoreDB>, from: WardId, into: WardId) {
  const people = createPeopleStore(tx, from, () => new Date(0));
  const there = createPeopleStore(tx, into, () => new Date(0));
  const pairs = new Map<string, Parameters<typeof people.join>>();
  const theirs = await tx.selectFrom('channel_account').selectAll().where('wardId', '=', from).execute();
  for (const { channel, accountId, personId } of theirs) {
    const known = await there.account(channel, accountId);
    const goes = (await people.account(channel, accountId))?.personId;
    if (!known || !goes) continue;
    await tx
      .deleteFrom('channel_account')
      .where('wardId', '=', from)
      .where('channel', '=', channel)
      .where('accountId', '=', accountId)
      .execute();
    pairs.set(personId, [goes, known.personId]);
  }
  await tx.updateTable('channel_account').set({ wardId: into }).where('wardId', '=', from).execute();
  return [...pairs.values()].map(([goes, stays]) => ({ goes, stays }));
}

/**
 * Origins let late parts of an album find their item. If both wards have the same key, the receiving ward's row stays.
 */
async function moveOrigins(tx: Transaction<CoreDB>, from: string, into: string): Promise<void> {
  await sql`delete from "submission_origin" where "wardId" = ${from} and "key" in
    (select "key" from "submission_origin" where "wardId" = ${into})`.execute(tx);
  await tx.updateTable('submission_origin').set({ wardId: into }).where('wardId', '=', from).execute();
}

/**
 * The last entry of one chain names the other ward, and the other chain records this chain's head, so neither can be
 * rewritten alone.
 */
async function closeChain(tx: Transaction<CoreDB>, { from, into, now }: MergeWard, recoded: Recoded): Promise<void> {
  await createAuditStore(tx, from).record({ actor: 'admin', action: 'ward-merged', object: into }, now);
  const last = await lastHead(tx, from);
  if (!last) return;
  const audit = createAuditStore(tx, into);
  const details = { from, head: last.hash, entries: last.seq };
  await audit.record({ actor: 'admin', action: 'ward-absorbed', object: from, details }, now);
  for (const { from: was, to } of recoded)
    await audit.record({ actor: 'admin', action: 'recoded', object: to, details: { from, was, code: to } }, now);
  await noteFormerCodes(tx, into, recoded);
  await noteAbsorbed(tx, into, { ward: from, head: last.hash });
}

/** Lets a citizen who has the old code on paper find the question by it. */
async function noteFormerCodes(tx: Transaction<CoreDB>, into: WardId, recoded: Recoded): Promise<void> {
  if (recoded.length === 0) return;
  const small = createSmallStores(tx, into, () => new Date(0));
  const setting = await small.setting(formerCodesSetting);
  const known = JSON.parse(setting ?? '{}') as Record<string, readonly string[]>;
  for (const { from, to } of recoded) known[from] = [...(known[from] ?? []), to];
  await small.setSetting(formerCodesSetting, JSON.stringify(known));
}
