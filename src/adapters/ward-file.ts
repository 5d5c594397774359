/** Reads a ward's YAML file as a `Ward`, or returns all its problems. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { receiptPolicies } from '../domain/calendar/due-date.ts';
import { wardId } from '../domain/ids.ts';
import { lawHours, noBudgets } from '../domain/process/process.ts';
import { type Criterion, criteria } from '../domain/reward/ranking.ts';
import { roles } from '../domain/roles.ts';
import { ceilingRules } from '../domain/royalty/ceiling.ts';
import { genres } from '../domain/royalty/rates.ts';
import { type ChosenPage, sectionPageSlugs, sectionPages } from '../domain/section/section-page.ts';
import { categoryIds } from '../domain/submission/categories/index.ts';
import type { Ward } from '../domain/ward.ts';
import { unreadablePairs } from '../domain/ward-colours.ts';

const day = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  z.string().regex(/^\d{4}-\d{2}-\d{2}$/u, 'a day is written YYYY-MM-DD'),
);
const route = z.array(z.array(z.enum(roles)).min(1)).min(1);
const perCategory = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ news: value, document: value, conference: value, statistics: value, other: value });
const days = z.int().min(0).max(60).nullable();

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** In thousandths: 0.05 becomes 50; nothing is rounded. */
const coefficient = z
  .number()
  .min(0)
  .max(50)
  .transform((value) => Math.round(value * 1000));
const range = z.strictObject({ A: coefficient, B: coefficient, C: coefficient });
const percent = z.int().min(0).max(100);
const amount = z.int().positive().nullable().default(null);
const until = day.nullable().default(null);

const rates = z.strictObject({
  decision: z.string().min(1),
  from: day,
  until,
  unitPercent: z.int().min(1).max(100),
  genres: z.strictObject(
    Object.fromEntries(genres.map((genre) => [genre, range])) as Record<(typeof genres)[number], typeof range>,
  ),
  photo: range,
  paidPhotos: z.int().min(0).max(20),
  compiledPercent: percent,
  translatedPercent: percent,
  officialsPercent: percent,
  management: z
    .strictObject({
      percent,
      headPercent: percent,
      standingDeputyPercent: percent,
      deputyPercent: percent,
      othersPercent: percent,
    })
    .refine(
      (each) => each.headPercent + each.standingDeputyPercent + each.deputyPercent + each.othersPercent === 100,
      'the four offices share 100 percent',
    ),
});

const ceilings = z.strictObject({
  decision: z.string().min(1),
  from: day,
  until,
  monthVnd: amount,
  quarterVnd: amount,
  yearVnd: amount,
  rule: z.enum(ceilingRules),
});

const papers = z.strictObject({
  place: z.string().min(1),
  recipients: z.array(z.string().min(1)).default([]),
  bases: z
    .array(
      z.strictObject({ name: z.string().min(1), from: day, until, replacedBy: z.string().nullable().default(null) }),
    )
    .default([]),
});

const points = z.int().min(-1000).max(1000);
const praise = z.strictObject({
  weights: z.strictObject(
    Object.fromEntries(criteria.map((each) => [each, points])) as Record<Criterion, typeof points>,
  ),
  places: z.int().min(1).max(50),
});

const pageSlug = z.enum(sectionPageSlugs as [(typeof sectionPageSlugs)[number], ...typeof sectionPageSlugs]);
/** A page by its name, or with its owner and the number of days a text stays fresh. */
const page = z.union([
  pageSlug.transform((slug) => ({ page: slug, owner: null, freshDays: null })),
  z.strictObject({
    page: pageSlug,
    owner: z.string().min(1).nullable().default(null),
    freshDays: z.int().min(1).max(1000).nullable().default(null),
  }),
]);

const colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/iu, 'a colour is written "#rrggbb", in quotes')
  .transform((value) => value.toLowerCase());
/** Colours with too little contrast are refused at the start, with the pair and its contrast. */
const colours = z.strictObject({ main: colour, accent: colour, trim: colour }).superRefine((given, context) => {
  for (const message of unreadablePairs(given)) context.addIssue({ code: 'custom', message });
});

const wardFile = z.strictObject({
  code: z.string().regex(/^[A-Z]{2}$/u, 'two capital letters without accents'),
  name: z.string().min(1),
  fullName: z.string().min(1),
  domains: z.array(z.string()).default([]),
  formerly: z
    .array(
      z.strictObject({
        slug: z.string().regex(/^[a-z0-9-]+$/u),
        code: z.string().regex(/^[A-Z]{2}$/u),
        fullName: z.string().min(1),
        domains: z.array(z.string()).default([]),
        since: day,
      }),
    )
    .default([]),
  colours: colours.optional(),
  timeZone: z
    .string()
    .refine(isTimeZone, 'no time zone of that name: write it like Asia/Ho_Chi_Minh')
    .default('Asia/Ho_Chi_Minh'),
  locale: z.enum(['vi', 'en']).default('vi'),
  contact: z.strictObject({ responsible: z.string(), address: z.string(), phone: z.string(), email: z.string() }),
  spokesperson: z.strictObject({ name: z.string().min(1), office: z.string().min(1), phone: z.string() }).optional(),
  publicNumbers: z
    .array(z.string().regex(/\d(?:\D*\d){2}/u, 'a number of at least three digits, in quotes'))
    .default([]),
  reception: z
    .strictObject({ place: z.string().min(1), hours: z.string().min(1) })
    .default({ place: 'UBND', hours: '07:30–11:30, 13:30–17:00' }),
  units: z.array(z.strictObject({ name: z.string().min(1), aliases: z.array(z.string()).default([]) })),
  sections: z
    .array(
      z.strictObject({
        slug: z.string().regex(/^[a-z0-9-]+$/u),
        name: z.string(),
        owner: z.string().min(1).optional(),
      }),
    )
    .min(1),
  pages: z.array(page).default(sectionPageSlugs.map((slug) => ({ page: slug, owner: null, freshDays: null }))),
  sectionOf: perCategory(z.string()),
  sensitive: z.array(z.enum(['news', 'document', 'conference', 'statistics', 'other'])).default(['document']),
  deadlines: z.strictObject({
    news: days,
    document: days,
    conference: days,
    statistics: days,
    answer: z.int().min(1).max(60),
    other: days,
  }),
  receiptPolicy: z.enum(receiptPolicies).default('actual'),
  processes: z
    .array(
      z.strictObject({
        version: z.string(),
        from: day,
        routes: perCategory(route),
        budgets: perCategory(z.int().min(1).max(70).nullable()).default(noBudgets),
        urgent: z.boolean().default(true),
      }),
    )
    .min(1),
  undertakings: z.array(z.strictObject({ version: z.string(), from: day, text: z.string().min(20) })).min(1),
  rates: z.array(rates).default([]),
  ceilings: z.array(ceilings).default([]),
  papers: papers.nullable().default(null),
  praise: praise.optional(),
});

