/** However ffmpeg ends, or does not, the engine gets a value, in time, and nothing is left running. */
import { execFile, execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import type { Progress } from '../../../engine/media/process/progress.ts'
import { toTaskError } from '../../../engine/media/process/run-outcome.ts'
import { type RunOptions, runFfmpeg } from '../../../engine/media/process/runner.ts'
import { describeWithEachFfmpeg } from '../../support/pairs.ts'
import { makeScript, newFolder } from '../../support/scripts.ts'

const toolsOf = (ffmpeg: string) => ({ ffmpeg: { path: ffmpeg } })
const isLinux = process.platform === 'linux'

async function runScript(body: string, more: Partial<RunOptions> = {}) {
  const script = await makeScript(body)
  return await runFfmpeg(toolsOf(script), [], { cwd: path.dirname(script), timeoutSec: 20, ...more })
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    // a killed orphan may wait for init to take note of it
    return !isLinux || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

async function until(condition: () => boolean, limitMs = 5000): Promise<void> {
  const start = performance.now()
  while (!condition()) {
    if (performance.now() - start > limitMs) throw new Error(`not within ${limitMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

describeWithEachFfmpeg(({ ffmpeg }) => {
  test('a render reports its progress and ends well', async () => {
    const cwd = await newFolder()
    const seen: Progress[] = []
    const argv = [
      '-f',
      'lavfi',
      '-i',
      'color=s=64x64:d=2:r=25',
      '-c:v',
      'mpeg4',
      '-f',
      'avi',
      `file:${cwd}/out`,
    ]
    const onProgress = (progress: Progress) => void seen.push(progress)
    const outcome = await runFfmpeg(toolsOf(ffmpeg), argv, { cwd, timeoutSec: 20, onProgress })
    expect(outcome).toMatchObject({ kind: 'ok', exitCode: 0 })
    expect(seen.at(-1)).toMatchObject({ frame: 50, isEnd: true })
    expect(seen.at(-1)?.sizeBytes).toBeGreaterThan(1000)
    expect(outcome.command).toContain('-nostdin')
  })

  test('its refusal is a value that says why', async () => {
    const outcome = await runFfmpeg(toolsOf(ffmpeg), ['-i', 'file:/no/such'], { cwd: '/', timeoutSec: 20 })
    expect(outcome.kind).toBe('failed')
    expect(toTaskError(outcome).message).toMatch(/failed with exit code \d+[\s\S]*No such file or directory/)
  })

  test('an encoder that is not there has its own code', async () => {
    const argv = ['-f', 'lavfi', '-i', 'color=d=1', '-c:v', 'libnothing', '-f', 'null', '-']
    const outcome = await runFfmpeg(toolsOf(ffmpeg), argv, { cwd: '/', timeoutSec: 20 })
    expect(toTaskError(outcome).code).toBe('ENCODER_UNAVAILABLE')
  })

  test('an endless render is cancelled within two seconds', async () => {
    const cancel = new AbortController()
    const argv = ['-f', 'lavfi', '-i', 'testsrc2=s=640x360', '-f', 'null', '-']
    const run = runFfmpeg(toolsOf(ffmpeg), argv, { cwd: '/', timeoutSec: 60, signal: cancel.signal })
    setTimeout(() => cancel.abort(), 300)
    const outcome = await run
    expect(outcome.kind).toBe('cancelled')
    expect(outcome.wallSec).toBeLessThan(2.3)
  })

  test('an expression that never ends is ended as no progress', async () => {
    const argv = ['-f', 'lavfi', '-i', "color=d=1,geq=lum='while(1,0)'", '-f', 'null', '-']
    const outcome = await runFfmpeg(toolsOf(ffmpeg), argv, { cwd: '/', timeoutSec: 60, stallSec: 1 })
    expect(outcome.kind).toBe('stalled')
    expect(toTaskError(outcome).code).toBe('TIMED_OUT')
  })

  test.runIf(existsSync('/dev/full'))('a full disk has its own code', async () => {
    const argv = [
      '-f',
      'lavfi',
      '-i',
      'testsrc2=d=2',
      '-c:v',
      'rawvideo',
      '-f',
      'rawvideo',
      'file:/dev/full',
      '-y',
    ]
    const outcome = await runFfmpeg(toolsOf(ffmpeg), ['-y', ...argv.slice(0, -1)], {
      cwd: '/',
      timeoutSec: 20,
    })
    expect(toTaskError(outcome).code).toBe('DISK_FULL')
  })

  test('an output over its limit is ended', async () => {
    const cwd = await newFolder()
    const argv = [
      '-re',
      '-f',
      'lavfi',
      '-i',
      'testsrc2=s=640x360',
      '-c:v',
      'rawvideo',
      '-f',
      'rawvideo',
      `${cwd}/o`,
    ]
    const outcome = await runFfmpeg(toolsOf(ffmpeg), argv, { cwd, timeoutSec: 20, maxOutputBytes: 1e6 })
    expect(outcome).toMatchObject({ kind: 'killed', limit: 'output' })
    expect(toTaskError(outcome).code).toBe('MEDIA_LIMIT')
  })
})

test('a crash tells its signal', async () => {
  expect(await runScript('kill -SEGV $$')).toMatchObject({ kind: 'killed', signal: 'SIGSEGV' })
})

test('a process that prints for ever and never moves is ended, and its words are bounded', async () => {
  const outcome = await runScript('yes "the same line of noise" >&2', { stallSec: 0.4 })
  expect(outcome.kind).toBe('stalled')
  expect(Buffer.byteLength(outcome.stderrTail)).toBeLessThanOrEqual(64 * 1024)
  expect(outcome.stderrTail.length).toBeGreaterThan(1000)
})

test('300 MB of noise take no memory', async () => {
  const before = process.memoryUsage.rss()
  const outcome = await runScript('head -c 300000000 /dev/zero >&2')
  expect(outcome.kind).toBe('ok')
  expect(process.memoryUsage.rss() - before).toBeLessThan(60e6)
})

test('progress that moves is never a stall', async () => {
  const body = 'for i in 1 2 3 4 5 6; do echo "frame=$i\nprogress=continue" >&3; sleep 0.25; done'
  expect((await runScript(body, { stallSec: 0.9 })).kind).toBe('ok')
})

test('one that ignores SIGTERM is killed 1.5 s later', async () => {
  const outcome = await runScript("trap '' TERM; while :; do sleep 0.1; done", { timeoutSec: 0.1 })
  expect(outcome).toMatchObject({ kind: 'timed-out', signal: 'SIGKILL' })
  expect(outcome.wallSec).toBeLessThan(4)
})

test('grandchildren go with it', async () => {
  const folder = await newFolder()
  const cancel = new AbortController()
  const run = runScript(`sleep 300 & echo $! > ${folder}/pid; wait`, { signal: cancel.signal })
  await until(() => existsSync(`${folder}/pid`) && readFileSync(`${folder}/pid`, 'utf8').endsWith('\n'))
  const pid = Number(readFileSync(`${folder}/pid`, 'utf8'))
  expect(isAlive(pid)).toBe(true)
  cancel.abort()
  expect((await run).kind).toBe('cancelled')
  await until(() => !isAlive(pid))
})

test('grandchildren that outlive a good end do not hold it up', async () => {
  const outcome = await runScript('sleep 300 & exit 0')
  expect(outcome.kind).toBe('ok')
  expect(outcome.wallSec).toBeLessThan(2)
})

test.runIf(isLinux)('one that takes too much memory is ended', async () => {
  const body = `exec "${process.execPath}" -e 'a=[];for(;;)a.push(Buffer.alloc(1e7,1))'`
  const outcome = await runScript(body, { maxMemoryBytes: 300e6 })
  expect(outcome).toMatchObject({ kind: 'killed', limit: 'memory' })
})

test.runIf(isLinux)('processor time is known of what runs a while', async () => {
  const outcome = await runScript('while :; do :; done', { timeoutSec: 1 })
  expect(outcome.cpuSec).toBeGreaterThan(0.2)
})

test.runIf(isLinux)('processor time of short ones is each their own', async () => {
  const busy = 'i=0; while [ $i -lt 60000 ]; do i=$((i+1)); done'
  execFileSync('sh', ['-c', busy]) // another's child, which must not be counted
  const [idle, working] = await Promise.all([runScript('sleep 0.01'), runScript(busy)])
  expect(working.wallSec).toBeLessThan(0.5 * 4)
  expect(working.cpuSec).toBeGreaterThan(0.02)
  expect(idle.cpuSec).toBeLessThan((working.cpuSec ?? 0) / 2)
})

test('a program that is not there did not start', async () => {
  const outcome = await runFfmpeg(toolsOf('/no/ffmpeg'), [], { cwd: '/', timeoutSec: 5 })
  expect(outcome.kind).toBe('failed')
  expect(toTaskError(outcome).message).toMatch(/No such file|ENOENT/)
})

test('a folder that is not there is a value too', async () => {
  const script = await makeScript('exit 0')
  const outcome = await runFfmpeg(toolsOf(script), [], { cwd: '/no/such/folder', timeoutSec: 5 })
  expect(outcome.kind).toBe('failed')
})

test('cancelled before it began, it never begins', async () => {
  const folder = await newFolder()
  const outcome = await runScript(`touch ${folder}/ran`, { signal: AbortSignal.abort() })
  expect(outcome.kind).toBe('cancelled')
  expect(existsSync(`${folder}/ran`)).toBe(false)
})

test('what a listener throws ends the process and comes out', async () => {
  const onProgress = () => {
    throw new Error('listener')
  }
  await expect(runScript('echo progress=continue >&3; sleep 300', { onProgress })).rejects.toThrow('listener')
})

test('the child knows five names of the environment, no input, and its folder', async () => {
  process.env.FFREPORT = 'file=/tmp/leak'
  const outcome = await runScript('env >&2; pwd >&2; readlink /proc/$$/fd/0 >&2')
  delete process.env.FFREPORT
  const names = [...outcome.stderrTail.matchAll(/^(\w+)=/gm)].map((match) => match[1])
  const allowed = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'GCONV_PATH', 'PWD', 'OLDPWD', 'SHLVL', '_']
  expect(names.filter((name) => !allowed.includes(name ?? ''))).toEqual([])
  expect(outcome.stderrTail).toMatch(/^\/.*artdag-test-/m)
  if (isLinux) expect(outcome.stderrTail).toContain('/dev/null')
})

const hasSetpriv = isLinux && ['/usr/bin/setpriv', '/bin/setpriv'].some(existsSync)

test.runIf(hasSetpriv)('a child dies with an engine that is killed', async () => {
  const folder = await newFolder()
  const script = await makeScript(`echo $$ > ${folder}/pid; exec sleep 300`)
  const runner = path.resolve(import.meta.dirname, '../../../engine/media/process/runner.ts')
  writeFileSync(
    `${folder}/engine.ts`,
    `import { runFfmpeg } from '${runner}'
     await runFfmpeg({ ffmpeg: { path: '${script}' } }, [], { cwd: '/', timeoutSec: 300 })`,
  )
  const engine = promisify(execFile)(process.execPath, [`${folder}/engine.ts`])
  await until(() => existsSync(`${folder}/pid`) && readFileSync(`${folder}/pid`, 'utf8').endsWith('\n'))
  const pid = Number(readFileSync(`${folder}/pid`, 'utf8'))
  engine.child.kill('SIGKILL')
  await expect(engine).rejects.toThrow()
  await until(() => !isAlive(pid))
})
