/** The board's proposal of praise (Art. 10.1): a ranking by criteria, proposed to the Chairman. Nothing follows by itself. */
import { parsePeriod } from '../domain/period/period.ts';
import type { Praise } from '../domain/reward/praise.ts';
import { criteria, type Ranked } from '../domain/reward/ranking.ts';
import { formatPermille } from '../domain/royalty/money.ts';
import type { Block, Paper } from '../ports/papers.ts';
import {
  appendixHead,
  basesOf,
  closing,
  column,
  dayText,
  framed,
  heading,
  headSignature,
  type PaperContext,
  paragraph,
  periodName,
} from './frame.ts';

/** One that nobody has proposed yet has neither day nor hash nor outcome. */
export type RewardProposal = Pick<Praise, 'period' | 'weights' | 'people' | 'units' | 'places'> &
  Partial<Pick<Praise, 'proposedOn' | 'hash' | 'outcome'>>;

const points = (tenths: number): string => formatPermille(tenths);

function table({ say }: PaperContext, title: string, ranking: readonly Ranked[]): Block {
  return {
    kind: 'table',
    columns: [
      column(say('paper-column-place'), 8, 'center'),
      column(title, 30),
      column(say('paper-criterion-published'), 10, 'right'),
      column(say('paper-criterion-gradeA'), 10, 'right'),
      column(say('paper-criterion-photos'), 8, 'right'),
      column(say('paper-criterion-answers'), 10, 'right'),
      column(say('paper-criterion-onTimePermille'), 12, 'right'),
      column(say('paper-column-points'), 12, 'right'),
    ],
    rows: ranking.map(({ place, name, facts, pointsTenths }) => [
      String(place),
      name,
      String(facts.published),
      String(facts.gradeA),
      String(facts.photos),
      String(facts.answers),
      formatPermille(facts.onTimePermille),
      points(pointsTenths),
    ]),
  };
}

export function rewardPaper(context: PaperContext, proposal: RewardProposal): Paper {
  const { say } = context;
  const period = parsePeriod(proposal.period);
  const name = period ? periodName(context, period) : proposal.period;
  const among = (ranking: readonly Ranked[]) => ranking.filter(({ place }) => place <= proposal.places);
  const people = among(proposal.people);
  const units = among(proposal.units);
  const weights = criteria.map((each) =>
    say('paper-weight', { name: say(`paper-criterion-${each}`), points: proposal.weights[each] }),
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
      heading(1, `1. ${say('paper-reward-people', { count: people.length })}`),
      ...(people.length > 0
        ? [table(context, say('paper-column-name'), people)]
        : [paragraph(say('paper-reward-nobody'))]),
      heading(1, `2. ${say('paper-reward-units', { count: units.length })}`),
      ...(units.length > 0
        ? [table(context, say('paper-column-unit-name'), units)]
        : [paragraph(say('paper-reward-nobody'))]),
      heading(1, `3. ${say('paper-reward-criteria')}`),
      paragraph(`${weights.join('; ')}.`),
      closing(say('paper-reward-closing')),
    ],
    signatures: [headSignature(context)],
    recipients: [say('paper-recipient-above'), say('paper-recipient-archive')],
    imprint: proposal.proposedOn
      ? say('paper-imprint-praise', {
          ...{ day: dayText(proposal.proposedOn), outcome: proposal.outcome ?? 'none' },
          hash: proposal.hash ?? say('paper-no-hash'),
        })
      : null,
    appendices: [
      {
        ...appendixHead(say, 'I', say('paper-reward-ranking'), say('paper-reward-type')),
        isLandscape: false,
        blocks: [table(context, say('paper-column-name'), proposal.people)],
      },
    ],
  });
}
