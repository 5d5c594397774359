/** All papers: who may read each, and what makes it. A new one is a file beside this, a line here, and its texts in `paper.ftl`. */
import type { Role } from '../domain/roles.ts';
import { estimatePaper } from './estimate.ts';
import { minutesPaper } from './minutes.ts';
import { regulationPaper } from './regulation-proposal.ts';
import { reportPaper } from './report.ts';
import { rewardPaper } from './reward-proposal.ts';
import { statementPaper } from './statement.ts';
import { violationPaper } from './violation-register.ts';

const deciding = ['deputy', 'standingDeputy', 'head'] as const satisfies readonly Role[];

export const papers = {
  statement: { readers: ['standingDeputy', 'head', 'chairman', 'accountant'], make: statementPaper },
  report: { readers: [...deciding, 'chairman'], make: reportPaper },
  minutes: { readers: [...deciding, 'chairman'], make: minutesPaper },
  reward: { readers: [...deciding, 'chairman'], make: rewardPaper },
  estimate: { readers: ['standingDeputy', 'head', 'chairman', 'accountant'], make: estimatePaper },
  regulation: { readers: [...deciding, 'chairman'], make: regulationPaper },
  violations: { readers: ['standingDeputy', 'head', 'chairman'], make: violationPaper },
} as const satisfies Record<string, { readonly readers: readonly Role[]; readonly make: unknown }>;

export type PaperName = keyof typeof papers;

export const mayReadPaper = (name: PaperName, role: Role): boolean =>
  (papers[name].readers as readonly Role[]).includes(role);
