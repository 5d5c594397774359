/** The locale files and the code agree: every key that the code uses exists, and every key that exists is used. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, test } from 'vitest';
import { parseAst } from 'vitest/node';
import { createTranslator } from '../src/adapters/fluent.ts';
import { menuOf } from '../src/chat/hear/commands.ts';
import type { Open } from '../src/chat/talk/memory.ts';
import { commandRows } from '../src/compose/admin-commands.ts';
import { kebab } from '../src/domain/act/act.ts';
import { checkActs } from '../src/domain/act/check.ts';
import { dangerActs } from '../src/domain/act/danger.ts';
import { paperActs } from '../src/domain/act/paper.ts';
import { personActs } from '../src/domain/act/person.ts';
import { planActs } from '../src/domain/act/plan.ts';
import { questionActs } from '../src/domain/act/question.ts';
import { adverseActs, reasons, reclassifyReasons, submissionActs } from '../src/domain/act/submission.ts';
import { wardActs } from '../src/domain/act/ward.ts';
import { budgetKinds, type Spending } from '../src/domain/budget/budget.ts';
import { outcomes } from '../src/domain/period/figures.ts';
import { figureNames, paperNames } from '../src/domain/period/paper-ref.ts';
import { remarkKinds, reportStates } from '../src/domain/period/report.ts';
import { obligationKinds } from '../src/domain/plan/obligation.ts';
import { datedRules } from '../src/domain/process/dated-rule.ts';
import { topicCodes } from '../src/domain/question/topic.ts';
import { questionStates } from '../src/domain/question/transitions.ts';
import type { Praise } from '../src/domain/reward/praise.ts';
import { criteria } from '../src/domain/reward/ranking.ts';
import { degrees, violationStates } from '../src/domain/reward/violation.ts';
import { roles } from '../src/domain/roles.ts';
import { ceilingRules } from '../src/domain/royalty/ceiling.ts';
import { genres } from '../src/domain/royalty/rates.ts';
import { statementStates } from '../src/domain/royalty/statement-state.ts';
import type { TaxReason } from '../src/domain/royalty/tax.ts';
import { aims } from '../src/domain/submission/aim.ts';
import type { Command } from '../src/domain/submission/decide.ts';
import type { Part } from '../src/domain/submission/four-eyes.ts';
import { askedSlots } from '../src/domain/submission/reading.ts';
import type { Source } from '../src/domain/submission/source.ts';
import { submissionStates } from '../src/domain/submission/transitions.ts';
import { services } from '../src/domain/words/service.ts';
import { verdicts } from '../src/papers/dossier.ts';
import type { DocumentRefusal } from '../src/ports/documents.ts';
import type { PhotoRefusal } from '../src/ports/media.ts';
import { wardStates } from '../src/reading/province.ts';
import { confirmed } from '../src/web/signed/decide-page.ts';
import { toldEvents } from '../src/web/signed/item-page.ts';

const locales = ['vi', 'en'] as const;
const folder = 'locales';

// Contents of a locale

type Pattern = FluentResource['body'][number]['value'];
type Expression = Exclude<NonNullable<Pattern>, string>[number];

interface Written {
  readonly file: string;
  readonly variables: ReadonlySet<string>;
  readonly references: ReadonlySet<string>;
  /** Variable → the variants that it selects. */
  readonly choices: ReadonlyMap<string, ReadonlySet<string | number>>;
  readonly hasHeading: boolean;
}
type Sentences = ReadonlyMap<string, Written>;
/** File name → Fluent text. */
type Texts = Readonly<Record<string, string>>;

