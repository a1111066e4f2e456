import { join } from 'node:path';
import ts from 'typescript';
import { type Finding, ROOT } from './source.ts';

/** The files of the project as the type checker sees them, or a made-up one in their place. */
export function makeProgram(made?: { readonly path: string; readonly text: string }): ts.Program {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  if (made === undefined) return ts.createProgram(fileNames, options);
  const path = join(ROOT, made.path);
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (file) => (file === path ? made.text : readFile(file));
  host.fileExists = (file) => file === path || fileExists(file);
  return ts.createProgram([path], options, host);
}

/**
 * Places where a value of type `any` (of JSON.parse, response.json()) is taken for something else
 * without being parsed: nobody wrote "as", and still the checker is overruled (style 3 and 4).
 */
export function findSilentAny(program: ts.Program, inFolder: RegExp): readonly Finding[] {
  const checker = program.getTypeChecker();
  return program.getSourceFiles().flatMap((file) => {
    const path = file.fileName.slice(ROOT.length + 1);
    if (file.isDeclarationFile || !inFolder.test(path)) return [];
    return silentIn(file, checker).map((node) => ({
      path,
      line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1,
      what: `any: ${node.getText().slice(0, 60)}`,
    }));
  });
}

function silentIn(file: ts.SourceFile, checker: ts.TypeChecker): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (isTaken(node, checker)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** A call whose value is any, where something else than unknown is wanted of it. */
function isTaken(node: ts.Node, checker: ts.TypeChecker): boolean {
  if (!ts.isCallExpression(node) && !ts.isAwaitExpression(node)) return false;
  if ((checker.getTypeAtLocation(node).flags & ts.TypeFlags.Any) === 0) return false;
  if (ts.isExpressionStatement(node.parent)) return false;
  const wanted = checker.getContextualType(node);
  return wanted === undefined || (wanted.flags & ts.TypeFlags.Unknown) === 0;
}
