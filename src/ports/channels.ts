/** How the ward's channels stand, for whoever tells the board. */
export interface ChannelReader {
  /** Those whose access runs out, is lost, or carries nothing: as each last said. */
  unwell(): Promise<readonly { readonly channel: string; readonly state: string }[]>;
}
