/** An answer that is not the platform's JSON: a gateway's page, an empty or truncated body. */
export class StrangeAnswer extends Error {
  override readonly name = 'StrangeAnswer';
  readonly status: number;
  readonly retryAfterMs: number | null;

  constructor(status: number, retryAfterMs: number | null = null) {
    super(`HTTP ${status} with a body that is not an answer of the bot API`);
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}
