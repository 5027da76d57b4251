import type { ArchiveBrowser } from '../../../browsing/browser.ts';
import type { Assistant } from '../../../chat/reply.ts';
import type { Me } from '../incoming/request.ts';
import type { Logger } from '../logger.ts';
import type { Sender } from '../outgoing/sender.ts';
import type { AccessSettings } from './access.ts';
import type { LenientStore } from './lenient-store.ts';

/** What the one who runs the bot decided. */
export interface DeskSettings extends AccessSettings {
  readonly questionsPerMinute: number;
  readonly questionsPerDay: number;
  readonly questionChars: number;
}

/** How much is taken on, and for how long. */
export interface DeskLimits {
  /** Questions of one person in a chat that may be pending, the one being answered included. */
  readonly mostPerPerson: number;
  /** All that may be pending in a chat; more than one person can fill. */
  readonly mostPerChat: number;
  /** Questions of all chats that may wait. */
  readonly mostWaiting: number;
  /** Questions that are answered at the same time. */
  readonly mostRunning: number;
  /** After this a question that waits is told so. */
  readonly queuedAfterMs: number;
  /** An answer that takes longer is given up, or those that are stuck would be all that runs. */
  readonly answerMs: number;
  /** How long a chat's next question waits for the delivery of an answer. */
  readonly deliveryMs: number;
  /** Messages older than this were sent while the bot was away. */
  readonly freshMs: number;
  /** How long answers that are being made may take to end when the bot stops. */
  readonly graceMs: number;
  /** How long a pause in typing has to be for an inline question to be answered. */
  readonly inlinePauseMs: number;
}

export const defaultDeskLimits: DeskLimits = {
  mostPerPerson: 5,
  mostPerChat: 12,
  mostWaiting: 500,
  mostRunning: 64,
  queuedAfterMs: 1_500,
  answerMs: 180_000,
  deliveryMs: 60_000,
  freshMs: 300_000,
  graceMs: 5_000,
  inlinePauseMs: 300,
};

/** What all desks work with. */
export interface DeskParts {
  readonly assistant: Assistant;
  readonly browser: ArchiveBrowser;
  /** Questions that the archive answers, to begin with; the same until it changes. */
  readonly exampleQuestions: () => Promise<readonly string[]>;
  readonly store: LenientStore;
  readonly sender: Sender;
  readonly logger: Logger;
  /** The bot's own account. */
  readonly me: Me;
  readonly settings: DeskSettings;
  readonly limits: DeskLimits;
}
