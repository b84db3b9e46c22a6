/** The page that counts a file, as a person goes through it, and everything that it sends. */

import type { Page, Request } from 'playwright-core'

export interface Sent {
  method: string
  url: string
  headers: Record<string, string>
  body: string | null
}

/** Everything that the page and its workers send, also by beacon and socket. */
export function watch(page: Page): Sent[] {
  const sent: Sent[] = []
  page.context().on('request', (request: Request) => {
    sent.push({
      method: request.method(),
      url: request.url(),
      headers: request.headers(),
      body: request.postDataBuffer()?.toString('latin1') ?? null,
    })
  })
  page.on('websocket', (socket) =>
    sent.push({ method: 'SOCKET', url: socket.url(), headers: {}, body: null }),
  )
  return sent
}

/** Gives the page a file. */
export async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  const file = { name, mimeType: 'text/csv', buffer }
  await page.locator('input[type=file]').setInputFiles(file)
}

/** Waits for a step of the page. */
export async function step(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 2, name }).waitFor()
}

/** What the record holds of a metric. */
export async function observations(page: Page, address: string, metric: string): Promise<string> {
  const path = `${address}/api/v1/observations?metric=${metric}&limit=500`
  return (await page.request.get(path)).text()
}

/** Goes on by Tab until something with the text has the focus. */
export async function tabTo(page: Page, text: string | RegExp): Promise<void> {
  for (let stop = 0; stop < 80; stop += 1) {
    await page.keyboard.press('Tab')
    const there = await focused(page)
    if (typeof text === 'string' ? there === text : text.test(there)) return
  }
  throw new Error(`Tab does not lead to ${text}`)
}

/** The text of what has the focus. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '')
}
