/** What a browser calls itself, in a few words. */

import { signInWords } from '../words/sign-in.ts'

// The first that fits: most browsers also name the ones they descend from.
const BROWSERS = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
] as const
const SYSTEMS = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
] as const

/** `Firefox on Windows`; what it cannot tell it leaves out. */
export function browserName(userAgent: string | null): string {
  const say = signInWords().accountPage
  const agent = userAgent ?? ''
  const browser = BROWSERS.find(([, pattern]) => pattern.test(agent))?.[0] ?? say.unknownBrowser
  const system = SYSTEMS.find(([, pattern]) => pattern.test(agent))?.[0]
  return system === undefined ? browser : say.on(browser, system)
}
