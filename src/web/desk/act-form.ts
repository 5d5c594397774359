/** Forms for acts, generated from the table of acts. One form asks for everything that a chat asks for step by step. */
import type { Needs } from '../../domain/act/act.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { Named } from '../../ports/reader.ts';
import { html, type Markup, type Part } from '../kit/html.ts';
import { field, hiddenFields } from '../kit/parts.ts';
import type { Say } from './pages.ts';

/** An act as the web desk offers it: label and form. */
export interface OfferedAct {
  readonly name: string;
  readonly label: string;
  /** `fields`: the form consists only of `extra`. */
  readonly needs: Needs | 'fields';
  readonly reasons?: readonly string[];
  /** Facts for the label, if it names a person. */
  readonly facts?: Sentence['facts'];
  /** Explains the format of the words. */
  readonly hint?: Sentence;
  /** The revision that the act is bound to, if it differs from the page's. */
  readonly revision?: number;
  /** Additional fields. */
  readonly extra?: Part;
  /** Sent instead of the act's own name, for a second way to carry out an act. */
  readonly sends?: Readonly<Record<string, string>>;
}

/** The forms of all acts that the reader may do to one thing. */
export interface ActForms {
  /** Target of the forms. */
  readonly action: string;
  readonly revision: number;
  readonly acts: readonly OfferedAct[];
  /** Name of the thing, repeated on the confirmation page. */
  readonly about?: string;
  /** Hidden fields of every form. */
  readonly hidden?: Readonly<Record<string, string>>;
  /** People who can be chosen. */
  readonly people?: readonly Named[];
  /** The text that the reader saw, to be compared if another person changed it meanwhile. */
  readonly seen?: string;
  /** Words typed before a refusal. */
  readonly typed?: { readonly act: string; readonly words: string };
}

const longestWords = 10_000;
const kindOf = (name: string): string =>
  name === 'approve' ? 'go' : ['reject', 'unpublish', 'takeDown'].includes(name) ? 'stop' : '';

/** A form for each open act, in the order of the table. */
export const actForms = (say: Say, forms: ActForms): Markup =>
  html`<div class="acts">${forms.acts.map((act) => actForm(say, forms, act))}</div>`;

function actForm(say: Say, forms: ActForms, act: OfferedAct): Markup {
  // Removes the check mark of chat buttons: the page's button has a colour, and not every device can display the character.
  const label = say(act.label, act.facts).replace(/^✅\s*/u, '');
  const button = html`<button class="button ${kindOf(act.name)}" data-act="${act.name}">${label}</button>`;
  const inside = fieldsOf(say, forms, act);
  const form = html`<form method="post" action="${forms.action}" class="fields">${hiddenFields({ act: act.name, revision: act.revision ?? forms.revision, ...(forms.about !== undefined && { about: forms.about }), ...forms.hidden, ...(forms.seen !== undefined && { seen: forms.seen }), ...act.sends })}${inside}${button}</form>`;
  if (inside === null) return form;
  const isOpen = forms.typed?.act === act.name;
  return html`<details data-act="${act.name}"${isOpen && html` open`}><summary class="button ${kindOf(act.name)}">${label}</summary>${form}</details>`;
}

/** Null: the act needs no fields. */
function fieldsOf(say: Say, { people, typed }: ActForms, { name, needs, reasons, hint, extra }: OfferedAct): Part {
  const words = typed?.act === name ? typed.words : '';
  const wordsField = html`${extra}${hint !== undefined && html`<p>${say(hint.key, hint.facts)}</p>`}${field(
    say('board-words'),
    html`<textarea name="words" rows="5" maxlength="${longestWords}" required>${words}</textarea>`,
  )}`;
  switch (needs) {
    case 'reason':
      return html`<fieldset><legend>${say('board-reason')}</legend>${(reasons ?? []).map(
        (code) =>
          html`<label class="choice"><input type="radio" name="reason" value="${code}"><span>${say(`reason-${code}`)}</span></label>`,
      )}</fieldset>${field(say('board-reason-note'), html`<input name="note" maxlength="200" value="${words}">`)}`;
    case 'words':
      return wordsField;
    case 'date':
      return html`${wordsField}${field(say('board-day'), html`<input type="date" name="day" required>`)}`;
    case 'person':
      return field(
        say('board-whom'),
        html`<select name="person" required>${(people ?? []).map(({ person, name: called }) => html`<option value="${person}">${called}</option>`)}</select>`,
      );
    case 'fields':
      return extra;
    default:
      return null;
  }
}
