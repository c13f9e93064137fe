// Checks what docs/architecture.md says of folders and imports, and names what breaks a rule.
import { checkTree } from '@/lib/cli/rooms/check-tree'
import { KNOWN_FINDINGS } from '@/lib/cli/rooms/known-findings'
import { readTree } from '@/lib/cli/rooms/source-tree'

const findings = checkTree(readTree(process.cwd()))
const isNew = findings.filter(({ key }) => !KNOWN_FINDINGS.includes(key))
for (const { text } of isNew) console.error(text)
if (KNOWN_FINDINGS.length > 0) console.log(`Known and to be mended: ${KNOWN_FINDINGS.length}`)
if (isNew.length > 0) process.exitCode = 1
