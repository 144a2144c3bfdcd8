#!/usr/bin/env node
/** A client for an Art DAG server elsewhere. It is this one file and needs nothing but Node.js 20 or newer. */
import { createWriteStream, openAsBlob, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'

const HELP = `Renders on an Art DAG server.

  artdag-client.mjs render <recipe.yaml> [-i name=file] [-p key=value] [-o result.mp4]
  artdag-client.mjs watch <run>            follow a run to its end
  artdag-client.mjs download <cid> -o file
  artdag-client.mjs runs                   list the last runs
  artdag-client.mjs upload <file>          prints its CID

Options:
  --server <url>    default: $ARTDAG_SERVER, else where this file came from
  --token <token>   default: $ARTDAG_TOKEN
  --profile <name>  for render
`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    server: { type: 'string', default: process.env.ARTDAG_SERVER ?? 'http://127.0.0.1:8100' },
    token: { type: 'string', default: process.env.ARTDAG_TOKEN ?? '' },
    input: { type: 'string', short: 'i', multiple: true, default: [] },
    param: { type: 'string', short: 'p', multiple: true, default: [] },
    output: { type: 'string', short: 'o' },
    profile: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})

const COMMANDS = { render, watch, download, runs, upload }

const [command = '', ...args] = positionals
if (values.help || !Object.hasOwn(COMMANDS, command)) {
  process.stdout.write(HELP)
  process.exitCode = values.help ? 0 : 2
} else {
  await COMMANDS[command](...args).catch((error) => {
    process.stderr.write(`${error.message}\n${error.hint ? `  try: ${error.hint}\n` : ''}`)
    process.exitCode = 1
  })
}

async function render(recipe = '') {
  const inputs = []
  for (const [name, file] of values.input.map(pair)) inputs.push({ name, content: await send(file) })
  const request = {
    recipe: { text: readFileSync(recipe, 'utf8'), fileName: path.basename(recipe) },
    inputs,
    params: Object.fromEntries(values.param.map(pair)),
    ...(values.profile ? { profile: values.profile } : {}),
    ...(values.output ? { outputName: path.basename(values.output) } : {}),
  }
  const run = await json('/runs', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  })
  print(`run ${run.runId}`)
  const output = await follow(run)
  if (values.output) await save(output, values.output)
  else print(output)
}

async function watch(id = '') {
  print(await follow(await json(`/runs/${encodeURIComponent(id)}`)))
}

async function download(cid = '') {
  await save(cid, values.output ?? cid)
}

async function runs() {
  const { items } = await json('/runs?limit=20')
  for (const { runId, state, recipe, createdAt } of items)
    print(`${runId}  ${state}  ${recipe}  ${createdAt}`)
}

async function upload(file = '') {
  print(await send(file))
}

/** CID of a file, sent as it is read. */
async function send(file) {
  const { cid } = await json('/cache/upload', { method: 'POST', body: await openAsBlob(file) })
  return cid
}

/** CID of the result, once it is there. A connection that ends is opened again. */
async function follow({ runId }) {
  for (;;) {
    for await (const event of events(`/api/run/${runId}/events`)) {
      if (event.event === 'task-progress') note(`${Math.floor(event.fraction * 100)} %`)
      if (event.event !== 'run-finished') continue
      note('')
      if (event.state !== 'finished')
        throw Object.assign(new Error(event.error?.message ?? event.state), event.error)
      return event.output?.cid ?? (await json(`/runs/${runId}`)).output
    }
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}

/** Server-sent events, one JSON each. */
async function* events(target) {
  const answer = await call(target, { headers: { accept: 'text/event-stream' } })
  let rest = ''
  try {
    for await (const text of answer.body.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + text).split('\n\n')
      rest = blocks.pop()
      for (const block of blocks) {
        const lines = block.split('\n').map((line) => line.split(/: ?(.*)/s))
        const kind = lines.find(([name]) => name === 'event')?.[1]
        const data = lines
          .filter(([name]) => name === 'data')
          .map(([, value]) => value)
          .join('\n')
        if (kind === 'error') throw Object.assign(new Error(JSON.parse(data).message), { isAnswer: true })
        if (kind === 'message') yield JSON.parse(data)
      }
    }
  } catch (error) {
    if (error.isAnswer) throw error // anything else is a connection that ended
  }
}

/** Never half a file under its name. */
async function save(cid, file) {
  const answer = await call(`/cache/${cid}/raw`)
  const temp = `${file}.part`
  try {
    await pipeline(Readable.fromWeb(answer.body), createWriteStream(temp))
    renameSync(temp, file)
  } finally {
    rmSync(temp, { force: true })
  }
  print(file)
}

async function json(target, init) {
  return await (await call(target, init)).json()
}

async function call(target, init = {}) {
  const headers = { accept: 'application/json', ...init.headers }
  if (values.token) headers.authorization = `Bearer ${values.token}`
  const answer = await fetch(new URL(target, values.server), { ...init, headers, redirect: 'error' }).catch(
    (error) => {
      throw new Error(`${values.server} does not answer: ${error.cause?.message ?? error.message}`)
    },
  )
  if (answer.ok) return answer
  const report = await answer.json().catch(() => ({}))
  throw Object.assign(new Error(report.message ?? `the server answered ${answer.status}`), {
    hint: report.hint,
  })
}

function pair(text) {
  const at = text.indexOf('=')
  if (at < 1) throw new Error(`${text} is to be name=value`)
  return [text.slice(0, at), text.slice(at + 1)]
}

function print(text) {
  process.stdout.write(`${text}\n`)
}

function note(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
}
