import { describe } from '@jest/globals'
import { describeAccess } from './access-contract.ts'
import { describeAgendas } from './agenda-contract.ts'
import { describeApiTokens } from './api-token-contract.ts'
import { describeAsks } from './ask-contract.ts'
import { describeAudit } from './audit-contract.ts'
import { describeCalendars } from './calendar-contract.ts'
import { describeCycles } from './cycle-contract.ts'
import { describeDeliveries } from './delivery-contract.ts'
import { describeDeliveryTimes } from './delivery-times-contract.ts'
import { describeDigests } from './digest-contract.ts'
import { describeEntries } from './entry-contract.ts'
import { describeNeeds } from './need-contract.ts'
import { describeOrganisation } from './organisation-contract.ts'
import { describeCommitments, describePractices } from './practice-contract.ts'
import { describeReports } from './report-contract.ts'
import { describeRhythms } from './rhythm-contract.ts'
import { describeStance } from './stance-contract.ts'
import type { OpenStores } from './store-fixture.ts'
import { describeTemplates } from './template-contract.ts'
import { describeToldBack } from './told-back-contract.ts'
import { describeWebhooks } from './webhook-contract.ts'

/** What every implementation of the stores does; `open` gives empty ones each time. */
export function describeStores(name: string, open: OpenStores): void {
  describe(name, () => {
    describeAudit(open)
    describeOrganisation(open)
    describeCycles(open)
    describeDeliveries(open)
    describeDeliveryTimes(open)
    describeAsks(open)
    describeEntries(open)
    describeDigests(open)
    describePractices(open)
    describeCommitments(open)
    describeNeeds(open)
    describeAgendas(open)
    describeToldBack(open)
    describeStance(open)
    describeReports(open)
    describeTemplates(open)
    describeCalendars(open)
    describeRhythms(open)
    describeAccess(open)
    describeApiTokens(open)
    describeWebhooks(open)
  })
}
