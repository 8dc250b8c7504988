import type { ErrorCode } from '../lib/errors.ts';
import { t, translate } from '../lib/platform/page-translate.ts';
import { errorWords } from '../lib/words.ts';

interface Props {
  code: ErrorCode;
  /** `alert` interrupts a screen reader: for what keeps the extension from working. */
  role?: 'alert' | 'status';
}

/** What is wrong in plain words, what the reader can do, and the code to report it by. */
export function ErrorNote({ code, role = 'status' }: Props) {
  const { what, help } = errorWords(code, translate);
  return (
    <div class="error-note" role={role} data-error={code}>
      <p class="what">{what}</p>
      <p>{help}</p>
      <p class="code">{t('error.code', [code])}</p>
    </div>
  );
}
