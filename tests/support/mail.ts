/** A mail server on this machine that takes everything and delivers nothing. */

import type { Socket } from 'node:net'
import { createServer } from 'node:net'

export interface CaughtMail {
  to: string
  /** Head and body, with quoted-printable undone. */
  text: string
}

export interface MailCatcher {
  port: number
  mails: CaughtMail[]
  /** Refuses what comes from now on. */
  refuse: () => void
  stop: () => Promise<void>
}

export async function catchMail(): Promise<MailCatcher> {
  const mails: CaughtMail[] = []
  let refusing = false
  const server = createServer((socket) => talk(socket, mails, () => refusing))
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return {
    port: address.port,
    mails,
    refuse: () => {
      refusing = true
    },
    stop: () => new Promise((done) => void server.close(() => done())),
  }
}

function talk(socket: Socket, mails: CaughtMail[], isRefusing: () => boolean): void {
  let seen = ''
  let to = ''
  let inMail = false
  const say = (line: string) => void socket.write(`${line}\r\n`)
  say('220 mail.test ready')
  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk: Buffer) => {
    seen += chunk.toString()
    for (;;) {
      const end = seen.indexOf(inMail ? '\r\n.\r\n' : '\r\n')
      if (end === -1) return
      const part = seen.slice(0, end)
      seen = seen.slice(end + (inMail ? 5 : 2))
      if (inMail) {
        mails.push({ to, text: plainOf(part) })
        inMail = false
        say('250 taken')
      } else if (/^RCPT TO:<(.*)>/i.test(part)) {
        to = /<(.*)>/.exec(part)?.[1] ?? ''
        say(isRefusing() ? '550 no' : '250 fine')
      } else if (/^DATA/i.test(part)) {
        inMail = true
        say('354 go on')
      } else if (/^QUIT/i.test(part)) {
        say('221 bye')
        socket.end()
      } else say('250 fine')
    }
  })
}

function plainOf(mail: string): string {
  return mail
    .replaceAll('=\r\n', '')
    .replaceAll(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
