import { ReleaseError } from './errors.ts';

/**
 * What the changelog says of a version: the text under `## 1.2.3 - 2026-11-24`, a date in the ISO form.
 *
 * @throws {ReleaseError} `RELEASE_NOT_IN_CHANGELOG` when there is no such heading, or nothing under it.
 */
export function notesOf(changelog: string, version: string): string {
  const lines = changelog.split('\n');
  const isHeading = (line: string) => line.startsWith('## ');
  const start = lines.findIndex((line) => isHeading(line) && DATED.exec(line)?.[1] === version);
  if (start < 0) {
    throw new ReleaseError('RELEASE_NOT_IN_CHANGELOG', `CHANGELOG.md has no "## ${version} - YYYY-MM-DD"`);
  }
  const length = lines.slice(start + 1).findIndex(isHeading);
  const notes = lines
    .slice(start + 1, length < 0 ? undefined : start + 1 + length)
    .join('\n')
    .trim();
  if (notes === '') throw new ReleaseError('RELEASE_NOT_IN_CHANGELOG', `CHANGELOG.md says nothing of ${version}`);
  return `${notes}\n`;
}

const DATED = /^## (\d+\.\d+\.\d+) - \d{4}-\d{2}-\d{2}$/;