const readMessage = (file: string, pattern: Pattern): Written => {
  const variables = new Set<string>();
  const references = new Set<string>();
  const choices = new Map<string, Set<string | number>>();
  const visit = (node: Pattern | Expression): void => {
    if (node === null || typeof node === 'string') return;
    if (Array.isArray(node)) {
      for (const each of node) visit(each);
      return;
    }
    if (node.type === 'var') variables.add(node.name);
    if (node.type === 'mesg' || node.type === 'term') references.add(node.name);
    if (node.type === 'func') for (const each of node.args) visit(each as Expression);
    if (node.type !== 'select') return;
    visit(node.selector);
    for (const { key, value } of node.variants) {
      visit(value);
      if (node.selector.type !== 'var') continue;
      const known = choices.get(node.selector.name) ?? new Set();
      choices.set(node.selector.name, known.add(key.value));
    }
  };
  visit(pattern);
  const first = typeof pattern === 'string' ? pattern : pattern?.[0];
  return { file, variables, references, choices, hasHeading: typeof first === 'string' && first.startsWith('# ') };
};

const readTexts = (texts: Texts): Sentences =>
  new Map(
    Object.entries(texts).flatMap(([file, text]) =>
      new FluentResource(text).body.map(({ id, value }) => [id, readMessage(file, value)] as const),
    ),
  );

const textsOf = (locale: string): Texts =>
  Object.fromEntries(
    readdirSync(join(folder, locale))
      .sort()
      .map((file) => [file, readFileSync(join(folder, locale, file), 'utf8')]),
  );

/** Keys that are defined twice: Fluent would silently ignore the later definition. */
const repeatedKeys = (texts: Texts): readonly string[] => {
  const keys = Object.values(texts).flatMap((text) => [...text.matchAll(/^([a-z][\w-]*) *=/gmu)].map(([, key]) => key));
  return keys.filter((key, at) => key !== undefined && keys.indexOf(key) < at) as string[];
};

/** "01 ngày" in Vietnamese, "1 day" in English: the same fact in two forms. */
const sameFact: Readonly<Record<string, string>> = { workingDaysText: 'workingDays' };
const factsOf = ({ variables }: Written): string =>
  [...new Set([...variables].map((name) => sameFact[name] ?? name))].sort().join(' ');

/** Differences between two locales in what they must share. */
const differences = (one: Sentences, other: Sentences): readonly string[] => [
  ...[...one.keys()].filter((key) => !other.has(key)).map((key) => `${key}: only in the first`),
  ...[...other.keys()].filter((key) => !one.has(key)).map((key) => `${key}: only in the second`),
  ...[...one].flatMap(([key, first]) => {
    const second = other.get(key);
    if (!second) return [];
    return [
      first.file === second.file ? '' : `${key}: ${first.file}, ${second.file}`,
      factsOf(first) === factsOf(second) ? '' : `${key}: variables [${factsOf(first)}], [${factsOf(second)}]`,
      first.hasHeading === second.hasHeading ? '' : `${key}: a heading in one only`,
    ].filter(Boolean);
  }),
];

// Keys and facts in the code

/** All values of a type: the compiler rejects an incomplete list. */
const every = <T extends string>(values: Readonly<Record<T, true>>): readonly string[] => Object.keys(values);
const openSlots = every<Extract<Open, { ask: 'slot' }>['slot']>({
  title: true,
  eventOn: true,
  source: true,
  place: true,
  text: true,
});
const boardSlots = every<Extract<Open, { ask: 'boardEdit' }>['slot']>({ title: true, text: true });
const sourceKinds = every<Source['kind']>({ witness: true, document: true, person: true, publication: true });
const decisions = every<Exclude<Command['type'], 'submit' | 'withdraw' | 'restore'>>({
  approve: true,
  override: true,
  return: true,
  reject: true,
  release: true,
  destroy: true,
  unpublish: true,
  republish: true,
  undo: true,
  hasten: true,
  review: true,
  schedule: true,
  unschedule: true,
  takeOver: true,
  correct: true,
  approveCorrection: true,
  dropCorrection: true,
});
const photoRefusals = every<PhotoRefusal>({
  'not-a-picture': true,
  'unsupported-format': true,
  'too-many-pixels': true,
  'too-small': true,
  'too-long': true,
  damaged: true,
  animated: true,
  'too-big': true,
  gone: true,
  empty: true,
  document: true,
  film: true,
  gif: true,
  svg: true,
  tiff: true,
  avif: true,
  'heic-unreadable': true,
  'too-heavy': true,
  'cut-off': true,
});
const documentRefusals = every<DocumentRefusal>({
  empty: true,
  'too-big': true,
  'not-a-document': true,
  picture: true,
  'old-office': true,
  'unsupported-format': true,
  archive: true,
  encrypted: true,
  macros: true,
  'external-content': true,
  'embedded-file': true,
  bomb: true,
  'unsafe-structure': true,
  'too-many-pages': true,
  'too-heavy': true,
  'cut-off': true,
  damaged: true,
  gone: true,
});

