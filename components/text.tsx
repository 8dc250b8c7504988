import { printHandle } from '../lib/telegram/handle.ts';
import { displayText } from '../lib/text/display.ts';

/** Handles have at most 32 characters; whatever claims to be a longer one is cut. */
const MAX_HANDLE_SHOWN = 33;

/** Text that a page or the list gave: bounded, without directional controls, and set apart from what surrounds it. */
export function ForeignText({ text, max }: { text: string; max?: number }) {
  return <bdi>{displayText(text, max)}</bdi>;
}

/** A handle with its @, left to right in every language. */
export function Handle({ handle }: { handle: string }) {
  return (
    <bdi dir="ltr" class="handle">
      {printHandle(displayText(handle, MAX_HANDLE_SHOWN))}
    </bdi>
  );
}
