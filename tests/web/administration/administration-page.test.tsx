import { cleanup, screen, within } from '@testing-library/preact'
import { afterEach, describe, expect, test } from 'vitest'

import { RIGHTS, ROLES, ROUTES } from '../../../domain/access.ts'
import { holdingOf } from '../../../web/administration/RightsPage.tsx'
import { accessWords } from '../../../web/words/access.ts'
import { accessibilityProblems } from '../../support/accessibility.ts'
import { ME, openPage } from '../../support/pages.tsx'

const SLOW = { timeout: 15_000 }

describe('the administration', () => {
  afterEach(cleanup)

  test('leads to what the asker may administer', async () => {
    const { container } = openPage('/administration', {})
    await screen.findByRole('heading', { level: 1, name: 'Administration' }, SLOW)
    const main = within(screen.getByRole('main'))
    const links = main.getAllByRole('link').map((link) => link.getAttribute('href'))
    expect(links).toEqual([
      '/administration/people',
      '/administration/keys',
      '/administration/settings',
      '/administration/imports',
      '/administration/reminders',
      '/administration/log',
      '/administration/rights',
      '/administration/small-groups',
    ])
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('says so where nothing is theirs, and the foot of the page does not lead there', async () => {
    const me = { ...ME, role: 'viewer', rights: ['public', 'read', 'read_district'] }
    openPage('/administration', { '/me': me })
    expect(await screen.findByText('Nothing here is yours to administer', {}, SLOW)).toBeTruthy()
    expect(screen.queryByRole('link', { name: 'Administration' })).toBeNull()
  })

  test('prints the table of rights that the server asks', async () => {
    const { container } = openPage('/administration/rights', {})
    await screen.findByRole('heading', { level: 1, name: 'Roles and rights' }, SLOW)
    const [roles, routes] = screen.getAllByRole('table')
    expect(roles?.querySelectorAll('tbody tr')).toHaveLength(RIGHTS.length)
    expect(routes?.querySelectorAll('tbody tr')).toHaveLength(Object.keys(ROUTES).length)
    const row = screen.getByRole('row', { name: /^Record, correct/ })
    const cells = [...row.querySelectorAll('td')].map(({ textContent }) => textContent)
    const held = 'In their departments'
    expect(cells).toEqual(['Yes', held, held, 'No', 'No', held, 'No'])
    expect(await accessibilityProblems(container)).toEqual([])
  })
})

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

test('docs/rights.md is the table of rights', async () => {
  const { roles, rights } = accessWords()
  const text = [
    '# Roles and rights',
    '',
    'Made from `domain/access.ts`; a test compares. An owner, an editor and an API key hold their rights in the',
    'departments they are named for. What somebody may not read is answered as if it were not there.',
    '',
    line(['right', ...ROLES.map((role) => roles[role])]),
    line(['---', ...ROLES.map(() => '---')]),
    ...RIGHTS.map((right) =>
      line([rights[right], ...ROLES.map((role) => holdingOf(role, right).toLowerCase())]),
    ),
    '',
    '## What each route asks for',
    '',
    line(['route', 'right', 'asks again who it is after 10 minutes']),
    line(['---', '---', '---']),
    ...Object.entries(ROUTES).map(([route, { right, proof }]) =>
      line([`\`${route}\``, rights[right], proof ? 'yes' : '']),
    ),
    '',
  ].join('\n')
  await expect(text).toMatchFileSnapshot('../../../docs/rights.md')
})