const clauses = ['news', 'document', 'conference', 'statistics', 'answer', 'other'];

const everyAct = [
  submissionActs,
  questionActs,
  personActs,
  checkActs,
  dangerActs,
  wardActs,
  paperActs,
  planActs,
].flat();

/** Keys that the code composes; `*` stands for the value. */
const families: Readonly<Record<string, readonly string[]>> = {
  'admin-help-*': Object.keys(commandRows),
  'alarm-channel-*': ['needsReconnect', 'expiring', 'refused'],
  'ask-*-anew': openSlots,
  'ask-reason-*': Object.keys(reasons),
  'board-edit-*': boardSlots,
  'province-state-*': wardStates,
  'board-channel-*': ['ok', 'expiring', 'needsReconnect', 'refused'],
  'card-status-*': [...submissionStates, 'merged'],
  'choice-*': everyAct.map(({ label }) => label.replace('choice-', '')),
  'choice-leave-*': Object.keys(reasons),
  'choice-sure-*': adverseActs,
  'reason-sure-*': adverseActs,
  'board-correct-drop-*': ['photo', 'file'],
  'board-question-said-*': ['asked', 'interim', 'sentBack', 'answer', 'helpful', 'unclear', 'redirect', 'late'],
  'change-line-*': ['files', 'filesAdded', 'dropped', 'added', 'captions', 'descriptions'],
  'choice-service-*': services,
  'ceiling-by-*': ['month', 'quarter', 'year'],
  'ceiling-rule-*': ceilingRules,
  'issue-four-eyes-*': every<Part>({
    payee: true,
    rewriter: true,
    merged: true,
    'signed-before': true,
    substitute: true,
  }),
  'issue-missing-*': askedSlots,
  'issue-state-*': submissionStates,
  'menu-*': [...new Set(roles.flatMap(menuOf))],
  'night-*': ['stopped', 'clock', 'restored', 'disk-full', 'silent', 'refused', 'put-off', 'gave-up', 'unknown'],
  'note-*': [...decisions, 'adjust'],
  'standing-ask-*': ['freeze', 'unfreeze', 'remove'],
  'standing-choice-*': ['freeze', 'unfreeze', 'remove'],
  'standing-done-*': ['freeze', 'unfreeze', 'remove'],
  'standing-note-*': ['freeze', 'unfreeze', 'remove'],
  'question-ask-*': [
    ...questionActs.filter(({ needs }) => needs !== 'nothing').map(({ name }) => kebab(name)),
    'interim-date',
    'mask-answer',
  ],
  'remind-item-*': ['half', 'threeQuarters', 'nineTenths', 'overdue'],
  'upload-page-*': ['more', 'unsupported', 'paper'],
  'photo-*': [...photoRefusals, 'later'],
  // Findings from a file's name when the file is not a document.
  'file-*': [...documentRefusals, 'audio', 'video', 'later', 'here'],
  // 'other' is a reason in the member's own words.
  'reason-*': [...Object.values(reasons).flat(), ...reclassifyReasons, 'other'],
  'paper-clause-*': clauses,
  'paper-clause-short-*': clauses,
  'paper-criterion-*': criteria,
  'paper-degree-*': degrees,
  'paper-genre-*': genres,
  'paper-line-*': ['withdrawn', 'carried', 'debt'],
  'paper-remark-*': remarkKinds,
  'paper-security-*': ['danger', 'block', 'hold', 'handover'],
  'paper-tax-*': every<TaxReason>({
    unit: true,
    withSalary: true,
    commitment: true,
    belowThreshold: true,
    withheld: true,
    nonResident: true,
  }),
  'ask-*': [...paperActs, ...planActs].flatMap(({ press, needs }) => (needs === 'words' ? [press] : [])),
  'budget-kind-*': budgetKinds,
  'rule-kind-*': datedRules,
  'figure-*': figureNames,
  'paper-name-*': paperNames,
  'paper-step-*': [
    ...[
      'owed',
      'ceiling',
      'granted',
      'back',
      'royalty',
      'support',
      'debt',
      'drawn',
      'drawn-before',
      'drawn-now',
      'tax',
      'net',
    ],
  ],
  'paper-tax-note-*': ['nonResident', 'withheld'],
  'paper-change-*': ['line', 'support', 'tax'],
  'topic-*': topicCodes,
  'paper-question-*': [...questionStates, 'active'],
  'praise-state-*': every<Praise['state'] | 'none'>({ none: true, proposed: true, decided: true }),
  'spending-state-*': every<Spending['state']>({ committed: true, spent: true }),
  'report-state-*': reportStates,
  'signed-history-*': [...toldEvents.map(kebab), 'renewed'],
  'signed-*-title': confirmed.map(kebab),
  'signed-*-text': confirmed.map(kebab),
  'signed-*-confirm': confirmed.map(kebab),
  'source-*': sourceKinds,
  'statement-state-*': statementStates,
  'dossier-verdict-*': verdicts,
  'obligation-*': obligationKinds,
  'paper-aim-*': aims,
  'paper-figure-outcome-*': outcomes,
  'violation-state-*': violationStates,
};
const membersOf = (known: typeof families): readonly string[] =>
  Object.entries(known).flatMap(([family, values]) => values.map((value) => family.replace('*', value)));

