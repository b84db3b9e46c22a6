/** The columns of who may come in, as SQL holds them. `session`, `account` and `verification` are better-auth's. */

import type { Generated } from 'kysely'

import type { KeyRole, PersonRole } from '../domain/access.ts'
import type { CalendarDate } from '../domain/calendar.ts'
import type { Flag, Instant } from './tables.ts'

export interface PeopleTables {
  api_key: ApiKeyTable
  person: PersonTable
  department_member: DepartmentMemberTable
  session: SessionTable
  account: AccountTable
  verification: VerificationTable
  one_time_link: OneTimeLinkTable
  second_factor: SecondFactorTable
  backup_code: BackupCodeTable
  sign_in_try: SignInTryTable
}

export interface ApiKeyTable {
  id: string
  /** Unique; written as the author of what the key records. */
  name: string
  /** SHA-256 of the secret, in hexadecimal. The secret itself is nowhere. */
  secret_hash: string
  department_id: string
  role: KeyRole
  created_by: string
  created_at: string
  /** The last day it is valid, in the district. */
  expires_on: CalendarDate
  /** Null when it was never used. */
  last_used_on: CalendarDate | null
  revoked_at: string | null
  version: number
}

export interface PersonTable {
  id: string
  name: string
  /** In small letters: the account. */
  email: string
  email_verified: Flag
  image: string | null
  role: PersonRole
  created_at: Instant
  updated_at: Instant
  /** Since when nobody may sign in with it. */
  closed_at: Instant | null
  /** Since when their name and address are forgotten. */
  erased_at: Instant | null
  version: number
  /** 1 for those who want no reminders. */
  reminders_off: Generated<Flag>
}

interface DepartmentMemberTable {
  person_id: string
  department_id: string
}

interface SessionTable {
  id: string
  token: string
  person_id: string
  /** The end whatever happens. */
  expires_at: Instant
  created_at: Instant
  /** When it was last used, to the minute. */
  updated_at: Instant
  address: string | null
  user_agent: string | null
  /** When whoever is signed in last showed that it is them. */
  proved_at: Instant
  proved_by: Proof
}

/** How somebody showed that it is them: a password alone, one with a second factor, or the district's identity provider. */
export type Proof = 'password' | 'second_factor' | 'provider'

interface AccountTable {
  id: string
  person_id: string
  /** `credential` for a password. */
  provider_id: string
  account_id: string
  /** Hashed with scrypt. */
  password: string | null
  access_token: string | null
  refresh_token: string | null
  id_token: string | null
  access_token_expires_at: Instant | null
  refresh_token_expires_at: Instant | null
  scope: string | null
  created_at: Instant
  updated_at: Instant
}

interface VerificationTable {
  id: string
  identifier: string
  value: string
  expires_at: Instant
  created_at: Instant
  updated_at: Instant
}

interface OneTimeLinkTable {
  id: string
  /** SHA-256, in hexadecimal. */
  secret_hash: string
  /** Null when whoever holds the link says who they are: the first coordinator. */
  person_id: string | null
  purpose: LinkPurpose
  expires_at: Instant
  used_at: Instant | null
}

interface SecondFactorTable {
  person_id: string
  /** What the authenticator app knows too, encrypted. */
  sealed_secret: string
  begun_at: Instant
  /** Null until a code showed that the app is set up; it is not asked for before. */
  confirmed_at: Instant | null
  /** The 30 seconds whose code was used last, counted from 1970: none is used twice. */
  last_step: number | null
  /** In hexadecimal; of all the person's backup codes. */
  backup_salt: string | null
}

interface BackupCodeTable {
  person_id: string
  /** scrypt, in hexadecimal. */
  code_hash: string
  used_at: Instant | null
}

interface SignInTryTable {
  id: string
  /** A keyed hash of what is counted: whose account, or which address. */
  key_hash: string
  at: Instant
}

export type LinkPurpose = 'set_up' | 'invite' | 'reset'
