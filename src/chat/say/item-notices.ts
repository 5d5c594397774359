/** What is told about an item, in words: pure. */

import { actNamed } from '../../domain/act/act.ts';
import { submissionActs } from '../../domain/act/submission.ts';
import type { Message } from '../../domain/message.ts';
import { reasonSentence } from '../../domain/submission/sentences.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { SubmissionView } from '../../domain/submission/view.ts';
import { buttonsOf } from './buttons.ts';

/** What a notice reads of its item, as it is when it is delivered. */
export interface ItemSeen {
  readonly submission: Pick<Submission, 'id' | 'code' | 'revision'>;
  readonly title: string;
}

export function itemNotice(view: SubmissionView, { submission, title }: ItemSeen): Message {
  const facts = { code: view.code, title };
  switch (view.name) {
    case 'returned-to-author':
      return {
        key: view.name,
        facts: { ...facts, reason: reasonSentence(view.reason) },
        buttons: buttonsOf([actNamed(submissionActs, 'resume')], { ...submission, revision: 0 }),
      };
    case 'rejected-to-author':
    case 'unpublished-to-author':
    case 'stopped-to-author':
      return { key: view.name, facts: { ...facts, reason: reasonSentence(view.reason) } };
    case 'unpublished-to-head':
    case 'stopped-to-head':
      return { key: view.name, facts: { ...facts, name: view.by, reason: reasonSentence(view.reason) } };
  }
}
