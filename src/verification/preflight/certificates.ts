import type { ResourceList } from '../../api/response.ts';

/** A remark on resources that were read, and whether they prove the check nevertheless. */
export interface Remark {
  readonly text: string;
  readonly isProven: boolean;
}

/** The time before its end in which a certificate is reported. Seconds. */
const expiryWarningSeconds = 30 * 24 * 60 * 60;

/** Remarks on certificates that expire within 30 days of `now`, in Unix seconds: how many, and the first of them. */
export function certificatesExpireSoon({ items }: ResourceList, now: number): Remark | undefined {
  const ends = items
    .map(({ attributes: { expirationDate, certificateType } }) => ({
      seconds: Date.parse(String(expirationDate)) / 1000,
      type: String(certificateType),
    }))
    .filter(({ seconds }) => seconds > now && seconds <= now + expiryWarningSeconds)
    .sort((one, other) => one.seconds - other.seconds);
  const [first] = ends;
  if (first === undefined) return undefined;
  const date = new Date(first.seconds * 1000).toISOString().slice(0, 10);
  const type = /^[A-Z][A-Z_]{1,60}$/.test(first.type) ? `${first.type}, ` : ''; // the body is not trusted
  return {
    text: `${ends.length === 1 ? '1 certificate expires' : `${ends.length} certificates expire`} within 30 days, the first (${type}expires ${date}). Ask the Account Holder or an Admin to renew what the job uses.`,
    isProven: true,
  };
}

/** Remarks on a team without a distribution certificate. */
export function noCertificates({ items }: ResourceList): Remark | undefined {
  if (items.length > 0) return undefined;
  return {
    text: 'The team has no distribution certificate, and without one even an Admin key may fail to sign in the cloud. Ask the Account Holder or an Admin to create one: https://developer.apple.com/account/resources/certificates.',
    isProven: false,
  };
}
