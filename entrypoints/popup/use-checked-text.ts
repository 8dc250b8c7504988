import { useEffect, useState } from 'preact/hooks';
import { textToCheck } from '../../lib/check-page.ts';

/** The text that the page's address says to look up, now and whenever the address says another. */
export function useCheckedText(): string | undefined {
  const [text, setText] = useState(() => textToCheck(location.hash));
  useEffect(() => {
    const follow = () => setText(textToCheck(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return text;
}
