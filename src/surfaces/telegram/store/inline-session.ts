const prefix = 'telegram-inline:';

/** The session of all that a person asks inline, in whatever chat. */
export function inlineSession(userId: number): string {
  return `${prefix}${userId}`;
}

/** Whether `inlineSession` made this session. */
export function isInlineSession(session: string): boolean {
  return session.startsWith(prefix);
}
