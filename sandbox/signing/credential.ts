import { ALGORITHM } from "./sign";

export type Credential = { appId: string; time: string; at: Date };

/** Reads `<AppID>/<yyyymmddHHMMSS>/Wonder-RSA-SHA256`; null when it has any other form. */
export function parseCredential(header: string | undefined): Credential | null {
  const [appId, time, algorithm, ...rest] = (header ?? "").split("/");
  if (!appId || !time || algorithm !== ALGORITHM || rest.length > 0) return null;
  const at = parseTime(time);
  return at ? { appId, time, at } : null;
}

export function formatCredential(appId: string, time: string): string {
  return `${appId}/${time}/${ALGORITHM}`;
}

/** UTC as the 14 digits of the credential. */
export function credentialTime(at: Date): string {
  return at.toISOString().replace(/\D/g, "").slice(0, 14);
}

function parseTime(digits: string): Date | null {
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(digits);
  if (!found) return null;
  const [, year, month, day, hour, minute, second] = found;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return !Number.isNaN(at.getTime()) && credentialTime(at) === digits ? at : null;
}
