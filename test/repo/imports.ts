import ts from 'typescript';
import { nodesOf, pathFrom, type Source } from './source.ts';

/** One import of a file. */
export type Import = {
  readonly node: ts.Node;
  /** As written. */
  readonly specifier: string;
  /** A path from the root for a file of ours; otherwise the specifier. */
  readonly to: string;
  /** Gone when the types are. */
  readonly typeOnly: boolean;
  /** Names taken, as the other file calls them; `*` for all. */
  readonly names: readonly string[];
};

/** Everything a file imports or re-exports, also by import() of a fixed path. */
export function importsOf(source: Source): readonly Import[] {
  return [...nodesOf(source)].flatMap((node) => {
    const target = targetOf(node);
    if (target === null) return [];
    const specifier = target.text;
    const to = specifier.startsWith('.') ? pathFrom(source.path, specifier) : specifier;
    return [{ node, specifier, to, ...takenBy(node) }];
  });
}

function targetOf(node: ts.Node): ts.StringLiteralLike | null {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    const target = node.moduleSpecifier;
    return target !== undefined && ts.isStringLiteralLike(target) ? target : null;
  }
  if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword)
    return null;
  const [target] = node.arguments;
  return target !== undefined && ts.isStringLiteralLike(target) ? target : null;
}

function takenBy(node: ts.Node): Pick<Import, 'typeOnly' | 'names'> {
  const clause = ts.isImportDeclaration(node) ? node.importClause : undefined;
  const exported = ts.isExportDeclaration(node) ? node : undefined;
  if (clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || exported?.isTypeOnly === true) {
    return { typeOnly: true, names: [] };
  }
  const bindings = clause?.namedBindings ?? exported?.exportClause;
  const named =
    bindings !== undefined && (ts.isNamedImports(bindings) || ts.isNamedExports(bindings))
      ? [...bindings.elements]
      : [];
  const values = named.filter((element) => !element.isTypeOnly);
  const names = values.map((element) => (element.propertyName ?? element.name).text);
  const onlyTypes = named.length > 0 && values.length === 0 && clause?.name === undefined;
  return { typeOnly: onlyTypes, names: named.length === 0 ? ['*'] : names };
}