interface Said {
  readonly keys: ReadonlySet<string>;
  /** Template literals, written as `menu-*`. */
  readonly families: ReadonlySet<string>;
}

const withoutComments = (code: string): string =>
  code.replaceAll(/\/\*[\s\S]*?\*\//gu, '').replaceAll(/(^|\s)\/\/.*$/gmu, '$1');

/** Strings that are keys because of their position (`key: …`, `say('…')`, `button('…')`) or because of their first word. */
const readCode = (source: string): Said => {
  const code = withoutComments(source);
  const places = [
    ...[...code.matchAll(/\bkey(?::| =)((?:`[^`]*`|[^`,}\n])*)/gu)].map(([, value = '']) =>
      value.replaceAll(/`issue-\$\{string\}`|[=!]==\s*'[^']*'|\w\['[^']*'\]/gu, ''),
    ),
    ...[
      ...code.matchAll(
        /(?<!\.)\b(?:say|press|choice|button|pageButton|viewButton|noted|done|translate)\(\s*('[^']*'|`[^`]*`)/gu,
      ),
    ].map(([, value = '']) => value),
    // An act's label and a notice's name are keys of their texts.
    ...[...code.matchAll(/\b(?:label:|readonly name:|name: (?=`alarm))([\s|]*['`][a-z]+-[^,;]*)/gu)].map(
      ([, value = '']) => value,
    ),
    ...(code.match(/`issue-(?!\$\{string\})[^`]*`/gu) ?? []),
    ...(code.match(/'(?:portal|calendar|issue)-[a-z][\w-]*'/gu) ?? []),
    ...(code.match(/\bnote\('board-[a-z-]*'/gu) ?? []),
  ];
  const strings = places.flatMap((place) => [...place.matchAll(/'([^']*)'|`([^`]*)`/gu)]);
  const keys = strings.flatMap(([, plain]) => (plain !== undefined && /^[a-z][\w-]*$/u.test(plain) ? [plain] : []));
  const made = strings.flatMap(([, , template]) => {
    const family = template?.replaceAll(/\$\{[^}]*\}/gu, '*');
    return family !== undefined && /^[a-z][\w-]*-\*(-[\w-]+)?$/u.test(family) ? [family] : [];
  });
  return { keys: new Set(keys), families: new Set(made) };
};

