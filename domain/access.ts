/**
 * Who may do what: one table of rights by route. The server looks every route
 * up here before its handler runs; a route without a right cannot be served.
 */

/**
 * From reading to administering; `public` needs no sign-in. Whoever may not
 * `see_small_groups` is answered without them, never refused for it.
 */
export const RIGHTS = [
  'public',
  'read',
  'see_small_groups',
  'observe',
  'edit_plan',
  'administer',
] as const
export type Right = (typeof RIGHTS)[number]

export const ROLES = ['coordinator', 'editor', 'viewer'] as const
export type Role = (typeof ROLES)[number]

const ROLE_RIGHTS: Record<Role, readonly Right[]> = {
  coordinator: ['public', 'read', 'see_small_groups', 'observe', 'edit_plan', 'administer'],
  editor: ['public', 'read', 'see_small_groups', 'observe', 'edit_plan'],
  viewer: ['public', 'read'],
}

/** The right that each method and path asks for. Paths are below `/api/v1`. */
export const ROUTE_RIGHTS: Readonly<Record<string, Right>> = {
  'GET /openapi.json': 'public',
  'GET /me': 'read',
  'GET /settings': 'read',
  'PATCH /settings': 'administer',
  'GET /years': 'read',
  'POST /years': 'administer',
  'GET /years/{year}': 'read',
  'PATCH /years/{year}': 'administer',
  'GET /years/{year}/cycles': 'read',
  'PATCH /cycles/{id}': 'administer',
  'GET /divisions': 'read',
  'POST /divisions': 'administer',
  'GET /divisions/{id}': 'read',
  'PATCH /divisions/{id}': 'administer',
  'GET /departments': 'read',
  'POST /departments': 'administer',
  'GET /departments/{id}': 'read',
  'PATCH /departments/{id}': 'administer',
  'GET /sites': 'read',
  'POST /sites': 'administer',
  'GET /sites/{id}': 'read',
  'PATCH /sites/{id}': 'administer',
  'GET /plans': 'read',
  'POST /plans': 'edit_plan',
  'POST /plans/import': 'edit_plan',
  'GET /plans/{id}': 'read',
  'PATCH /plans/{id}': 'edit_plan',
  'POST /chains': 'edit_plan',
  'PATCH /chains/{id}': 'edit_plan',
  'DELETE /chains/{id}': 'edit_plan',
  'POST /priorities': 'edit_plan',
  'PATCH /priorities/{id}': 'edit_plan',
  'DELETE /priorities/{id}': 'edit_plan',
  'POST /actions': 'edit_plan',
  'PATCH /actions/{id}': 'edit_plan',
  'DELETE /actions/{id}': 'edit_plan',
  'POST /metrics': 'edit_plan',
  'GET /metrics/{id}': 'read',
  'PATCH /metrics/{id}': 'edit_plan',
  'DELETE /metrics/{id}': 'edit_plan',
  'GET /metrics/{id}/series': 'read',
  'GET /metrics/{id}/grid': 'read',
  'PUT /metrics/{id}/grid': 'edit_plan',
  'POST /milestones': 'edit_plan',
  'PATCH /milestones/{id}': 'edit_plan',
  'DELETE /milestones/{id}': 'edit_plan',
  'GET /events': 'read',
  'POST /events': 'edit_plan',
  'PATCH /events/{id}': 'edit_plan',
  'DELETE /events/{id}': 'edit_plan',
  'GET /observations': 'read',
  'POST /observations': 'observe',
  'GET /observations/{id}': 'read',
  'PATCH /observations/{id}': 'observe',
  'DELETE /observations/{id}': 'observe',
  'GET /observations/{id}/history': 'read',
  'GET /dashboard': 'read',
  'GET /privacy/audit': 'administer',
  'GET /grid': 'read',
  'GET /export/observations.csv': 'read',
  'GET /export/progress.csv': 'read',
  'GET /export/metrics.csv': 'read',
}

/** Whether a role holds a right. */
export function mayUse(role: Role, right: Right): boolean {
  return ROLE_RIGHTS[role].includes(right)
}

/** The right a route asks for, or undefined when it is not in the table. */
export function rightFor(method: string, path: string): Right | undefined {
  return ROUTE_RIGHTS[`${method.toUpperCase()} ${path}`]
}
