import { useState } from 'react'
import type { JobProgress, JobStart } from '../../../shared/contract/jobs'
import { useBridge } from '../../bridge/bridge-context'
import { useJobs } from '../../bridge/hooks'
import { isLost, type HostAnswer } from '../../bridge/host-client'

export type Start = JobStart | HostAnswer<'startImport'>

export interface JobState {
  /** Undefined until it was started and heard of. */
  readonly job: JobProgress | undefined
  readonly isRunning: boolean
  readonly refusal: Extract<JobStart, { readonly kind: 'refused' }>['reason'] | 'lost' | null
  readonly start: (ask: () => Promise<Start>) => void
  readonly cancel: () => void
  /** Puts the report away and makes room for another. */
  readonly forget: () => void
}

/** One import or export from its start to its report; it goes on when the dialog is closed. */
export function useJob(kind: JobProgress['kind']): JobState {
  const { client, view } = useBridge()
  const [jobId, setJobId] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<JobState['refusal']>(null)
  const jobs = useJobs()
  const job =
    jobs.find((each) => each.jobId === jobId) ??
    jobs.find((each) => each.kind === kind && each.outcome === null)
  const isStarting = jobId !== null && !job
  return {
    job,
    isRunning: isStarting || (!!job && job.outcome === null),
    refusal,
    start: (ask) => {
      setRefusal(null)
      void ask().then((answer) => {
        if (isLost(answer)) setRefusal('lost')
        else if (answer.kind === 'refused') setRefusal(answer.reason)
        else setJobId(answer.jobId)
      })
    },
    cancel: () => {
      if (job) void client.request('cancelJob', { jobId: job.jobId })
    },
    forget: () => {
      if (job) view.forgetJob(job.jobId)
      setJobId(null)
    },
  }
}
