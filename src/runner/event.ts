import { context } from '@actions/github';
import type { EventFacts } from './missing-secret.ts';

/** The event of this run, from the variables and the file that the runner gives. */
export function readEvent(): EventFacts {
  return {
    eventName: context.eventName ?? '',
    actor: context.actor ?? '',
    payload: context.payload,
  };
}
