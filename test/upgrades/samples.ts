import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'samples');

/** Every sample there is: what it is of, and its format. */
export const SAMPLES = readdirSync(FOLDER).map((file) => {
  const [name = '', format = ''] = file.split('.');
  return { file, name, format: Number(format) };
});

/** A sample as the text that it was saved as. */
export function sampleText(file: string): string {
  return readFileSync(join(FOLDER, file), 'utf8');
}

/** A sample as a value that was stored. */
export function sample(file: string) {
  return JSON.parse(sampleText(file));
}
