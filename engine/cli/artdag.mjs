#!/usr/bin/env node
/** The `artdag` command on any Node since 14: goes on with the Node 24 that npm installed here, or says what to do. */
import childProcess from 'node:child_process'
import fs from 'node:fs'
import module from 'node:module'
import path from 'node:path'
import url from 'node:url'

/** Threads tell their own processor time from 24.6 on. */
const NEEDED = '24.6'
const here = path.dirname(url.fileURLToPath(import.meta.url))

if (isEnough(process.versions.node)) {
  const { directory } = module.enableCompileCache()
  // Threads only look here: without it each strips the types of what it loads again, in some 17 MB.
  if (directory) process.env.NODE_COMPILE_CACHE ??= directory
  import('./main.ts')
} else {
  const newer = process.env.ARTDAG_REEXEC === '1' ? undefined : findNewerNode()
  if (newer) goOnWith(newer)
  else refuse()
}

/** The npm package `node`, in this package's folder or beside it where npm put them side by side. */
function findNewerNode() {
  const program = process.platform === 'win32' ? 'node.exe' : 'node'
  for (const modules of [path.join(here, '../../node_modules'), path.join(here, '../../..')]) {
    const file = path.join(modules, 'node/bin', program)
    if (fs.existsSync(file) && isEnough(versionIn(path.join(modules, 'node/package.json')))) return file
  }
  return undefined
}

function versionIn(packageFile) {
  try {
    return JSON.parse(fs.readFileSync(packageFile, 'utf8')).version
  } catch {
    return '0' // no version to trust: the same as too old
  }
}

function isEnough(version) {
  const [major, minor] = String(version).split('.').map(Number)
  const [neededMajor, neededMinor] = NEEDED.split('.').map(Number)
  return major > neededMajor || (major === neededMajor && minor >= neededMinor)
}

/** Signals are passed on; the child takes two that come together for one, as a terminal tells the whole group. */
function goOnWith(program) {
  const args = [url.fileURLToPath(import.meta.url), ...process.argv.slice(2)]
  const env = { ...process.env, ARTDAG_REEXEC: '1' }
  const child = childProcess.spawn(program, args, { stdio: 'inherit', env })
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => refuse(`${program} does not start: ${error.message}`))
  child.on('exit', (code, signal) => {
    for (const known of signals) process.removeAllListeners(known)
    if (signal) process.kill(process.pid, signal)
    else process.exitCode = code === null ? 1 : code
  })
}

function refuse(why) {
  const message = why || `Art DAG needs Node.js ${NEEDED} or newer; this is ${process.versions.node}`
  const folder = path.join(here, '../..')
  const hint = `run npm ci in ${folder}, which brings Node.js ${NEEDED} along, or install it from https://nodejs.org`
  if (process.argv.includes('--json'))
    console.log(JSON.stringify({ error: { code: 'USAGE', message, hint } }))
  else console.error(`${message}\n  try: ${hint}`)
  process.exitCode = 2
}
