import ts from 'typescript'

/** One import as it is written. */
export interface Import {
  readonly specifier: string
  /** Nothing of it is left when the code runs. */
  readonly isType: boolean
  readonly line: number
}

export interface SourceText {
  readonly imports: readonly Import[]
  /** Texts, or words of them, that end as the name of a file of code does. */
  readonly names: readonly string[]
}

const IS_FILE_NAME = /^[\w@[\]./-]+\.(?:ts|tsx|mjs)$/

/** `lib/cli/a.ts` of a command with its flags, `a.ts` of the end of a template `${HERE}/a.ts`. */
const namesIn = (text: string) =>
  text
    .split(/\s+/)
    .map((word) => word.replace(/^\//, ''))
    .filter((word) => IS_FILE_NAME.test(word))

/** Whether a clause brings types only: `import type { A }`, `import { type A, type B }`. */
function bringsTypes(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false
  if (clause.isTypeOnly) return true
  const { namedBindings: named } = clause
  if (clause.name || !named || !ts.isNamedImports(named)) return false
  return named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly)
}

/** The module that a node imports, and whether for types only; null for other nodes. */
function importOf(node: ts.Node): { from: ts.Expression; isType: boolean } | null {
  if (ts.isImportDeclaration(node))
    return { from: node.moduleSpecifier, isType: bringsTypes(node.importClause) }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier)
    return { from: node.moduleSpecifier, isType: node.isTypeOnly }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return node.arguments[0] ? { from: node.arguments[0], isType: false } : null
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return ts.isStringLiteral(node.argument.literal)
      ? { from: node.argument.literal, isType: true }
      : null
  return null
}

/** Nothing in a comment counts. */
const READING: ts.CreateSourceFileOptions = {
  languageVersion: ts.ScriptTarget.Latest,
  jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
}

/** Only few files have something of interest below their statements: the others are not searched. */
const HAS_MORE = /\bimport\(|\.(?:ts|tsx|mjs)\b/

/** What a file imports, type-only imports too, and the files it names as text. */
export function readSource(path: string, text: string): SourceText {
  const source = ts.createSourceFile(path, text, READING)
  const imports: Import[] = []
  const names: string[] = []
  const isDeep = HAS_MORE.test(text)
  const visit = (node: ts.Node): void => {
    const found = importOf(node)
    if (found && ts.isStringLiteralLike(found.from)) {
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
      imports.push({ specifier: found.from.text, isType: found.isType, line })
      return
    }
    if (ts.isStringLiteralLike(node) || ts.isTemplateTail(node)) names.push(...namesIn(node.text))
    if (isDeep) ts.forEachChild(node, visit)
  }
  source.statements.forEach(visit)
  return { imports, names }
}
