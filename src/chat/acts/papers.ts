/** Acts on papers in the chat: what is asked before an act, and what is shown after it. */
import { actOfPress, type Needs } from '../../domain/act/act.ts';
import { endsAfter, type PaperNoun, paperActs } from '../../domain/act/paper.ts';
import type { Action } from '../../domain/act/press.ts';
import { formatDate, localDateOf } from '../../domain/calendar/local-date.ts';
import { refused } from '../../domain/decision.ts';
import type { Sentence } from '../../domain/facts.ts';
import {
  mayReadPaper,
  type PaperName,
  type PaperView,
  paperAround,
  paperOfNoun,
} from '../../domain/period/paper-ref.ts';
import { around, before, monthOf, parsePeriod, shortPeriod } from '../../domain/period/period.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { mayReadRules } from '../../domain/process/dated-rule.ts';
import { maySubmit } from '../../domain/roles.ts';
import type { Unit } from '../../ports/services.ts';
import { findForDossier } from '../../reading/dossier.ts';
import { figureSight } from '../../reading/figure-sight.ts';
import { takeDossier } from '../../usecases/dossier.ts';
import { actOnPaper, paperInHand } from '../../usecases/period/act.ts';
import { isChanged, revisionOf } from '../../usecases/period/seen.ts';
import { showPaper } from '../../usecases/show-paper.ts';
import { tell } from '../../usecases/tell.ts';
import type { PaperWish } from '../hear/intent.ts';
import { button, skipButton } from '../say/buttons.ts';
import { remarkChoices } from '../say/paper-parts.ts';
import { noReply, noted, type Reply, replied } from '../talk/reply.ts';
import { remember } from '../talk/talk.ts';

/**
 * Asks for what an act needs first: its text, or a confirmation.
 * @returns null when nothing is missing
 */
export async function askBefore(
  unit: Unit,
  person: Person,
  { needs, label, press }: { readonly needs: Needs; readonly label: string; readonly press: string },
  wish: PaperWish,
  about: string,
  warning: Sentence | 'none' = 'none',
): Promise<Reply | null> {
  if (needs === 'words' && wish.words === null) return askForWords(unit, person, wish);
  if (needs !== 'certainty' || wish.argument === 'sure') return null;
  return replied(unit, person.id, {
    key: 'paper-sure',
    facts: { act: { key: label }, about, warning },
    buttons: [[button({ key: label }, `${press}.sure` as Action, wish.subject, wish.revision)], [skipButton]],
  });
}

/** Carries out an act on a paper. First asks for what is missing or warns; afterwards shows the paper's new state. */
export async function pressPaper(unit: Unit, person: Person, given: PaperWish): Promise<Reply> {
  const row = actOfPress(paperActs, given.press);
  if (!row) return refused('issue-press-unknown');
  const wish = row.name === 'directReport' ? await directionMeant(unit, given) : given;
  const actor = actorOf(person);
  const thing = await paperInHand(unit, row.noun, wish.subject);
  const about = shortPeriod(wish.subject.split(':').at(-1) ?? '');
  // A warning that the period of the paper is not over yet.
  const ends = endsAfter(row.name, thing, localDateOf(unit.now, unit.ward.timeZone));
  const warning = ends === null ? 'none' : ({ key: 'paper-early', facts: { day: formatDate(ends) } } as const);
  const asked = row.isOpen(thing, actor, unit.now) ? await askBefore(unit, person, row, wish, about, warning) : null;
  if (asked) return asked;
  const { subject, argument, words, revision } = wish;
  const outcome = await actOnPaper(
    unit,
    actor,
    { act: row.name, subject, argument, words: words ?? '', revision },
    figureSight(unit),
  );
  // If the paper has changed, its current state is shown with buttons.
  const view = !outcome.ok && isChanged(outcome.issues) && pressedOn(row.noun, subject);
  if (view) await showPaper(unit, person.id, view);
  if (!outcome.ok) return outcome;
  if (row.name === 'answerViolation') {
    await tell(unit, person.id, {
      key: 'violation-answer-kept',
      facts: { you: { key: 'data-you', facts: { role: person.role } } },
    });
    return noted('note-paper-done');
  }
  await showPaper(unit, person.id, outcome.show);
  const state = thing.report?.state;
  if (row.name === 'directReport' && (state === 'draft' || state === 'submitted'))
    await tell(unit, person.id, { key: 'direction-kept', facts: { about } });
  return noted('note-paper-done');
}

/** A typed direction was not given on a shown report, so it refers to the current one. */
async function directionMeant(unit: Unit, wish: PaperWish): Promise<PaperWish> {
  const subject = await reportMeant(unit, wish.subject);
  return { ...wish, subject, revision: wish.revision || (await revisionOf(unit, 'report', subject)) };
}

