/** The source of an item. Art. 7 requires a clear origin. */
export interface Source {
  readonly kind: 'witness' | 'document' | 'person' | 'publication';
  /** Empty for a witness. */
  readonly detail: string;
}
