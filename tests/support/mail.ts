/** A mail server on this machine that takes everything and delivers nothing. */

import type { Socket } from 'node:net'
import { createServer } from 'node:net'

export interface CaughtMail {
  to: string
  /** Head and body, with quoted-printable undone. */
  text: string
}

type Mood = 'take' | 'refuse' | 'later' | 'drop'

const TO_RECIPIENTS: Readonly<Record<Mood, string>> = {
  take: '250 fine',
  refuse: '550 no',
  later: '451 not now',
  drop: '250 fine',
}

export interface MailCatcher {
  port: number
  mails: CaughtMail[]
  /** What it does with what comes from now on; `drop` takes a mail and breaks off without a word. */
  answer: (mood: Mood) => void
  /** Refuses what comes from now on. */
  refuse: () => void
  stop: () => Promise<void>
}

export async function catchMail(): Promise<MailCatcher> {
  const mails: CaughtMail[] = []
  let mood: Mood = 'take'
  const server = createServer((socket) => talk(socket, mails, () => mood))
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return {
    port: address.port,
    mails,
    answer: (next) => {
      mood = next
    },
    refuse: () => {
      mood = 'refuse'
    },
    stop: () => new Promise((done) => void server.close(() => done())),
  }
}

function talk(socket: Socket, mails: CaughtMail[], moodOf: () => Mood): void {
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
        if (moodOf() === 'drop') socket.destroy()
        else say('250 taken')
      } else if (/^RCPT TO:<(.*)>/i.test(part)) {
        to = /<(.*)>/.exec(part)?.[1] ?? ''
        say(TO_RECIPIENTS[moodOf()])
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
