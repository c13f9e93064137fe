// A thread that ends its process when the process that started it is gone. It runs where the process itself is
// blocked, as by bringing a copy of a database up to date, and hears nothing.
import { workerData } from 'node:worker_threads'

const LOOK_MS = 1000

setInterval(() => {
  // Not by an orderly end: that waits for the thread which is blocked.
  if (process.ppid !== workerData) process.kill(process.pid, 'SIGKILL')
}, LOOK_MS)