const missingKeys = (said: Said, sentences: Sentences, known = families): readonly string[] =>
  [...said.keys, ...membersOf(known)].filter((key) => !sentences.has(key));

const unusedKeys = (said: Said, sentences: Sentences, known = families): readonly string[] => {
  const used = new Set([
    ...said.keys,
    ...membersOf(known),
    ...[...sentences.values()].flatMap((each) => [...each.references]),
  ]);
  return [...sentences.keys()].filter((key) => !used.has(key));
};

const unlistedFamilies = (said: Said, known = families): readonly string[] =>
  [...said.families].filter((family) => !Object.hasOwn(known, family));
const unusedFamilies = (said: Said, known = families): readonly string[] =>
  Object.keys(known).filter((family) => !said.families.has(family));

/** Variables in texts that the code never supplies: no property has that name. */
const unknownFacts = (source: string, sentences: Sentences): readonly string[] => {
  const given = new Set(withoutComments(source).match(/\b[a-zA-Z]\w*(?=\s*[:,}])/gu));
  return [...sentences].flatMap(([key, { variables }]) =>
    [...variables].filter((name) => !given.has(name)).map((name) => `${key}: $${name}`),
  );
};

interface Node {
  readonly type: string;
  readonly [property: string]: unknown;
}
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;
const partsOf = (node: Node): readonly Node[] => Object.values(node).flat().filter(isNode);
const propertyOf = (node: Node, name: string): Node | undefined =>
  partsOf(node).find(({ type, key }) => type === 'Property' && isNode(key) && (key.name ?? key.value) === name);
const wordsOf = (node: unknown): readonly string[] => {
  if (!isNode(node)) return [];
  if (node.type === 'ConditionalExpression') return [...wordsOf(node.consequent), ...wordsOf(node.alternate)];
  return typeof node.value === 'string' ? [node.value] : [];
};

/** Objects `{ key: 'x', facts: { … } }` that omit a variable of x. They would fail only when the text is composed. */
const forgottenFacts = (source: string, sentences: Sentences): readonly string[] => {
  const found: string[] = [];
  const visit = (node: Node): void => {
    const facts = node.type === 'ObjectExpression' ? propertyOf(node, 'facts')?.value : undefined;
    if (isNode(facts) && facts.type === 'ObjectExpression' && partsOf(facts).every(({ type }) => type === 'Property'))
      // The reader of a finding is determined where it is worded (`findingSentence`), not where it is found.
      for (const key of wordsOf(propertyOf(node, 'key')?.value))
        for (const name of sentences.get(key)?.variables ?? [])
          if (!propertyOf(facts, name) && !(name === 'reader' && propertyOf(node, 'check')))
            found.push(`${key}: $${name}`);
    for (const each of partsOf(node)) visit(each);
  };
  visit(parseAst(source, { lang: 'ts' }) as unknown as Node);
  return found;
};

const sourceCode = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .sort()
  .map((name) => readFileSync(join('src', name), 'utf8'))
  .join('\n');

// Composing every text

/** Sets of facts for a text: one for every variant of every choice, and one with plain values. */
const samplesOf = (key: string, sentences: Sentences): readonly Readonly<Record<string, string | number>>[] => {
  const written = sentences.get(key);
  if (!written) return [];
  const inner = [...written.references].flatMap((reference) => samplesOf(reference, sentences));
  const plain = Object.assign(
    {},
    ...inner,
    Object.fromEntries([...written.variables].map((name) => [name, `(${name})`])),
  );
  return [
    plain,
    ...[...written.choices].flatMap(([name, values]) =>
      [...values, 1, 2].map((value) => ({ ...plain, [name]: value })),
    ),
  ];
};

const sayAll = (locale: string, sentences: Sentences, translator = createTranslator(folder)): readonly string[] =>
  [...sentences.keys()].flatMap((key) =>
    samplesOf(key, sentences).flatMap((facts) => {
      try {
        return translator.say(locale, { key, facts }).trim() === '' ? [`${key}: nothing is said`] : [];
      } catch (error) {
        return [String(error)];
      }
    }),
  );

