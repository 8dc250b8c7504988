import { parse } from 'yaml';
import type { Translate } from '../lib/words.ts';

/**
 * A translator for use outside a browser.
 *
 * @param text a locale file: nested YAML mappings whose leaves are messages.
 * @param separator what joins the levels of a key: `_` makes the translator answer to the keys a browser uses.
 * @returns a {@link Translate} that fills in `$1` to `$9` and reads `$$` as a dollar sign, as browser.i18n does.
 *   It throws for a key that the file does not hold.
 * @throws when the text is not YAML.
 */
export function translatorFromYaml(text: string, separator = '.'): Translate {
  const messages = messagesFromYaml(text, separator);
  return (key, substitutions = []) => {
    const message = messages.get(key);
    if (message === undefined) throw new Error(`No message "${key}" in the locale file`);
    return message.replace(/\$([$1-9])/g, (_, mark: string) =>
      mark === '$' ? '$' : (substitutions[Number(mark) - 1] ?? ''),
    );
  };
}

/**
 * All messages of a locale file by their keys, levels joined by `separator`.
 *
 * @throws when the text is not YAML, or a leaf is not text.
 */
export function messagesFromYaml(text: string, separator = '.'): Map<string, string> {
  const messages = new Map<string, string>();
  collect(parse(text), [], separator, messages);
  return messages;
}

function collect(node: unknown, path: string[], separator: string, messages: Map<string, string>): void {
  if (typeof node === 'string') {
    messages.set(path.join(separator), node);
    return;
  }
  if (typeof node !== 'object' || node === null || Array.isArray(node)) {
    throw new Error(`Locale file: "${path.join('.')}" is neither text nor a group of messages`);
  }
  for (const [key, child] of Object.entries(node)) collect(child, [...path, key], separator, messages);
}