/**
 * The report meant by a direction that names none: of the named period, otherwise the last signed one, otherwise the one in
 * preparation.
 */
async function reportMeant({ stores, now, ward }: Unit, subject: string): Promise<string> {
  if (subject.includes(':')) return subject;
  const named = parsePeriod(subject);
  const month = monthOf(localDateOf(now, ward.timeZone));
  const { quarter, year } = around(month);
  const periods = named ? [named] : [month, before(month), quarter, before(quarter), year, before(year)];
  const found = [];
  for (const { kind, id } of periods) {
    const report = await stores.reports.latest(kindOfPeriod[kind], id);
    if (report) found.push(report);
  }
  const signed = found.find(({ state }) => state === 'sent' || state === 'approved');
  const report = signed ?? found.find(({ state }) => state !== 'withdrawn') ?? found[0];
  return `${report?.kind ?? kindOfPeriod[(named ?? month).kind]}:${report?.period ?? (named ?? month).id}`;
}

const pressedOn = (noun: PaperNoun, of: string): PaperView =>
  noun === 'rule' ? { name: 'rules', of } : paperOfNoun(noun, of);

async function askForWords(
  unit: Unit,
  person: Person,
  { press, subject, argument, revision }: PaperWish,
): Promise<Reply> {
  if (press === 'rp-remark' && argument === '') return replied(unit, person.id, remarkChoices(subject, revision));
  await remember(unit, person.id, { ask: 'paperWords', press, subject, argument, revision });
  return replied(unit, person.id, { key: `ask-${press}`, facts: { subject }, buttons: [[skipButton]] });
}

/** `/nhuanbut`: a writer's own lines; signers who receive no royalties see the statement. */
export async function showRoyalties(unit: Unit, person: Person, wanted: string): Promise<Reply> {
  const month = wanted === 'unpaid' ? await unpaidMonth(unit) : wanted || thisMonth(unit).id;
  const isOwn = wanted === '' && maySubmit(person.role);
  return show(unit, person, isOwn ? { name: 'own', of: '' } : { name: 'statement', of: month });
}

const thisMonth = ({ now, ward }: Unit) => monthOf(localDateOf(now, ward.timeZone));

/**
 * The month whose approved statement awaits payment: this month only if the previous one does not, otherwise the previous month.
 */
async function unpaidMonth(unit: Unit): Promise<string> {
  const month = thisMonth(unit);
  const waits = (await unit.stores.statements.latest(month.id))?.state === 'approved';
  const isOlder = (await unit.stores.statements.latest(before(month).id))?.state === 'approved';
  return waits && !isOlder ? month.id : before(month).id;
}

const kindOfPeriod = { month: 'monthly', quarter: 'quarterly', year: 'yearly', days: 'demanded' } as const;

/**
 * `/baocao`: shows a report.
 * @param wanted '2026-11', '2026-Q4', '2026', 'deputy:2026-11'; empty for this month
 */
export async function showReport(unit: Unit, person: Person, wanted: string): Promise<Reply> {
  const [first = '', second] = wanted.split(':');
  const id = second ?? first;
  const period = id === '' ? monthOf(localDateOf(unit.now, unit.ward.timeZone)) : parsePeriod(id);
  if (!period) return refused('issue-period-unreadable', { period: wanted });
  const kind = second === undefined ? kindOfPeriod[period.kind] : first;
  return show(unit, person, { name: 'report', of: `${kind}:${period.id}` });
}

/** `/kinhphi`, `/khenthuong`, `/vipham`, `/suaquyche`: of the named period, otherwise of this month or year. */
export function showRegister(unit: Unit, person: Person, name: PaperName, wanted: string): Promise<Reply> {
  const around = paperAround(name, thisMonth(unit), localDateOf(unit.now, unit.ward.timeZone));
  const of = around?.of === '' ? '' : wanted || (around?.of ?? '');
  return show(unit, person, { name, of });
}

/** A dossier leaves the program, so taking it out is recorded first, and the record is part of it. */
async function showDossier(unit: Unit, person: Person, wanted: string): Promise<Reply> {
  const outcome = await takeDossier(unit, person, await findForDossier(unit, wanted), wanted);
  if (!outcome.ok) return outcome;
  await showPaper(unit, person.id, { name: 'dossier', of: outcome.code });
  return noReply;
}

/** Shows a paper to a person who may read it. */
export async function show(unit: Unit, person: Person, view: PaperView): Promise<Reply> {
  if (view.name === 'rules') {
    if (!mayReadRules(actorOf(person).role) && !maySubmit(person.role)) return refused('issue-not-entitled');
  } else if (view.name !== 'own' && !mayReadPaper(view.name, person.role)) return refused('issue-not-entitled');
  if (view.name === 'dossier') return showDossier(unit, person, view.of);
  await showPaper(unit, person.id, view);
  return noReply;
}
