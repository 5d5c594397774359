/** Forms for acts, made from their rows: what a button in a chat asks for in turns stands here in one form. */
import type { Needs } from '../../domain/act/act.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { Named } from '../../ports/reader.ts';
import { html, type Markup, type Part } from '../kit/html.ts';
import { field, hiddenFields } from '../kit/parts.ts';
import type { Say } from './pages.ts';

/** An act as a page of the desk offers it: what its button says, and what its form asks for. */
export interface OfferedAct {
  readonly name: string;
  readonly label: string;
  /** `fields`: what `extra` asks for, and no more. */
  readonly needs: Needs | 'fields';
  readonly reasons?: readonly string[];
  /** Of the label, where it names somebody. */
  readonly facts?: Sentence['facts'];
  /** Says how the words are written. */
  readonly hint?: Sentence;
  /** Which version it binds to, where that is not the page's. */
  readonly revision?: number;
  /** Asked for beside what the row needs. */
  readonly extra?: Part;
  /** What its form sends in place of its name, where it is another way to do an act that has a form. */
  readonly sends?: Readonly<Record<string, string>>;
}

/** The forms of all acts that the reader may do to one thing. */
export interface ActForms {
  /** Where the forms go. */
  readonly action: string;
  readonly revision: number;
  readonly acts: readonly OfferedAct[];
  /** What they are done to, by its name: said again where an act is asked about once more. */
  readonly about?: string;
  /** What every form of these carries besides. */
  readonly hidden?: Readonly<Record<string, string>>;
  /** Whom it can be given to. */
  readonly people?: readonly Named[];
  /** What the reader has on the screen: shown beside the newest where somebody was faster. */
  readonly seen?: string;
  /** Words that were typed before a refusal. */
  readonly typed?: { readonly act: string; readonly words: string };
}

const longestWords = 10_000;
const kindOf = (name: string): string =>
  name === 'approve' ? 'go' : ['reject', 'unpublish', 'takeDown'].includes(name) ? 'stop' : '';

/** A form for each act that is open, in the order of the rows. */
export const actForms = (say: Say, forms: ActForms): Markup =>
  html`<div class="acts">${forms.acts.map((act) => actForm(say, forms, act))}</div>`;

function actForm(say: Say, forms: ActForms, act: OfferedAct): Markup {
  // A sign that chats are fond of; a page has its colour, and not every machine the sign.
  const label = say(act.label, act.facts).replace(/^✅\s*/u, '');
  const button = html`<button class="button ${kindOf(act.name)}" data-act="${act.name}">${label}</button>`;
  const inside = fieldsOf(say, forms, act);
  const form = html`<form method="post" action="${forms.action}" class="fields">${hiddenFields({ act: act.name, revision: act.revision ?? forms.revision, ...(forms.about !== undefined && { about: forms.about }), ...forms.hidden, ...(forms.seen !== undefined && { seen: forms.seen }), ...act.sends })}${inside}${button}</form>`;
  if (inside === null) return form;
  const isOpen = forms.typed?.act === act.name;
  return html`<details data-act="${act.name}"${isOpen && html` open`}><summary class="button ${kindOf(act.name)}">${label}</summary>${form}</details>`;
}

/** Null: a press is enough. */
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
