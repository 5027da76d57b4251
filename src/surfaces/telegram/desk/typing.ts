/** Before this an answer is fast enough without a sign, and one sent late would outlast it. */
const firstAfterMs = 300;
/** Telegram takes the sign away after five seconds. */
const againAfterMs = 4000;

/** Does the work and shows that it is going on; `show` must not reject. */
export async function whileTyping<T>(
  show: () => Promise<void>,
  work: () => Promise<T>,
): Promise<T> {
  let timer = setTimeout(function again() {
    void show();
    timer = setTimeout(again, againAfterMs);
  }, firstAfterMs);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}
