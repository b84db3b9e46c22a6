/** Mail by the district's own server. */

import { createTransport } from 'nodemailer'

/** By SMTP_URL and SMTP_FROM. */
export interface MailSettings {
  host: string
  port: number
  /** TLS from the first byte (`smtps:`); otherwise it is asked for once connected. */
  secure: boolean
  /** Whether mail may go in the clear, as to this machine. */
  clear: boolean
  credentials: { user: string; pass: string } | null
  from: string
}

export interface Mail {
  to: string
  /** Whose name the sender's address has beside it. */
  fromName: string
  subject: string
  text: string
  /** Names the mail for good, so that a mail server that gets it twice can tell. */
  id?: string
}

/** Hands a mail over; throws when the mail server does not take it. */
export type SendMail = (mail: Mail) => Promise<void>

const LONGEST_WAIT = 10_000

export function createMailer(settings: MailSettings): SendMail {
  const { host, port, secure, clear, credentials, from } = settings
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS: !secure && !clear,
    ...(credentials && { auth: credentials }),
    connectionTimeout: LONGEST_WAIT,
    greetingTimeout: LONGEST_WAIT,
    socketTimeout: LONGEST_WAIT,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return async ({ to, fromName, subject, text, id }) => {
    await transport.sendMail({
      // As objects, so that no name and no address is read as a list of several.
      from: { name: fromName, address: from },
      to: { name: '', address: to },
      subject,
      text,
      ...(id !== undefined && { messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>` }),
      headers: { 'auto-submitted': 'auto-generated' },
    })
  }
}
