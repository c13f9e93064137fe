// Times are epoch milliseconds (`…At`) or, where a log's own time may lack a zone, ISO text (`…Iso`).
// Null is unknown, never 0. What is not built yet and where it will go: docs/architecture.md.
export * from './access'
export * from './cells'
export * from './experiments'
export * from './imports'
export * from './measures'
export * from './notes'
export * from './reviews'
export * from './skills'
export * from './trials'
