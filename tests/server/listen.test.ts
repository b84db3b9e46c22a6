import type { Server } from 'node:http'
import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { listen } from '../../server/listen.ts'

const LIMITS = {
  head: 300,
  request: 600,
  file: 5000,
  silence: 900,
  idle: 200,
  check: 50,
  connections: 20,
}
const PIECES = 200
/** Longer than a connection may be silent. */
const PAUSE = 1500

describe('a connection', () => {
  let server: Server
  let port: number

  beforeEach(async () => {
    const listening = await listen({ fetch: answer, port: 0, host: '127.0.0.1', limits: LIMITS })
    server = listening.server
    port = listening.port
  })
  afterEach(
    () =>
      new Promise<void>((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  )

  test('that asks is answered', async () => {
    const response = await fetch(`http://127.0.0.1:${port}/`)
    expect(await response.text()).toBe('answered')
  })

  test('that sends nothing is closed', async () => {
    expect(await talk(port, [])).not.toContain('answered')
  })

  test('that never ends its head is closed unanswered', async () => {
    const slow = Array.from({ length: PIECES }, (_, n) => `X-${n}: slow\r\n`)
    expect(await talk(port, ['GET / HTTP/1.1\r\nHost: x\r\n', ...slow])).not.toContain('answered')
  })

  test('that never ends its body is closed unanswered', async () => {
    const head = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n'
    const bytes = Array.from({ length: PIECES }, () => 'x')
    expect(await talk(port, [head, ...bytes])).not.toContain('answered')
  })

  test('that stops reading is closed', async () => {
    const socket = connect(port, '127.0.0.1')
    socket.write('GET /endless HTTP/1.1\r\nHost: x\r\n\r\n')
    socket.pause()
    await connectionsAre(server, (n) => n > 0)
    await connectionsAre(server, (n) => n === 0)
    expect(socket.destroyed).toBe(false)
    socket.destroy()
  })

  test.each([
    ['sent a file', 'POST /api/v1/imports/observations', true],
    ['takes an import back', 'DELETE /api/v1/imports/one', true],
    ['asked for anything else', 'POST /api/v1/observations', false],
  ])('that %s and hears nothing for long: %s', async (_, asked, isAnswered) => {
    const head = `${asked} HTTP/1.1\r\nHost: x\r\nX-Pause: 1\r\nConnection: close\r\nContent-Length: 2\r\n\r\n`
    expect((await talk(port, [head, '{}'])).includes('answered')).toBe(isAnswered)
  })

  test('with a head of 20 kB is refused', async () => {
    const head = `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`
    expect(await talk(port, [head])).toMatch(/^HTTP\/1\.1 431 /)
  })

  test('above the number of them is closed at once', async () => {
    const held = await Promise.all(Array.from({ length: LIMITS.connections }, () => open(port)))
    expect(await talk(port, ['GET / HTTP/1.1\r\nHost: x\r\n\r\n'])).toBe('')
    for (const socket of held) socket.destroy()
  })

  test('to a port that is taken is said at the start', async () => {
    const again = listen({ fetch: answer, port, host: '127.0.0.1' })
    await expect(again).rejects.toThrow('EADDRINUSE')
  })
})

/** Reads a body to its end, and pauses if asked to; `/endless` never ends its own. */
async function answer(request: Request): Promise<Response> {
  if (new URL(request.url).pathname === '/endless') {
    const chunk = new Uint8Array(64 * 1024)
    return new Response(new ReadableStream({ pull: (controller) => controller.enqueue(chunk) }))
  }
  await request.text()
  if (request.headers.has('x-pause')) await setTimeout(PAUSE)
  return new Response('answered')
}

/** Sends the pieces one by one and gives what was answered until the server closed. */
function talk(port: number, pieces: readonly string[]): Promise<string> {
  return new Promise((done) => {
    let said = ''
    let next = 0
    const socket = connect(port, '127.0.0.1', () => socket.write(pieces[next++] ?? ''))
    const sending = setInterval(() => {
      const piece = pieces[next++]
      if (piece !== undefined && socket.writable) socket.write(piece)
    }, 20)
    socket.on('data', (chunk) => {
      said += chunk.toString()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearInterval(sending)
      done(said)
    })
  })
}

function open(port: number): Promise<ReturnType<typeof connect>> {
  return new Promise((opened) => {
    const socket = connect(port, '127.0.0.1', () => opened(socket))
    socket.on('error', () => undefined)
  })
}

/** Resolves when the number of connections that the server holds is as wanted. */
function connectionsAre(server: Server, wanted: (n: number) => boolean): Promise<void> {
  return new Promise((done) => {
    const looking = setInterval(() => {
      server.getConnections((_, n) => {
        if (!wanted(n)) return
        clearInterval(looking)
        done()
      })
    }, 10)
  })
}
