import type { ToolCall } from '@/lib/domain/step'
import { spanOf, type Detector } from './detector'
import { simpleCommands, writtenFiles } from './shell-commands'

const RUNNERS = [
  String.raw`(?:py\.?test|jest|vitest|mocha|ava|tox|nox|ctest|rspec|phpunit|bats|behave|karma)\b`,
  String.raw`(?:npx|bunx|uvx|uv run|poetry run|pipenv run|pnpm exec|yarn|bundle exec)\s+(?:\S+\s+)??(?:py\.?test|jest|vitest|mocha|tsc|eslint|ruff|mypy|playwright test|rspec)\b`,
  String.raw`(?:npm|pnpm|yarn|bun|deno|cargo|go|dotnet|mvn|swift|zig|mix|sbt|dbt|flutter|helm|\.\/gradlew|gradle|\.\/mvnw|rake|make|just|task)\s+(?:run\s+|build\s+)?(?:\S+=\S+\s+|-\w+\s+)*(?:test|tests|check|lint|clippy|vet|verify|typecheck|type-check)\b`,
  String.raw`python[\d.]*\s+(?:-\w+\s+)*-m\s+(?:pytest|unittest|doctest|mypy|py_compile|compileall|flake8|pylint|ruff)\b`,
  String.raw`(?:tsc|eslint|ruff|mypy|pyright|flake8|pylint|shellcheck|hadolint|yamllint|jsonlint|terraform validate|nginx -t|sha256sum (?:-c|--check)|md5sum (?:-c|--check))\b`,
  String.raw`(?:bash|sh|zsh)\s+-n\b`,
  String.raw`node\s+(?:--test|--check)\b`,
  // A difference that goes into a file is a patch.
  String.raw`(?:diff|cmp)\s[^>]*$`,
]
const SCRIPT_NAME = String.raw`(?:[\w./~-]*\/)?(?:[\w-]*[_-])?(?:test|tests|check|checks|verify|validate|verification|eval)(?:[_-][\w-]*|[A-Z]\w*)?\.(?:py|sh|js|mjs|ts|rb|pl)\b`
/** A script that is named as one that checks, run by itself or by its interpreter. */
const SCRIPT = String.raw`(?:(?:python[\d.]*|node|bash|sh|ruby|perl|tsx|uv run|bun)\s+(?:-\w+\s+)*)?${SCRIPT_NAME}`
/** Any script of a folder of tests. */
const IN_TESTS = String.raw`(?:python[\d.]*|node|bash|sh)\s+(?:-\w+\s+)*(?:[\w./~-]*\/)?tests?\/[\w./-]+\.\w+`

const CHECK = new RegExp(`^(?:${[...RUNNERS, SCRIPT, IN_TESTS].join('|')})`)
/** Only lists, prints help, or tells a version. */
const NO_RUN = /\s(?:--help|-h|--version|--collect-only|--list)\b/

/** The command by which a call tests or checks something; null where it does not. */
const checkIn = (tool: ToolCall): string | null =>
  simpleCommands(tool).find((command) => CHECK.test(command) && !NO_RUN.test(command)) ?? null

/**
 * Runs a test or a check after it changed a file. Only the first after each change counts: a check
 * that is run again and again on the same files is one.
 */
export const checksWork: Detector = (steps) => {
  let isChanged = false
  return steps.flatMap(({ number, tool }) => {
    if (tool === null) return []
    const check = checkIn(tool)
    // A call that writes and then checks shows both.
    if (writtenFiles(tool).length > 0 && tool.isError !== true) isChanged = true
    if (check === null || !isChanged) return []
    isChanged = false
    return [spanOf('checks_work', [number, number], 'action', check)]
  })
}
