/** What money and figures look like in a chat: a screen of what a signer must know, what may be done, and the files. */

import type { Message } from '../../domain/message.ts';
import { mayReadPaper, type PaperRef, type PaperView } from '../../domain/period/paper-ref.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import type { Records } from '../../ports/period-records.ts';
import type { Sight } from '../../ports/services.ts';
import { dossierIssue } from '../../reading/dossier.ts';
import { filesOf } from './paper-parts.ts';
import { budgetMessage, regulationMessage, rewardMessage, violationMessage } from './paper-registers.ts';
import { minutesMessage, reportMessage } from './paper-report.ts';
import { ownRoyalties, statementMessage } from './paper-royalties.ts';
import { rulesMessage } from './rules.ts';

/** Who may not read the paper is told so; nobody gets a file of one that they may not read. */
export async function messageOfPaper(
  records: Records & Pick<Sight, 'calendar'>,
  reader: Person,
  view: PaperView,
): Promise<Message> {
  if (reader.status !== 'active') return { key: 'issue-account-frozen' };
  if (view.name === 'own') return ownRoyalties(records, reader);
  if (view.name === 'rules') return rulesMessage(records, reader, view.of);
  if (!mayReadPaper(view.name, reader.role)) return { key: 'issue-not-entitled' };
  switch (view.name) {
    case 'statement':
      return statementMessage(records, reader, view.of);
    case 'report':
      return reportMessage(records, reader, view);
    case 'minutes':
      return minutesMessage(records, reader, view.of);
    case 'budget':
    case 'estimate':
      return budgetMessage(records, reader, view.of);
    case 'violations':
      return violationMessage(records, reader, view.of);
    case 'regulation':
      return regulationMessage(records, reader);
    case 'dossier':
      return dossierMessage(records, reader, view);
    case 'reward':
      return rewardMessage(records, reader, view.of);
  }
}

async function dossierMessage(records: Records, reader: Person, paper: PaperRef): Promise<Message> {
  const seen = await dossierIssue(records, paper.of, actorOf(reader));
  if (seen) return { key: seen.key, ...(seen.facts ? { facts: seen.facts } : {}) };
  const head = await records.stores.dossiers.head();
  return {
    key: 'dossier-here',
    facts: { code: paper.of, seq: head?.seq ?? 0, head: head?.hash ?? '' },
    files: filesOf({ name: 'dossier', of: paper.of }, ['zip']),
  };
}
