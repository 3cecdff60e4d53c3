import { context } from '@actions/github';
import type { WorkflowEvent } from '../key/missing-key.ts';

/** Reads the event of this run from the variables and the file that the runner provides. */
export function readWorkflowEvent(): WorkflowEvent {
  return {
    eventName: context.eventName ?? '',
    actor: context.actor ?? '',
    payload: context.payload,
  };
}
