import { readFileSync } from 'node:fs';
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { Problem, ProblemCode } from './problems.ts';

/** A place in a file: names of fields and numbers of items, from the top. */
export type Path = readonly PropertyKey[];

/** A YAML file that knows on which line each of its values stands. */
export class SourceFile {
  readonly file: string;
  /** What the file says, of unknown shape; `undefined` when it cannot be read as YAML. */
  readonly value: unknown;
  /** What keeps the file from being read; empty when there is a value. */
  readonly problems: readonly Problem[];
  private readonly lines = new LineCounter();
  private readonly document: Document.Parsed<ParsedNode> | undefined;

  /** Reads `file`. Never throws: what is wrong with it is in `problems`. */
  constructor(file: string) {
    this.file = file;
    const text = readText(file);
    if (text === undefined) {
      this.problems = [
        { file, line: 1, code: 'UNREADABLE', words: 'this is not a file of UTF-8 text that can be read' },
      ];
      return;
    }
    const document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false });
    this.document = document;
    this.problems = [
      ...[...document.errors, ...document.warnings].map((error) => this.syntaxProblem(error, text)),
      ...this.aliasProblems(document),
    ];
    if (this.problems.length === 0) this.value = document.toJS();
  }

  /** True when there is something at `path`, be it empty. */
  has(path: Path): boolean {
    return this.follow(path).complete;
  }

  /** The line of `path`; where the file does not go that far, the line of what would hold it. */
  lineOf(path: Path): number {
    return this.lineAt(this.follow(path).offset);
  }

  /** A problem with what stands, or is missing, at `path`. */
  problem(path: Path, code: ProblemCode, words: string): Problem {
    return { file: this.file, line: this.lineOf(path), code, words };
  }

  private lineAt(offset: number): number {
    return Math.max(1, this.lines.linePos(offset).line);
  }

  private follow(path: Path): { offset: number; complete: boolean } {
    let node: unknown = this.document?.contents;
    let offset = 0;
    for (const step of path) {
      const next = stepInto(node, step);
      if (!next) return { offset, complete: false };
      node = next.node;
      offset = next.offset;
    }
    return { offset, complete: true };
  }

  private syntaxProblem(error: YAMLError, text: string): Problem {
    const [start] = error.pos;
    const line = this.lineAt(start);
    if (error.code !== 'DUPLICATE_KEY') return { file: this.file, line, code: 'YAML_SYNTAX', words: error.message };
    const key = /^[^:\n]*/.exec(text.slice(start))?.[0].trim();
    return { file: this.file, line, code: 'DUPLICATE_KEY', words: `“${key}” stands twice in one place` };
  }

  private aliasProblems(document: Document.Parsed<ParsedNode>): Problem[] {
    const problems: Problem[] = [];
    visit(document, {
      Alias: (_key, alias) => {
        const line = this.lineAt(alias.range?.[0] ?? 0);
        problems.push({
          file: this.file,
          line,
          code: 'YAML_SYNTAX',
          words: 'write the value out: aliases are not used here',
        });
      },
    });
    return problems;
  }
}

function readText(file: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch {
    return undefined;
  }
}

function stepInto(node: unknown, step: PropertyKey): { node: unknown; offset: number } | undefined {
  if (isMap<ParsedNode, ParsedNode>(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
    return pair && { node: pair.value, offset: pair.key.range[0] };
  }
  if (!isSeq<ParsedNode>(node) || typeof step !== 'number') return undefined;
  const item = node.items[step];
  return item && { node: item, offset: item.range[0] };
}
