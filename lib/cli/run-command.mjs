import { spawn } from 'node:child_process'

/**
 * Runs a command to its end, its output shown as it comes. Resolves to the exit code; a signal is 1.
 * @param {string} command @param {string[]} args @param {Record<string, string | undefined>} [env]
 * @returns {Promise<number>}
 */
export function runCommand(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

/** Runs a script of this Node, for example a tool from node_modules. */
export const runNode = (args, env) => runCommand(process.execPath, args, env)
