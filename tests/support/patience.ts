/** A page that comes late on a busy machine is waited for; only what never comes fails. */

import { configure } from '@testing-library/preact'

configure({ asyncUtilTimeout: 8000 })
