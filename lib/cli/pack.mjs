// What `npm pack` does first: the build goes into the package, so that who runs it needs no compiler. Links
// are no part of a package; those that the build makes to its packages are listed, to be made again.
import { lstatSync, readFileSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BUILD_STAMP, checkNode, ensureBuilt, ensureInstalled } from './setup.mjs'

const LINKED = '.next/node_modules'

/** @returns {[place: string, target: string][]} */
function listLinks(folder) {
  return readdirSync(folder).flatMap((name) => {
    const place = join(folder, name)
    return lstatSync(place).isSymbolicLink() ? [[place, readlinkSync(place)]] : listLinks(place)
  })
}

checkNode()
await ensureInstalled()
await ensureBuilt()
const packed = { build: readFileSync(BUILD_STAMP, 'utf8'), links: listLinks(LINKED) }
writeFileSync('packed.json', `${JSON.stringify(packed, null, 2)}\n`)
