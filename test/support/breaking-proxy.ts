/** A network that breaks: between a client and a server on this machine. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** Lets so many bytes through in either direction, and then breaks the connection; as often as there are numbers. */
export async function breakingProxy(breaks: number[] = []) {
  let target = 0
  const sockets = new Set<Socket>()
  const cut = (): void => {
    for (const socket of sockets) socket.destroy()
    sockets.clear()
  }
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1')
    for (const socket of [near, far]) sockets.add(socket.on('error', () => {}))
    const passed = { up: 0, down: 0 }
    const count = (way: keyof typeof passed) => (chunk: Buffer) => {
      passed[way] += chunk.length
      if (passed[way] <= (breaks[0] ?? Number.POSITIVE_INFINITY)) return
      breaks.shift()
      near.destroy()
      far.destroy()
    }
    near.on('data', count('up')).pipe(far)
    far.on('data', count('down')).pipe(near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    left: () => breaks.length,
    /** Breaks what is open now. */
    cut,
    async close(): Promise<void> {
      cut()
      server.close()
    },
    lead(to: number): void {
      target = to
    },
  }
}
