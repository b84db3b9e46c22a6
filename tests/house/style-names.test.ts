import { globSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'

import { expect, test } from 'vitest'

const STYLES = resolve(import.meta.dirname, '../../web/styles')
/** Sheets that alter what another sheet has named, for narrow windows and for paper. */
const ALTERS = /-(?:narrow|width)\.css$|^print\.css$/

test('a class is named by one style sheet, so that no page styles another’s parts', () => {
  const named = globSync('*.css', { cwd: STYLES })
    .filter((sheet) => !ALTERS.test(basename(sheet)))
    .flatMap((sheet) => {
      const css = readFileSync(resolve(STYLES, sheet), 'utf8').replaceAll(/\/\*.*?\*\//gs, '')
      const selectors = Array.from(css.matchAll(/([^{}]+)\{/g), ([, list = '']) => list.split(','))
      const alone = selectors.flat().map((selector) => selector.trim())
      return [...new Set(alone.filter((selector) => /^\.[a-z][\w-]*$/.test(selector)))].map(
        (selector) => ({ selector, sheet }),
      )
    })
  expect(named.length).toBeGreaterThan(200)
  const twice = Array.from(Map.groupBy(named, ({ selector }) => selector))
    .filter(([, places]) => places.length > 1)
    .map(([selector, places]) => `${selector}: ${places.map(({ sheet }) => sheet).join(', ')}`)
  expect(twice).toEqual([])
})
