/** State of the ward's channels, for the messages that warn the board. */
export interface ChannelReader {
  /** Channels whose last reported state is not `ok`. A channel that never reported a state is not listed. */
  unwell(): Promise<readonly { readonly channel: string; readonly state: string }[]>;
}