const sentencesOf = Object.fromEntries(locales.map((locale) => [locale, readTexts(textsOf(locale))])) as Record<
  (typeof locales)[number],
  Sentences
>;
const said = readCode(sourceCode);
const sample = (text: string): Sentences => readTexts({ 'a.ftl': text });

describe('the locales agree with each other', () => {
  test('Both locales have the same files', () => {
    expect(Object.keys(textsOf('en'))).toEqual(Object.keys(textsOf('vi')));
  });

  test('Both locales have the same keys, variables and headings', () => {
    expect(differences(sentencesOf.vi, sentencesOf.en)).toEqual([]);
  });

  test.each([
    ['a missing key', 'a = x\nb = x', 'a = x', 'b: only in the first'],
    ['a key too many', 'a = x', 'a = x\nb = x', 'b: only in the second'],
    ['another variable', 'a = { $name }', 'a = { $title }', 'a: variables [name], [title]'],
    [
      'a variable inside a choice',
      'a = { $n ->\n   *[other] { $n } { $at }\n }',
      'a = { $n }',
      'a: variables [at n], [n]',
    ],
    ['a lost heading', 'a =\n    # { $t }\n    x', 'a =\n    { $t }\n    x', 'a: a heading in one only'],
  ])('The comparison finds %s', (_, one, other, found) => {
    expect(differences(sample(one), sample(other))).toEqual([found]);
  });

  test('The comparison finds a key in another file', () => {
    expect(differences(sample('a = x'), readTexts({ 'b.ftl': 'a = x' }))).toEqual(['a: a.ftl, b.ftl']);
  });

  test.each(locales)('The locale %s defines no key twice', (locale) => {
    expect(repeatedKeys(textsOf(locale))).toEqual([]);
  });

  test('The check finds a forgotten fact', () => {
    const code = "tell({ key: late ? 'a' : 'b', facts: { code } }); tell({ key: 'a', facts: { ...all } });";
    expect(forgottenFacts(code, sample('a = { $which } { $code }\nb = { $code }'))).toEqual(['a: $which']);
  });

  test('The check finds a key that is defined twice', () => {
    expect(repeatedKeys({ 'a.ftl': 'a = x\nb = x', 'b.ftl': 'b = y' })).toEqual(['b']);
  });
});

describe.each(locales)('the code agrees with %s', (locale) => {
  test('Every key that the code uses exists', () => {
    expect(missingKeys(said, sentencesOf[locale])).toEqual([]);
  });

  test('Every key that exists is used', () => {
    expect(unusedKeys(said, sentencesOf[locale])).toEqual([]);
  });

  test('Every variable is a fact that the code supplies', () => {
    expect(unknownFacts(sourceCode, sentencesOf[locale])).toEqual([]);
  });

  test('Every message in the code supplies all facts that its text names', () => {
    const names = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    expect(
      names.flatMap((name) => forgottenFacts(readFileSync(join('src', name), 'utf8'), sentencesOf[locale])),
    ).toEqual([]);
  });

  test('Every text can be composed', () => {
    expect(sayAll(locale, sentencesOf[locale])).toEqual([]);
  });
});

describe('keys that the code composes', () => {
  test('Every key family in the code is listed here', () => {
    expect(unlistedFamilies(said)).toEqual([]);
  });

  test('Every listed key family is in the code', () => {
    expect(unusedFamilies(said)).toEqual([]);
  });

  test('The check finds an unlisted and an unused family', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a sample of code
    const one = readCode('tell({ key: `mood-${mood}` })');
    expect(unlistedFamilies(one, {})).toEqual(['mood-*']);
    expect(unusedFamilies(one, { 'menu-*': [] })).toEqual(['menu-*']);
  });
});

