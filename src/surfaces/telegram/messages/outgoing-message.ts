/** A button under a message: pressed, it gives `data` back to the bot, at most 64 bytes of UTF-8. */
export interface Button {
  readonly text: string;
  readonly data: string;
}

/** Rows of buttons, from top to bottom. */
export type Keyboard = readonly (readonly Button[])[];

/** One Telegram message: in HTML, and the same text plain for when Telegram refuses the markup. */
export interface OutgoingMessage {
  readonly html: string;
  readonly plain: string;
  readonly keyboard?: Keyboard;
}
