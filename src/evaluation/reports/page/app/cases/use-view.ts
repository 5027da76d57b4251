import { useCallback, useEffect, useState } from 'preact/hooks';
import { fromHash, toHash, type View } from './view.ts';

export interface Viewing {
  readonly view: View;
  /** Raised each time when an address asked for a view, so that the page can go there. */
  readonly arrivals: number;
  readonly change: (change: Partial<View>) => void;
}

/** Browsers take only so many changes of the address in a time, fewer than keys that are typed. */
const addressDelayMs = 250;

/** The view of the cases, kept the same as the address says after `#`. */
export function useView(): Viewing {
  const [state, setState] = useState(() => ({
    view: fromHash(location.hash),
    arrivals: location.hash.length > 1 ? 1 : 0,
  }));
  useEffect(() => {
    const arrive = () =>
      setState(({ arrivals }) => ({ view: fromHash(location.hash), arrivals: arrivals + 1 }));
    addEventListener('hashchange', arrive);
    return () => removeEventListener('hashchange', arrive);
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => putInAddress(state.view), addressDelayMs);
    return () => clearTimeout(timer);
  }, [state.view]);
  const change = useCallback(
    (changed: Partial<View>) =>
      setState(({ view, arrivals }) => ({ view: { ...view, ...changed }, arrivals })),
    [],
  );
  return { ...state, change };
}

function putInAddress(view: View): void {
  const hash = toHash(view);
  if (hash === toHash(fromHash(location.hash))) return;
  history.replaceState(null, '', hash === '' ? location.href.replace(/#.*$/su, '') : `#${hash}`);
}
