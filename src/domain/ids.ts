/** Branded ids: two strings that must not be mistaken for each other. */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** The ward's slug: the name of its file. */
export type WardId = Branded<'WardId'>;
export type PersonId = Branded<'PersonId'>;
export type SubmissionId = Branded<'SubmissionId'>;
export type PhotoId = Branded<'PhotoId'>;
export type FileId = Branded<'FileId'>;
export type QuestionId = Branded<'QuestionId'>;
export type DangerCaseId = Branded<'DangerCaseId'>;
export type InvitationId = Branded<'InvitationId'>;
export type CardId = Branded<'CardId'>;

/** A ward’s name in files and addresses. Not checked: the ward file was, when the program began. */
export const wardId = (value: string): WardId => value as WardId;
/** Not checked: a store gave it, or finds nobody by it. */
export const personId = (value: string): PersonId => value as PersonId;
/** Not checked: a store gave it, or finds no item by it. */
export const submissionId = (value: string): SubmissionId => value as SubmissionId;
/** Not checked: a store gave it, or finds no photo by it. */
export const photoId = (value: string): PhotoId => value as PhotoId;
/** Not checked: a store gave it, or finds no file by it. */
export const fileId = (value: string): FileId => value as FileId;
/** Not checked: a store gave it, or finds no question by it. */
export const questionId = (value: string): QuestionId => value as QuestionId;
/** Not checked: a store gave it, or finds no cry by it. */
export const dangerCaseId = (value: string): DangerCaseId => value as DangerCaseId;
/** Not checked: a store gave it, or finds no invitation by it. */
export const invitationId = (value: string): InvitationId => value as InvitationId;
/** Not checked: a store gave it, or finds no card by it. */
export const cardId = (value: string): CardId => value as CardId;
