/** Branded string types, so that ids of different kinds cannot be mixed up. */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** The ward's slug, which is the name of its file. */
export type WardId = Branded<'WardId'>;
export type PersonId = Branded<'PersonId'>;
export type SubmissionId = Branded<'SubmissionId'>;
export type PhotoId = Branded<'PhotoId'>;
export type FileId = Branded<'FileId'>;
export type QuestionId = Branded<'QuestionId'>;
export type DangerCaseId = Branded<'DangerCaseId'>;
export type InvitationId = Branded<'InvitationId'>;
export type CardId = Branded<'CardId'>;

/** Brands a ward's slug. Not checked here: the ward file is checked at start-up. */
export const wardId = (value: string): WardId => value as WardId;
/** Brands a string. Not checked: it comes from a store, or a look-up by it finds nothing. */
export const personId = (value: string): PersonId => value as PersonId;
/** Brands a string. Not checked: it comes from a store, or a look-up by it finds nothing. */
export const submissionId = (value: string): SubmissionId => value as SubmissionId;
/** Brands a string. Not checked: it comes from a store, or a look-up by it finds nothing. */
export const photoId = (value: string): PhotoId => value as PhotoId;
/** Brands a string. Not checked: it comes from a store, or a look-up by it finds nothing. */
export const fileId = (value: string): FileId => value as FileId;
/** Brands a string. Not checked: it comes from a store, or a look-up by it finds nothing. */
export const questionId = (value: string): QuestionId => value as QuestionId;
/** Brands a string. Not checked: it comes from a store, or a look-up by it finds nothing. */
export const dangerCaseId = (value: string): DangerCaseId => value as DangerCaseId;
/** Brands a string. Not checked: it comes from a store, or a look-up by it finds nothing. */
export const invitationId = (value: string): InvitationId => value as InvitationId;
/** Brands a string. Not checked: it comes from a store, or a look-up by it finds nothing. */
export const cardId = (value: string): CardId => value as CardId;
