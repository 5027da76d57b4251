/** A text of the page that is hard to read on what is behind it. */
export interface FaintText {
  readonly text: string;
  readonly ratio: number;
}

/**
 * All texts that are seen in the page and stand out from their ground by less than 4.5, as WCAG 2.2
 * reckons it (1.4.3). Runs in the browser, so it may use nothing outside itself.
 */
export function faintTexts(): { readonly seen: number; readonly faint: readonly FaintText[] } {
  const channels = (color: string) => (color.match(/[\d.]+/gu) ?? []).map(Number);
  const luminance = (color: string) => {
    const [red = 0, green = 0, blue = 0] = channels(color).map((channel) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const groundOf = (element: Element | null): string => {
    if (!element) return 'rgb(255, 255, 255)';
    const { backgroundColor } = getComputedStyle(element);
    return channels(backgroundColor)[3] === 0 ? groundOf(element.parentElement) : backgroundColor;
  };
  const ownText = (element: Element) =>
    [...element.childNodes]
      .map((node) => (node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '').trim() : ''))
      .join('');
  const texts = [...document.querySelectorAll('body *')]
    .filter((element) => ownText(element) !== '' && element.checkVisibility())
    .filter((element) => !element.closest('button:disabled'))
    .map((element) => {
      const { color, fill } = getComputedStyle(element);
      const ink = luminance(element instanceof SVGElement ? fill : color);
      const ground = luminance(groundOf(element));
      const ratio = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
      return { text: ownText(element), ratio };
    });
  return { seen: texts.length, faint: texts.filter(({ ratio }) => ratio < 4.5) };
}
