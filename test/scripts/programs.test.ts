import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { ensureNginx } from '../../scripts/browsers.ts';
import { programArgs } from '../../scripts/program.ts';

const ROOT = join(import.meta.dirname, '../..');

describe('a program of a package', () => {
  test.each(['wxt', 'web-ext', 'biome', 'tsc', 'knip', 'jscpd', 'depcruise', 'vitest'])('%s is found', (program) => {
    const [script = '', ...args] = programArgs(ROOT, program, ['--version']);
    expect(script.startsWith(join(ROOT, 'node_modules'))).toBe(true);
    expect(args).toEqual(['--version']);
  });

  test('is run without a shell, also from a folder with blanks in its name', () => {
    const root = mkdtempSync(join(tmpdir(), 'a folder & more '));
    onTestFinished(() => rmSync(root, { recursive: true }));
    const folder = join(root, 'node_modules/echo');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"bin": {"echo": "echo.js"}}');
    writeFileSync(join(folder, 'echo.js'), 'console.log(process.argv[2])');
    const { stdout } = spawnSync(process.execPath, programArgs(root, 'echo', ['a "b" & c']), { encoding: 'utf8' });
    expect(stdout.trim()).toBe('a "b" & c');
  });

  test.each(['node', 'no-such-package'])('that is none is not looked for elsewhere: %s', (program) => {
    expect(() => programArgs(ROOT, program, [])).toThrow();
  });
});

describe('what is missing', () => {
  afterEach(() => vi.unstubAllEnvs());

  test('is said with what to install, and how to say where it is', () => {
    vi.stubEnv('NGINX_PATH', join(ROOT, 'nowhere'));
    const [nginx] = ensureNginx();
    expect(nginx).toMatch(
      /^NGINX_MISSING: .*apt-get install nginx-light; macOS: brew install nginx\), or set NGINX_PATH/,
    );
  });
});
