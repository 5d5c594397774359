/**
 * Runs the checks on a document's text once, after the text was extracted. Runs outside of any transaction because a text
 * may be long. Marks of secrecy are judged separately (`judgeSecrecy`).
 */

import { localDateOf } from '../../domain/calendar/local-date.ts';
import type { Finding } from '../../domain/checks/check.ts';
import { healthTold } from '../../domain/checks/health-told.ts';
import { personalData } from '../../domain/checks/personal-data.ts';
import { runChecks } from '../../domain/checks/run-checks.ts';
import { wardFactsOf } from '../../domain/checks/ward-facts.ts';
import type { Ward } from '../../domain/ward.ts';

/**
 * Findings of a document, without positions: positions can be found in the file itself, and thousands of them would be
 * stored with every item.
 */
export const checkDocument = (
  document: { readonly name: string; readonly text: string },
  { ward, now }: { readonly ward: Ward; readonly now: Date },
): readonly Finding[] =>
  runChecks(
    {
      title: '',
      body: '',
      category: 'document',
      eventOn: null,
      source: null,
      place: null,
      credits: [],
      due: null,
      submittedAt: null,
      now,
      today: localDateOf(now, ward.timeZone),
      photos: [],
      // The file name is checked with the item.
      documents: [{ fileName: null, text: document.text }],
      children: null,
      ward: wardFactsOf(ward),
      seenTexts: [],
      seenPhotos: [],
    },
    [personalData, healthTold],
  ).map(({ key, facts, ...rest }) => ({
    ...rest,
    key: 'check-in-file',
    facts: { name: document.name, text: { key, facts } },
    evidence: [],
  }));
