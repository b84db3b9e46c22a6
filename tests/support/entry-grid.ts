/** The grid in which a department logs a quarter, as a person uses it. */

import type { Page } from 'playwright-core'

import type { EntryDepartment } from './entry-department.ts'

/** A cell by its place, the first row and column being 0. */
export function gridCell(page: Page, row: number, column: number) {
  return page.locator('.entry-grid tbody tr').nth(row).locator('td').nth(column)
}

/** What stands in a cell. */
export async function valueAt(page: Page, row: number, column: number): Promise<string | null> {
  return gridCell(page, row, column).locator('.entry-text').textContent()
}

/** Waits until nothing is left to save. */
export async function saved(page: Page): Promise<void> {
  await page.getByText(/All saved|Nothing to save/).waitFor()
}

/** Pastes a block for every metric and site, as from a spreadsheet. */
export async function paste(
  page: Page,
  { metricIds, siteNames }: EntryDepartment,
  text: (metric: number, place: number) => string,
): Promise<void> {
  const lines = metricIds.map((_, metric) =>
    siteNames.map((__, place) => text(metric, place)).join('\t'),
  )
  await gridCell(page, 0, 0).focus()
  await page.evaluate((block) => {
    const data = new DataTransfer()
    data.setData('text/plain', block)
    const event = new ClipboardEvent('paste', {
      clipboardData: data,
      bubbles: true,
      cancelable: true,
    })
    document.activeElement?.dispatchEvent(event)
  }, lines.join('\r\n'))
}
