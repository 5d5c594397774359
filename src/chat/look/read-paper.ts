/** Papers about money and figures in a chat: a message with what a signer must know, the possible acts, and the files. */

import type { Message } from '../../domain/message.ts';
import {
  mayReadPaper,
  type PaperName,
  type PaperRef,
  type PaperView,
  paperNamed,
  paperRow,
} from '../../domain/period/paper-ref.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import type { Records } from '../../ports/period-records.ts';
import type { ReadContext } from '../../ports/services.ts';
import { dossierIssue } from '../../reading/dossier.ts';
import { filesOf } from '../say/paper-parts.ts';
import { actButtons } from './act-buttons.ts';
import { budgetMessage, regulationMessage, rewardMessage, violationMessage } from './paper-registers.ts';
import { minutesMessage, reportMessage } from './paper-report.ts';
import { ownRoyalties, statementMessage } from './paper-royalties.ts';
import { rulesMessage } from './rules.ts';

/** Answers a person without the right to read the paper with a refusal; they get no file of it either. */
export async function messageOfPaper(
  records: Records & Pick<ReadContext, 'calendar'>,
  reader: Person,
  view: PaperView,
): Promise<Message> {
  if (reader.status !== 'active') return { key: 'issue-account-frozen' };
  if (view.name === 'own') return ownRoyalties(records, reader);
  if (view.name === 'rules') return rulesMessage(records, reader, view.of);
  if (!mayReadPaper(view.name, reader.role)) return { key: 'issue-not-entitled' };
  return (screens[view.name] ?? plainMessage)(records, reader, view);
}

type Screen = (
  records: Records & Pick<ReadContext, 'calendar'>,
  reader: Person,
  view: Extract<PaperView, { readonly name: PaperName }>,
) => Promise<Message>;

/** Papers that show a signer more than the file. Every other paper is shown as its name, its acts and its document. */
const screens: Readonly<Partial<Record<PaperName, Screen>>> = {
  statement: (records, reader, { of }) => statementMessage(records, reader, of),
  report: reportMessage,
  minutes: (records, reader, { of }) => minutesMessage(records, reader, of),
  budget: (records, reader, { of }) => budgetMessage(records, reader, of),
  estimate: (records, reader, { of }) => budgetMessage(records, reader, of),
  violations: (records, reader, { of }) => violationMessage(records, reader, of),
  regulation: regulationMessage,
  dossier: dossierMessage,
  reward: (records, reader, { of }) => rewardMessage(records, reader, of),
};

async function plainMessage(records: Records, reader: Person, paper: PaperRef): Promise<Message> {
  const { acts } = paperRow(paper.name);
  return {
    key: 'paper-here',
    facts: { paper: paperNamed(paper) },
    buttons: acts ? await actButtons(acts, {}, { records, reader, subject: paper.of }) : [],
    files: filesOf(paper, ['docx']),
  };
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
