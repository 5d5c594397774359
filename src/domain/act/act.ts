/**
 * An act as a row: everything about it that is not its rule. The rule is decide/evolve of the noun. From the rows come
 * buttons and their order, reply letters, what a press means, prompts, and the authorisation matrix.
 */
import type { Actor } from '../actor.ts';
import type { Reason } from '../submission/submission.ts';

/** What has to be said before the act can be done. `certainty`: asked once more, with the same button. */
export type Needs = 'nothing' | 'reason' | 'words' | 'date' | 'person' | 'photos' | 'certainty';

/** What the person who acts has seen and said. */
export interface ActInput {
  /** The revision that was seen. */
  readonly revision: number;
  readonly reason: Reason;
}

/**
 * `Thing` is what the rule looks at: the noun with its circumstances. `Command` is what the noun's `decide` takes; null
 * for an act that has a use case of its own.
 */
export interface Act<Thing, Command, Input extends ActInput = ActInput> {
  readonly noun: string;
  /** The audit's word, and the key of its texts. */
  readonly name: string;
  /** What a button carries. It stays on screens for months: never give it to another act. */
  readonly press: string;
  /** Typed with a code where there are no buttons. */
  readonly letter: string | null;
  readonly needs: Needs;
  /** Offered when a reason is needed; words of one's own do as well. */
  readonly reasons?: readonly string[];
  /** The key of what its button says. */
  readonly label: string;
  /** Acts of one line stand side by side; null: it has no button of its own on a card. */
  readonly line: number | null;
  /** It explains and does nothing: left out where a chat has too few buttons; its label can be typed there. */
  readonly isSpare?: true;
  /** Done on the signed page with a PIN, for what the ward calls sensitive. */
  readonly isSensitive: (thing: Thing) => boolean;
  /** May this person do it now? */
  readonly isOpen: (thing: Thing, actor: Actor, now: Date) => boolean;
  readonly command: ((input: Input) => Command) | null;
}

/** As keys of texts are written: 'close.asDuplicate' is 'close-as-duplicate'. */
export const kebab = (name: string): string =>
  name.replace('.', '-').replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);

/** What an act is unless its row says otherwise: a press alone, off the card, allowed everywhere, with a use case of its own. */
const common = {
  letter: null,
  needs: 'nothing',
  line: null,
  isSensitive: (): boolean => false,
  command: null,
} as const;

type Common = typeof common & { readonly label: string };

/** The later of two sets of properties wins, as in a spread. */
type Merged<First, Second> = {
  readonly [Key in keyof First | keyof Second]: Key extends keyof Second ? Second[Key] : First[Key & keyof First];
};

/**
 * Makes the rows of a noun: `actsOf<Thing, Command>()({ noun })('approve', 'q-approve', { … })`. The label of an act is named
 * by its press, `choice-q-approve`, unless the row names another.
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

/** The act that a button's data names. */
export const actOfPress = <Row extends { readonly press: string }>(
  rows: readonly Row[],
  press: string,
): Row | undefined => rows.find((row) => row.press === press);

/** @throws Error when no row is called so: a mistake in the program */
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

/** In the rows' order: what this person may do with it now. */
export const openActs = <Thing, Row extends OpenRow<Thing>>(
  rows: readonly Row[],
  thing: Thing,
  actor: Actor,
  now: Date,
): readonly Row[] => rows.filter((row) => row.isOpen(thing, actor, now));
