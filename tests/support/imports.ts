/** What a source file imports, read by the parser that also builds the app. */
import { parseSync, Visitor } from 'vite';

export type Import = {
  /** As written: `./day.ts`, `zod/mini`. */
  readonly from: string;
  /** Stands in a dynamic `import()`. */
  readonly lazy: boolean;
  /** `import type`: gone before anything runs. */
  readonly typeOnly: boolean;
};

/** Static imports, re-exports and dynamic imports with a literal address, in that order. */
export function importsOf(source: string): readonly Import[] {
  const { module, errors } = parseSync('file.tsx', source, { lang: 'tsx', sourceType: 'module' });
  if (errors.length > 0) throw new Error(errors.map((error) => error.message).join('\n'));
  const still = module.staticImports.map((found) => ({
    from: found.moduleRequest.value,
    lazy: false,
    typeOnly: found.entries.length > 0 && found.entries.every((entry) => entry.isType),
  }));
  const again = module.staticExports.flatMap((found) =>
    found.entries.flatMap((entry) =>
      entry.moduleRequest ? [{ from: entry.moduleRequest.value, lazy: false, typeOnly: entry.isType }] : [],
    ),
  );
  const later = module.dynamicImports.map((found) => ({
    from: source.slice(found.moduleRequest.start, found.moduleRequest.end).replace(/^['"`]|['"`]$/gu, ''),
    lazy: true,
    typeOnly: false,
  }));
  return [...still, ...again, ...later];
}

/** Lines (from 1) with a cast – `as const` and `satisfies` are none – that no comment within three lines explains. */
export function bareCastsOf(source: string): readonly number[] {
  const { program, comments } = parseSync('file.tsx', source, { lang: 'tsx', sourceType: 'module' });
  const lineOf = (offset: number): number => source.slice(0, offset).split('\n').length;
  const explained = comments.map((comment) => lineOf(comment.end));
  const bare: number[] = [];
  new Visitor({
    TSAsExpression(cast) {
      const line = lineOf(cast.typeAnnotation.start);
      const toConst = source.slice(cast.typeAnnotation.start, cast.typeAnnotation.end) === 'const';
      if (!toConst && !explained.some((at) => at <= line && line - at <= 3)) bare.push(line);
    },
  }).visit(program);
  return bare;
}
