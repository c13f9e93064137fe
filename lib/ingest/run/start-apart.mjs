// A thread does not inherit what reads TypeScript in its process on every version of Node.
import { register } from 'tsx/esm/api'

register()
await import('./apart-thread.ts')
