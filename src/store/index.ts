import type { Stores } from '../ports.ts'
import { createAccessStore } from './access-store.ts'
import { createAgendaStore } from './agenda-store.ts'
import { createApiTokenStore } from './api-token-store.ts'
import { createAskStore } from './ask-store.ts'
import { createAuditStore } from './audit-store.ts'
import { createCalendarStore } from './calendar-store.ts'
import { createCommitmentStore } from './commitment-store.ts'
import { createCycleStore } from './cycle-store.ts'
import { createDeliveryStore } from './delivery-store.ts'
import { createDepartmentStore } from './department-store.ts'
import { createDigestStore } from './digest-store.ts'
import { createEntryStore } from './entry-store.ts'
import { createFeedbackStore } from './feedback-store.ts'
import { createMemberStore } from './member-store.ts'
import { createNeedStore } from './need-store.ts'
import { createNudgeStore } from './nudge-store.ts'
import type { Database } from './open-database.ts'
import { createOrganisationStore } from './organisation-store.ts'
import { createPlaygroundStore } from './playground-store.ts'
import { createPracticeStore } from './practice-store.ts'
import { createReportStore } from './report-store.ts'
import { createRhythmStore } from './rhythm-store.ts'
import { createSettingStore } from './setting-store.ts'
import { createStanceStore } from './stance-store.ts'
import { createTeamStore } from './team-store.ts'
import { createTemplateStore } from './template-store.ts'
import { createToldBackStore } from './told-back-store.ts'
import { createWebhookStore } from './webhook-store.ts'

/** All stores over one open, migrated database. */
export function createStores(database: Pick<Database, 'prisma' | 'inTransaction'>): Stores {
  const { prisma } = database
  return {
    organisation: createOrganisationStore(prisma),
    teams: createTeamStore(prisma),
    members: createMemberStore(prisma),
    cycles: createCycleStore(prisma),
    nudges: createNudgeStore(prisma),
    deliveries: createDeliveryStore(database),
    asks: createAskStore(prisma),
    entries: createEntryStore(prisma),
    feedback: createFeedbackStore(prisma),
    stance: createStanceStore(prisma),
    rhythms: createRhythmStore(prisma),
    calendars: createCalendarStore(prisma),
    audit: createAuditStore(prisma),
    reports: createReportStore(prisma),
    digests: createDigestStore(prisma),
    practices: createPracticeStore(prisma),
    commitments: createCommitmentStore(prisma),
    needs: createNeedStore(prisma),
    departments: createDepartmentStore(prisma),
    agendas: createAgendaStore(prisma),
    toldBack: createToldBackStore(prisma),
    templates: createTemplateStore(prisma),
    access: createAccessStore(prisma),
    apiTokens: createApiTokenStore(prisma),
    webhooks: createWebhookStore(prisma),
    settings: createSettingStore(prisma),
    playground: createPlaygroundStore(prisma),
  }
}
