import { context } from '@actions/github';
import type { WorkflowEvent } from '../key/missing-key.ts';

/** The event of this run, from the variables and the file that the runner gives. */
export function readWorkflowEvent(): WorkflowEvent {
  return {
    eventName: context.eventName ?? '',
    actor: context.actor ?? '',
    payload: context.payload,
  };
}
