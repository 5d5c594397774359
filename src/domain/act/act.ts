/**
 * A table row for each act with everything except its rule, which is the noun's decide/evolve. Buttons and their order, reply
 * letters, the meaning of a press, prompts and the authorisation matrix are all derived from these rows.
 */
import type { Actor } from '../actor.ts';
import type { Reason } from '../submission/submission.ts';

/** What the person must supply before the act can be carried out. `certainty`: a confirmation, with the same button. */
export type Needs = 'nothing' | 'reason' | 'words' | 'date' | 'person' | 'photos' | 'certainty';

/** What the person who acts has seen and said. */
export interface ActInput {
  /** The revision that the person saw. */
  readonly revision: number;
  readonly reason: Reason;
}

/**
 * `Thing` is what the rule examines: the noun with its circumstances. `Command` is the input of the noun's `decide`; null for an
 * act with its own use case.
 */
export interface Act<Thing, Command, Input extends ActInput = ActInput> {
  readonly noun: string;
  /** Name in the audit log, and key of the act's texts. */
  readonly name: string;
  /** Value that a button carries. Buttons stay on screens for months, so never reuse it for another act. */
  readonly press: string;
  /** Letter to type, with a code, where there are no buttons. */
  readonly letter: string | null;
  readonly needs: Needs;
  /** Suggested reasons, if a reason is needed. The person may write their own instead. */
  readonly reasons?: readonly string[];
  /** Key of the button's label. */
  readonly label: string;
  /** Acts with the same number are in one row of buttons. Null: no button on the card. */
  readonly line: number | null;
  /** The act only explains something. Its button can be left out in chats with few buttons, because its label can be typed. */
  readonly isSpare?: true;
  /** True if the act must be done on the signed page with a PIN, because the ward treats the thing as sensitive. */
  readonly isSensitive: (thing: Thing) => boolean;
  /** Whether this person may do it now. */
  readonly isOpen: (thing: Thing, actor: Actor, now: Date) => boolean;
  readonly command: ((input: Input) => Command) | null;
}

/** Form used in keys of texts: 'close.asDuplicate' becomes 'close-as-duplicate'. */
export const kebab = (name: string): string =>
  name.replace('.', '-').replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);

/** Defaults of a row: a press without input, not on the card, never sensitive, with its own use case. */
const common = {
  letter: null,
  needs: 'nothing',
  line: null,
  isSensitive: (): boolean => false,
  command: null,
} as const;

type Common = typeof common & { readonly label: string };

/** Merged type of two objects, in which properties of the second win, as in a spread. */
type Merged<First, Second> = {
  readonly [Key in keyof First | keyof Second]: Key extends keyof Second ? Second[Key] : First[Key & keyof First];
};

/**
 * Makes the rows of a noun: `actsOf<Thing, Command>()({ noun })('approve', 'q-approve', { … })`. The label of an act is derived
 * from its press, `choice-q-approve`, unless the row sets another.
 */
export const actsOf =
  <Thing, Command, Input extends ActInput = ActInput>() =>
  <const Base extends Partial<Act<Thing, Command, Input>> & { readonly noun: string }>(base: Base) =>
  <const Name extends string, const Press extends string, const Own extends Partial<Act<Thing, Command, Input>>>(
    name: Name,
    press: Press,
    own: Own,
  ) =>
    ({ ...common, label: `choice-${kebab(press)}`, ...base, ...own, name, press }) as Merged<
      Merged<Common, Base>,
      NoInfer<Own> & { readonly name: NoInfer<Name>; readonly press: NoInfer<Press> }
    >;

/** The act that a button's value names. Undefined if there is none. */
export const actOfPress = <Row extends { readonly press: string }>(
  rows: readonly Row[],
  press: string,
): Row | undefined => rows.find((row) => row.press === press);

/** @throws Error if there is no row with this name: a programming error */
export const actNamed = <Row extends { readonly name: string }, Name extends Row['name']>(
  rows: readonly Row[],
  name: Name,
): Extract<Row, { readonly name: Name }> =>
  rows.find((row): row is Extract<Row, { readonly name: Name }> => row.name === name) ?? missing(name);

function missing(name: string): never {
  throw new Error(`there is no act called ${name}`);
}

type OpenRow<Thing> = {
  readonly isOpen: (thing: Thing, actor: Actor, now: Date) => boolean;
};

/** The acts that this person may do with it now, in the order of the rows. */
export const openActs = <Thing, Row extends OpenRow<Thing>>(
  rows: readonly Row[],
  thing: Thing,
  actor: Actor,
  now: Date,
): readonly Row[] => rows.filter((row) => row.isOpen(thing, actor, now));
