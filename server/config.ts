/** The settings of the environment, checked at start. */

import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

import { z } from 'zod'

import type { Result } from '../domain/result.ts'
import { err, ok } from '../domain/result.ts'
import type { MailSettings } from './mail.ts'
import type { ProviderSettings } from './sign-in/provider.ts'

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

const YesOrNo = z.enum(['yes', 'no']).default('no')

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^(file:|postgres(ql)?:\/\/)/, 'starts with file: or postgres://')
    .optional(),
  DATA_DIR: z.string().min(1).default('data'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .refine(
      (text) => !URL.canParse(text) || new URL(text).pathname === '/',
      'is an address without a path',
    )
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  AUTH_SECRET: z.string().min(32, 'is at least 32 characters of chance').optional(),
  TRUST_PROXY: YesOrNo,
  ALLOW_PUBLIC_DEMO: YesOrNo,
  ACTOR: z.email().optional(),
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      error: 'is an address such as smtps://name:password@mail.district.org',
    })
    .optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().trim().min(1).max(60).optional(),
  SMTP_FROM: z.email('is the address that mails come from').optional(),
})

export interface Config {
  port: number
  host: string
  databaseUrl: string
  dataDir: string
  publicUrl: string | null
  logLevel: z.infer<typeof Environment>['LOG_LEVEL']
  /** Signs the session cookies; null when the server makes and keeps one. */
  authSecret: string | null
  /** Whether a proxy of ours writes the last hop of `X-Forwarded-For`. */
  trustProxy: boolean
  /** Null where people come in by password alone. */
  provider: ProviderSettings | null
  /** Null where no mail is sent. */
  mail: MailSettings | null
  /** Who writes from the command line. */
  actor: string
}

/**
 * The settings, with their defaults.
 *
 * Errors: one line for each setting that does not fit, naming it.
 */
export function readConfig(
  environment: Record<string, string | undefined>,
  mode: 'start' | 'demo',
): Result<Config, string[]> {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) {
    return err(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  }
  const settings = parsed.data
  const { HOST: host, PUBLIC_URL: publicUrl } = settings
  if (mode === 'start' && !LOOPBACK.has(host) && publicUrl === undefined) {
    return err([
      `PUBLIC_URL: ${host} can be reached by others. Say by which address they reach it, such as ` +
        'PUBLIC_URL=https://plans.district.org.',
    ])
  }
  if (publicUrl?.startsWith('http:') && !LOOPBACK.has(new URL(publicUrl).hostname)) {
    return err([
      'PUBLIC_URL: begins with https://, or passwords would be sent where others can read them.',
    ])
  }
  if (mode === 'demo' && !LOOPBACK.has(host) && settings.ALLOW_PUBLIC_DEMO !== 'yes') {
    return err([
      `HOST: ${host} can be reached by others, and the demonstration's passwords are known. ` +
        'Use 127.0.0.1, or set ALLOW_PUBLIC_DEMO=yes to let everybody try it.',
    ])
  }
  const mail = readMail(settings.SMTP_URL, settings.SMTP_FROM)
  if (!mail.ok) return mail
  const provider = readProvider(settings)
  if (!provider.ok) return provider
  const dataDir = resolve(settings.DATA_DIR.replace(/^~(?=\/|$)/, homedir()))
  const file = join(dataDir, mode === 'demo' ? 'demo.db' : 'quarterdeck.db')
  return ok({
    port: settings.PORT,
    host,
    databaseUrl: settings.DATABASE_URL ?? `file:${file}`,
    dataDir,
    publicUrl: publicUrl ?? null,
    logLevel: settings.LOG_LEVEL,
    authSecret: settings.AUTH_SECRET ?? null,
    trustProxy: settings.TRUST_PROXY === 'yes',
    mail: mail.value,
    provider: provider.value,
    actor:
      settings.ACTOR ??
      (mode === 'demo' ? 'coordinator@demo.example' : 'coordinator@localhost.example'),
  })
}

/** Mail as the settings say, or null where they say none. */
function readMail(
  url: string | undefined,
  from: string | undefined,
): Result<MailSettings | null, string[]> {
  if (url === undefined) {
    if (from === undefined) return ok(null)
    return err(['SMTP_FROM: says who mails come from. Say by SMTP_URL which server sends them.'])
  }
  const { protocol, hostname, port, username, password } = new URL(url)
  const user = decodeURIComponent(username)
  const sender = from ?? (z.email().safeParse(user).success ? user : undefined)
  if (hostname === '') return err(['SMTP_URL: names no server.'])
  if (sender === undefined) {
    return err(['SMTP_FROM: say which address mails come from, such as plans@district.org.'])
  }
  const secure = protocol === 'smtps:'
  return ok({
    host: hostname.replaceAll(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    clear: LOOPBACK.has(hostname.replaceAll(/^\[|\]$/g, '')),
    credentials: user === '' ? null : { user, pass: decodeURIComponent(password) },
    from: sender,
  })
}

/** The identity provider as the settings say, all of them or none. */
function readProvider(
  settings: Pick<
    z.infer<typeof Environment>,
    'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET' | 'OIDC_NAME'
  >,
): Result<ProviderSettings | null, string[]> {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId } = settings
  const { OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name } = settings
  const all = {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_NAME: name,
  }
  if (issuer && clientId && clientSecret && name) {
    const { protocol, hostname } = new URL(issuer)
    if (protocol === 'https:' || LOOPBACK.has(hostname)) {
      return ok({ issuer, clientId, clientSecret, name })
    }
    return err(['OIDC_ISSUER: begins with https://, or anybody between could sign people in.'])
  }
  const missing = Object.entries(all).filter(([, value]) => value === undefined)
  if (missing.length === 4) return ok(null)
  return err(
    missing.map(([setting]) => `${setting}: is missing. An identity provider needs all of OIDC_*.`),
  )
}