describe('the checks find', () => {
  test.each([
    ["tell({ key: 'sent', facts })", ['sent']],
    ["({ key: day === today ? 'choice-today' : 'choice-day' })", ['choice-today', 'choice-day']],
    ["({ key: state === 'returned' ? 'a-b' : 'a' })", ['a-b', 'a']],
    ["say('question-please')", ['question-please']],
    ["press('choice-send', 'send')", ['choice-send']],
    ["refused('issue-no-day')", ['issue-no-day']],
    ["const missing = { heading: 'portal-missing-heading' };", ['portal-missing-heading']],
    ["// say('not-said')\n/* key: 'not-said' */", []],
    ["action: 'given-up'", []],
    ["const wrong = (key: Issue['key']) => key;", []],
  ])('%s', (code, keys) => {
    expect([...readCode(code).keys]).toEqual(keys);
  });

  test('The check finds key families in keys, calls and constants', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a sample of code
    const code = 'say(`ask-${slot}-anew`); refused(`issue-missing-${x}`); const key = `issue-state-${a.b}` as const;';
    expect([...readCode(code).families].sort()).toEqual(['ask-*-anew', 'issue-missing-*', 'issue-state-*']);
  });

  test('The check finds a missing key, whether plain or composed', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a sample of code
    const one = readCode("say('b'); say(`c-${x}`)");
    expect(missingKeys(one, sample('a = x\nc-one = x'), { 'c-*': ['one', 'two'] })).toEqual(['b', 'c-two']);
  });

  test('The check finds an unused key, unless another text refers to it', () => {
    expect(unusedKeys(readCode("say('a')"), sample('a = { b }\nb = x\nc = x'), {})).toEqual(['c']);
  });

  test('The check finds a variable that the code never supplies', () => {
    expect(unknownFacts("say('a', { name, code: 1 })", sample('a = { $name } { $code } { $nmae }'))).toEqual([
      'a: $nmae',
    ]);
  });

  test('The check finds a text that cannot be composed', () => {
    expect(sayAll('vi', sample('no-such-sentence = x'))).toEqual([
      'Error: no sentence "no-such-sentence" in locale vi',
    ]);
    const translator = { say: () => ' ' };
    expect(sayAll('vi', sample('a = x'), translator)).toEqual(['a: nothing is said']);
  });

  test('The check finds a fact that is not supplied', () => {
    expect(() => createTranslator(folder).say('vi', { key: 'cancelled' })).toThrow('cancelled');
  });
});

describe('unknown facts', () => {
  const say = createTranslator(folder).say;

  test('An unknown fact leaves no gap in a sentence', () => {
    const facts = { name: 'Lê Văn Tư', phone: 'none', text: 'Cháy nhà!', numbers: '114' };
    expect(say('vi', { key: 'question-emergency-alert', facts })).toContain('\nLê Văn Tư vừa nhắn: Cháy nhà!');
    const line = { ...facts, count: 1, codes: 'none', since: '09:00', called: 'none', calledAt: '' };
    expect(say('vi', { key: 'unreached-line', facts: line })).toBe(
      'Lê Văn Tư · chưa có số điện thoại · 1 tin · từ 09:00',
    );
    const full = {
      code: 'HD-2611-0001',
      text: 'Bao giờ sửa đường?',
      state: 'received',
      topic: 'Hạ tầng',
      explanation: 'Vậy.',
    };
    const answered = { ...full, answer: 'Tháng 12.', assignee: 'Đỗ Văn Sáu' };
    expect(say('vi', { key: 'question-full', facts: answered })).toContain(
      'đường?\n\nTrả lời: Tháng 12.\nNgười phụ trách: Đỗ Văn Sáu. Chờ giao. Lĩnh vực: Hạ tầng. Vậy.',
    );
    expect(say('vi', { key: 'question-full', facts: { ...full, answer: 'none', assignee: 'none' } })).toContain(
      'đường?\n\nNgười phụ trách: chưa có. Chờ giao. Lĩnh vực: Hạ tầng. Vậy.',
    );
    const own = { accounts: 1, questions: 2, items: 0, name: 'none', phone: 'none', due: 'none' };
    const [first] = say('vi', {
      key: 'data-own',
      facts: { ...own, you: { key: 'data-you', facts: { role: 'board' } } },
    }).split('\n');
    expect(first).toBe('Hệ thống đang lưu về đồng chí: 1 tài khoản, 2 câu hỏi, 0 bài.');
  });
});
