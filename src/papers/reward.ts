/** The board's proposal of praise (Art. 10.1) to the Chairman: a ranking by criteria. It has no automatic effect. */
import { matchesHash } from '../domain/intact.ts';
import { parsePeriod } from '../domain/period/period.ts';
import { type Praise, proposedOf } from '../domain/reward/praise.ts';
import { criteria, praiseRuleOf, type Ranked } from '../domain/reward/ranking.ts';
import { formatPermille } from '../domain/royalty/money.ts';
import type { Block, Paper } from '../ports/papers.ts';
import type { Records } from '../ports/period-records.ts';
import { figureSight } from '../reading/figure-sight.ts';
import { headAt } from './as-approved.ts';
import {
  appendix,
  basesOf,
  closing,
  dayText,
  framed,
  heading,
  headSignature,
  nameOfPeriod,
  type OpenPaper,
  type PaperContext,
  paragraph,
  sealOf,
  table,
} from './frame.ts';

/** A proposal; the day, hash and outcome are omitted if it was not proposed yet. */
export type RewardProposal = Pick<Praise, 'period' | 'weights' | 'people' | 'units' | 'places'> &
  Partial<Pick<Praise, 'proposedOn' | 'hash' | 'outcome'>>;

const rankingTable = ({ say }: PaperContext, title: string, ranking: readonly Ranked[]): Block =>
  table(ranking, [
    [say('paper-column-place'), 8, ({ place }) => String(place), 'center'],
    [title, 30, ({ name }) => name],
    [say('paper-criterion-published'), 10, ({ facts }) => String(facts.published), 'right'],
    [say('paper-criterion-gradeA'), 10, ({ facts }) => String(facts.gradeA), 'right'],
    [say('paper-criterion-photos'), 8, ({ facts }) => String(facts.photos), 'right'],
    [say('paper-criterion-answers'), 10, ({ facts }) => String(facts.answers), 'right'],
    [say('paper-criterion-onTimePermille'), 12, ({ facts }) => formatPermille(facts.onTimePermille), 'right'],
    [say('paper-criterion-returned'), 9, ({ facts }) => String(facts.returned), 'right'],
    [say('paper-criterion-violations'), 9, ({ facts }) => String(facts.violations), 'right'],
    [say('paper-column-points'), 12, ({ pointsTenths }) => formatPermille(pointsTenths), 'right'],
  ]);

/** Renders the proposal: those within the places are proposed; the appendix contains the whole ranking. */
export function rewardPaper(context: PaperContext, proposal: RewardProposal): Paper {
  const { say } = context;
  const seal = sealOf(say, proposal.hash ?? null);
  const name = nameOfPeriod(context, proposal.period);
  const among = (ranking: readonly Ranked[]) => ranking.filter(({ place }) => place <= proposal.places);
  const people = among(proposal.people);
  const units = among(proposal.units);
  const weights = criteria.map((each) =>
    say('paper-weight', {
      name: say(`paper-criterion-${each}`),
      points: proposal.weights[each],
      most: each === 'onTimePermille' ? 'yes' : 'no',
    }),
  );
  return framed(context, {
    fileName: `to-trinh-khen-thuong-${proposal.period}`,
    symbol: 'TTr-BBT',
    type: say('paper-reward-type'),
    subject: say('paper-reward-subject', { period: name }),
    addressees: [say('paper-to-chairman', { ward: context.wardFullName })],
    bases: basesOf(context),
    blocks: [
      paragraph(say('paper-reward-opening', { period: name })),
      heading(1, `1. ${say('paper-reward-criteria')}`),
      paragraph(`${weights.join('; ')}.`),
      heading(1, `2. ${say('paper-reward-people', { count: people.length })}`),
      ...(people.length > 0
        ? [rankingTable(context, say('paper-column-name'), people)]
        : [paragraph(say('paper-reward-nobody'))]),
      heading(1, `3. ${say('paper-reward-units', { count: units.length })}`),
      ...(units.length > 0
        ? [rankingTable(context, say('paper-column-unit-name'), units)]
        : [paragraph(say('paper-reward-nobody'))]),
      closing(say('paper-reward-closing')),
    ],
    signatures: [headSignature(context)],
    recipients: [say('paper-recipient-above'), say('paper-recipient-archive')],
    imprint: proposal.proposedOn
      ? say('paper-imprint-praise', {
          ...{ day: dayText(proposal.proposedOn), outcome: proposal.outcome ?? 'none' },
          hash: seal.shown,
        })
      : null,
    hashNote: seal.note,
    appendices: [
      appendix(
        say,
        { number: 'I', what: say('paper-reward-ranking'), type: say('paper-reward-type') },
        rankingTable(context, say('paper-column-name'), proposal.people),
      ),
      ...(proposal.units.length > 0
        ? [
            appendix(
              say,
              { number: 'II', what: say('paper-reward-ranking-units'), type: say('paper-reward-type') },
              rankingTable(context, say('paper-column-unit-name'), proposal.units),
            ),
          ]
        : []),
    ],
  });
}

/** The context of a proposal. Proposals from before bases and signer were stored get those of their day from the records. */
export async function asProposed(records: Records, context: PaperContext, praise: Praise): Promise<PaperContext> {
  const isBroken = !(await matchesHash(records, praise.hash ?? null, proposedOf(praise)));
  const noon = new Date(`${praise.proposedOn}T05:00:00Z`);
  return { ...context, isBroken, ...(praise.paper ?? (await headAt(records, noon))) };
}

/** As it was proposed; before that, the current ranking. */
export const open: OpenPaper = async ({ records, context, ref }) => {
  const kept = (await records.stores.registers.list('praise', ref.of)).at(-1);
  if (kept) return rewardPaper(await asProposed(records, context, kept), kept);
  const period = parsePeriod(ref.of);
  if (!period) return null;
  const ranking = await figureSight(records).ranking(period);
  return rewardPaper(context, { period: ref.of, ...praiseRuleOf(records.ward), ...ranking });
};
