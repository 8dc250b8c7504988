import { useEffect, useRef } from 'preact/hooks';

/**
 * Keeps the focus near where it was in a list when what had it is gone: on the entry that is there now, else on the last one,
 * else on whatever stands for the list.
 *
 * @param entries changes whenever something may be gone.
 */
export function useKeptFocus(entries: unknown) {
  const list = useRef<HTMLUListElement>(null);
  const fallback = useRef<HTMLParagraphElement>(null);
  const last = useRef<{ element: Element; at: number } | undefined>(undefined);

  const onFocusIn = ({ target }: { target: EventTarget | null }) => {
    const element = target instanceof Element ? target : undefined;
    const at = [...(list.current?.children ?? [])].findIndex((entry) => entry.contains(element ?? null));
    last.current = element && at >= 0 ? { element, at } : undefined;
  };

  useEffect(() => {
    if (!last.current || last.current.element.isConnected) return;
    const left = [...(list.current?.children ?? [])];
    const entry = left[Math.min(last.current.at, left.length - 1)];
    last.current = undefined;
    const heading = entry?.querySelector<HTMLElement>('h2') ?? fallback.current;
    heading?.focus();
  }, [entries]);

  return { list, fallback, onFocusIn };
}
