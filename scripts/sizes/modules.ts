import { gzipSync } from 'node:zlib';
import { eachMapping, TraceMap } from '@jridgewell/trace-mapping';

/** How much of a script comes from one module of ours or one package. */
export interface ModuleSize {
  module: string;
  bytes: number;
  /** What the compressed script would lose without it. They do not add up: modules share what they have in common. */
  gzip: number;
}

/**
 * What a built script is made of, heaviest first.
 *
 * @param map its source map, as JSON.
 */
export function moduleSizes(code: string, map: string): ModuleSize[] {
  const pieces = piecesOf(code, map);
  const whole = gzipLength(code);
  return [...new Set(pieces.map(({ module }) => module))]
    .map((module) => {
      const own = pieces.filter((piece) => piece.module === module);
      const others = pieces.filter((piece) => piece.module !== module);
      return { module, bytes: textOf(code, own).length, gzip: whole - gzipLength(textOf(code, others)) };
    })
    .sort((a, b) => b.gzip - a.gzip);
}

interface Piece {
  module: string;
  from: number;
  to: number;
}

function piecesOf(code: string, map: string): Piece[] {
  const starts = [0];
  for (const line of code.split('\n')) starts.push((starts.at(-1) ?? 0) + line.length + 1);
  const pieces: Piece[] = [];
  eachMapping(new TraceMap(map), ({ generatedLine, generatedColumn, source }) => {
    const from = (starts[generatedLine - 1] ?? 0) + generatedColumn;
    const last = pieces.at(-1);
    if (last) last.to = from;
    pieces.push({ module: source === null ? '(generated)' : moduleOf(source), from, to: code.length });
  });
  return pieces;
}

/** A package by its name, a module of ours by its path. */
function moduleOf(source: string): string {
  const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1];
  return name ?? /(?:components|entrypoints|lib|locales)\/.*/.exec(source)?.[0] ?? source;
}

function textOf(code: string, pieces: readonly Piece[]): string {
  return pieces.map(({ from, to }) => code.slice(from, to)).join('');
}

function gzipLength(text: string): number {
  return gzipSync(text, { level: 9 }).length;
}
