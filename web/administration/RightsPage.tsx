import type { Right, Role, RouteAccess } from '../../domain/access.ts'
import { RIGHTS, ROLES, ROUTES, isBoundRole, mayUse } from '../../domain/access.ts'
import type { Column } from '../shared/DataTable.tsx'
import { DataTable } from '../shared/DataTable.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { accessWords } from '../words/access.ts'

/** The table of rights as the server asks it: `/administration/rights`. */
export function RightsPage() {
  const say = accessWords().rightsPage
  return (
    <>
      <PageHead title={say.name} eyebrow={say.eyebrow} lede={say.lede} />
      <section class="section rights-table">
        <h2>{say.roles}</h2>
        <p>{say.bound}</p>
        <DataTable
          caption={say.roles}
          captionHidden
          columns={roleColumns()}
          rows={RIGHTS}
          rowKey={(right) => right}
        />
      </section>
      <section class="section">
        <h2>{say.routes}</h2>
        <DataTable
          caption={say.routes}
          captionHidden
          columns={routeColumns()}
          rows={Object.entries(ROUTES).toSorted(byRight)}
          rowKey={([route]) => route}
          phone="list"
        />
      </section>
    </>
  )
}

/** How far a role holds a right, in a word. */
export function holdingOf(role: Role, right: Right): string {
  const say = accessWords().rightsPage
  if (!mayUse(role, right)) return say.no
  const isEverywhere = !isBoundRole(role) || right === 'public' || right === 'read_district'
  return isEverywhere ? say.yes : say.inDepartments
}

function roleColumns(): Column<Right>[] {
  const { roles, rights, rightsPage: say } = accessWords()
  return [
    { key: 'right', header: say.right, rowHeader: true, renderCell: (right) => rights[right] },
    ...ROLES.map((role): Column<Right> => ({
      key: role,
      header: roles[role],
      renderCell: (right) =>
        mayUse(role, right) ? holdingOf(role, right) : <span class="quiet">{say.no}</span>,
    })),
  ]
}

function routeColumns(): Column<[string, RouteAccess]>[] {
  const { rights, rightsPage: say } = accessWords()
  return [
    {
      key: 'route',
      header: say.route,
      rowHeader: true,
      renderCell: ([route]) => <code>{route}</code>,
    },
    { key: 'right', header: say.right, renderCell: ([, { right }]) => rights[right] },
    { key: 'proof', header: say.proof, renderCell: ([, { proof }]) => (proof ? say.yes : '') },
  ]
}

function byRight([, a]: [string, { right: Right }], [, b]: [string, { right: Right }]): number {
  return RIGHTS.indexOf(a.right) - RIGHTS.indexOf(b.right)
}
