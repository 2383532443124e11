import type { Role } from "@/lib/auth/permissions";

/** One of the demo's people, with what the sign-in form needs. */
export interface DemoSignIn {
  email: string;
  name: string;
  role: Role;
  password: string;
}