export type WardReading =
  | { readonly ok: true; readonly ward: Ward }
  | { readonly ok: false; readonly problems: readonly string[] };

/** @param textOf the first text of a page, from the ward's folder */
export const readWardFile = (
  slug: string,
  text: string,
  textOf: (page: string) => string | null = () => null,
): WardReading => {
  let raw: unknown;
  try {
    raw = parse(text);
  } catch (error) {
    return {
      ok: false,
      problems: [`${slug}.yaml: ${error instanceof Error ? error.message.split('\n')[0] : 'not YAML'}`],
    };
  }
  const read = wardFile.safeParse(raw);
  if (!read.success)
    return {
      ok: false,
      problems: read.error.issues.map((issue) => `${slug}.yaml: ${issue.path.join('.')}: ${issue.message}`),
    };
  const known = new Set(read.data.sections.map((section) => section.slug));
  const astray = Object.entries(read.data.sectionOf).filter(([, section]) => !known.has(section));
  if (astray.length > 0)
    return {
      ok: false,
      problems: astray.map(
        ([category, section]) => `${slug}.yaml: sectionOf.${category}: there is no section ${section}`,
      ),
    };
  const { sensitive } = read.data;
  const processes = read.data.processes.map((process) => ({ ...process, sensitive }));
  const tooLong = processes.flatMap(({ version, budgets }) =>
    categoryIds
      .filter((category) => (budgets[category] ?? 0) > lawHours(category, read.data.deadlines))
      .map((category) => `${slug}.yaml: process ${version}: the budget of ${category} is longer than the law`),
  );
  if (tooLong.length > 0) return { ok: false, problems: tooLong };
  const pages = read.data.pages.map(
    ({ page: name, owner, freshDays }): ChosenPage => ({
      slug: name,
      owner: owner ?? read.data.contact.responsible,
      freshDays: freshDays ?? sectionPages[name].freshDays,
      text: textOf(name),
    }),
  );
  return { ok: true, ward: { ...read.data, processes, pages, regulation: textOf('toan-van'), id: wardId(slug) } };
};

/** Finds codes and domains used by two wards: they would lead one ward's people to the other. */
function sharedBetween(wards: readonly Ward[]): readonly string[] {
  const named = wards.flatMap((ward) => [
    { ward, what: 'code', value: ward.code },
    ...ward.domains.map((domain) => ({ ward, what: 'domain', value: domain.toLowerCase() })),
    ...ward.formerly.flatMap(({ code, domains }) => [
      { ward, what: 'code', value: code },
      ...domains.map((domain) => ({ ward, what: 'domain', value: domain.toLowerCase() })),
    ]),
  ]);
  return named.flatMap(({ ward, what, value }, at) => {
    const first = named.slice(0, at).find((other) => other.what === what && other.value === value);
    if (!first) return [];
    return first.ward === ward
      ? [`${ward.id}.yaml: ${what} ${value} stands there twice`]
      : [`${ward.id}.yaml: ${what} ${value} belongs to ${first.ward.id}.yaml already`];
  });
}

const readingsIn = (folder: string): readonly WardReading[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const slug = basename(name, '.yaml');
      return readWardFile(slug, readFileSync(join(folder, name), 'utf8'), (page) => {
        const path = join(folder, slug, `${page}.md`);
        return existsSync(path) ? readFileSync(path, 'utf8') : null;
      });
    });
const wardsOf = (readings: readonly WardReading[]): readonly Ward[] =>
  readings.flatMap((reading) => (reading.ok ? [reading.ward] : []));

/** Why no ward would start with one more file in this folder; empty if nothing keeps them from it. */
export function problemsBeside(folder: string, slug: string, text: string): readonly string[] {
  const added = readWardFile(slug, text);
  if (!added.ok) return added.problems;
  const others = existsSync(folder) ? wardsOf(readingsIn(folder)) : [];
  return sharedBetween([...others.filter(({ id }) => id !== slug), added.ward]);
}

/** Reads all wards. @throws Error with every problem of every file */
export const readWards = (folder: string): readonly Ward[] => {
  const readings = readingsIn(folder);
  const problems = readings.flatMap((reading) => (reading.ok ? [] : reading.problems));
  if (readings.length === 0) problems.push(`WARDS_DIR holds no ward: put a file like dong-lac.yaml there`);
  const wards = wardsOf(readings);
  problems.push(...sharedBetween(wards));
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return wards;
};
