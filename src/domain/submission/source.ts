/** Required by Art. 7: a clear origin. */
export interface Source {
  readonly kind: 'witness' | 'document' | 'person' | 'publication';
  /** Empty for a witness. */
  readonly detail: string;
}
