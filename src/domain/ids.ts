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

export const wardId = (value: string): WardId => value as WardId;
export const personId = (value: string): PersonId => value as PersonId;
export const submissionId = (value: string): SubmissionId => value as SubmissionId;
export const photoId = (value: string): PhotoId => value as PhotoId;
export const fileId = (value: string): FileId => value as FileId;
export const questionId = (value: string): QuestionId => value as QuestionId;
export const dangerCaseId = (value: string): DangerCaseId => value as DangerCaseId;
export const invitationId = (value: string): InvitationId => value as InvitationId;
export const cardId = (value: string): CardId => value as CardId;
